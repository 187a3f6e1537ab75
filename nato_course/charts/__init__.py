"""One function a figure, each returning an Altair chart that is complete in itself.

Importing this layer registers the course's theme and renderer with Altair and uses them.
"""

from coursebook.figures._figure import figure
from coursebook.figures._form import Figure
from coursebook.figures._renderer import enable
from nato_course.charts.arms_plane import plane_with_spending, spending_rows, stability_map
from nato_course.charts.borders import border_by_round, distance_by_round
from nato_course.charts.burden import exercise_ratios, forces_east
from nato_course.charts.commitments import allied_defence_shares, battlegroups, joining_polls
from nato_course.charts.consequences import exercise_sizes, largest_exercises, troops_and_members
from nato_course.charts.deterrence import deterrence_lines
from nato_course.charts.dilemma import tournament_scores, trust_threshold
from nato_course.charts.dynamics import arms_paths, spiral_paths
from nato_course.charts.economy import russia_economy
from nato_course.charts.enlargement import members_over_time
from nato_course.charts.missile_defence import warheads_arriving
from nato_course.charts.opinion import approval_with_events, change_against_placebos
from nato_course.charts.plane import phase_plane
from nato_course.charts.readings import approval_as_read, approval_reading
from nato_course.charts.relations import relationship_timeline
from nato_course.charts.russian_polls import russian_views_of_nato
from nato_course.charts.spending import military_spending, spending_by_country
from nato_course.charts.stance import presence_in_the_east, warheads_and_interceptors
from nato_course.charts.verdicts import verdicts_by_kind, verdicts_by_section

__all__ = [
    "Figure",
    "allied_defence_shares",
    "approval_as_read",
    "approval_reading",
    "approval_with_events",
    "arms_paths",
    "battlegroups",
    "border_by_round",
    "change_against_placebos",
    "deterrence_lines",
    "distance_by_round",
    "exercise_ratios",
    "exercise_sizes",
    "figure",
    "forces_east",
    "joining_polls",
    "largest_exercises",
    "members_over_time",
    "military_spending",
    "phase_plane",
    "plane_with_spending",
    "presence_in_the_east",
    "relationship_timeline",
    "russia_economy",
    "russian_views_of_nato",
    "spending_by_country",
    "spending_rows",
    "spiral_paths",
    "stability_map",
    "tournament_scores",
    "troops_and_members",
    "trust_threshold",
    "verdicts_by_kind",
    "verdicts_by_section",
    "warheads_and_interceptors",
    "warheads_arriving",
]

enable()
