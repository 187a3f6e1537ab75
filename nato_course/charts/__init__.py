"""One function a figure, each returning an Altair chart that is complete in itself.

Importing this layer registers the course's theme and renderer with Altair and uses them.
"""

from nato_course.charts._figure import figure
from nato_course.charts._renderer import enable
from nato_course.charts.borders import border_by_round, distance_by_round
from nato_course.charts.deterrence import deterrence_lines
from nato_course.charts.dynamics import arms_paths, phase_plane, spiral_paths
from nato_course.charts.economy import russia_economy
from nato_course.charts.enlargement import members_over_time
from nato_course.charts.missile_defence import warheads_arriving
from nato_course.charts.relations import relationship_timeline
from nato_course.charts.stance import (
    approval_and_events,
    presence_in_the_east,
    warheads_and_interceptors,
)

__all__ = [
    "approval_and_events",
    "arms_paths",
    "border_by_round",
    "deterrence_lines",
    "distance_by_round",
    "figure",
    "members_over_time",
    "phase_plane",
    "presence_in_the_east",
    "relationship_timeline",
    "russia_economy",
    "spiral_paths",
    "warheads_and_interceptors",
    "warheads_arriving",
]

enable()
