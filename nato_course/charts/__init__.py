"""One function a figure, each returning an Altair chart that is complete in itself.

Importing this layer registers the course's theme and renderer with Altair and uses them.
"""

from nato_course.charts._figure import figure
from nato_course.charts._renderer import enable
from nato_course.charts.borders import border_by_round, distance_by_round
from nato_course.charts.burden import exercise_ratios, forces_east, spending_by_country
from nato_course.charts.dynamics import arms_paths, phase_plane, spiral_paths
from nato_course.charts.economy import russia_economy
from nato_course.charts.enlargement import members_over_time
from nato_course.charts.opinion import approval_with_events, change_against_placebos
from nato_course.charts.relations import relationship_timeline

__all__ = [
    "approval_with_events",
    "arms_paths",
    "border_by_round",
    "change_against_placebos",
    "distance_by_round",
    "exercise_ratios",
    "figure",
    "forces_east",
    "members_over_time",
    "phase_plane",
    "relationship_timeline",
    "russia_economy",
    "spending_by_country",
    "spiral_paths",
]

enable()
