"""The figure of membership agrees with the list of members."""

from coursebook.figures._figure import rows
from nato_course import charts, datasets


def test_members_after_each_round_agree_with_the_list_of_members() -> None:
    members = datasets.load("nato_members")
    for row in rows(charts.members_over_time().to_dict()):
        assert row["members"] == sum(member.round <= row["year"] for member in members)
