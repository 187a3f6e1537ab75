"""Each cross-check fails when a figure it guards is changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coursebook.datasets import _load
from tests.unit.datasets import test_cross_checks as checks

FAULTS = [
    (checks.test_member_counts_are_those_nato_states, "nato_members", "1982-05-30", "1983-05-30"),
    (
        checks.test_accession_falls_in_the_year_and_on_the_day_of_its_round,
        "nato_members",
        "2009-04-01",
        "2009-04-02",
    ),
    (
        checks.test_former_pact_members_are_those_of_the_pact,
        "nato_members",
        "2004,false,false",
        "2004,true,false",
    ),
    (checks.test_eu_member_counts_are_those_the_union_states, "eu_members", "1986", "1987"),
    (
        checks.test_borders_add_up_to_the_totals_their_publishers_print,
        "border_russia_other",
        "1312",
        "1321",
    ),
    (
        checks.test_border_totals_are_the_sums_of_their_parts,
        "border_totals",
        "1317.0",
        "1371.0",
    ),
    (
        checks.test_border_totals_before_and_after_finland_are_near_what_nato_is_quoted_with,
        "border_totals",
        "2559.5",
        "2955.5",
    ),
    (checks.test_nato_territory_never_moves_away, "distances", "Latvia,589", "Latvia,985"),
    (checks.test_votes_add_up_to_the_members_of_the_day, "un_votes", "141,5,35", "140,5,35"),
    (checks.test_events_repeat_the_counts_of_the_votes, "un_votes", "100,11,58", "101,10,58"),
    (checks.test_warheads_are_the_sum_of_their_parts, "nuclear_deployed", "1674", "1764"),
    (
        checks.test_the_two_warhead_tables_agree_where_they_meet,
        "nuclear_warheads",
        "2023,4489",
        "2023,4498",
    ),
    (
        checks.test_declared_warheads_keep_the_limit_once_it_applied,
        "new_start_declared",
        "1474,1515",
        "1474,1551",
    ),
    (
        checks.test_sipri_totals_for_2024_are_those_it_announced,
        "defence_spending",
        "1506.1",
        "1560",
    ),
    (
        checks.test_russias_share_follows_from_levels_of_two_publishers,
        "russia_economy",
        "2186.5",
        "1286.5",
    ),
    (
        checks.test_the_allies_share_follows_from_sipri_and_the_world_bank,
        "nato_defence_share",
        "NATO,All allies,2024,2.71",
        "NATO,All allies,2024,2.17",
    ),
    (
        checks.test_the_number_of_allies_at_two_per_cent_is_the_one_nato_gave,
        "nato_defence_share",
        "POL,Poland,2024,4.12",
        "POL,Poland,2024,1.42",
    ),
    (
        checks.test_shares_and_index_of_the_russian_economy_follow_from_its_levels,
        "russia_economy",
        "-14.531",
        "-41.531",
    ),
    (
        checks.test_battlegroups_add_up_to_the_total_nato_stated,
        "forward_presence",
        "1430",
        "1340",
    ),
    (checks.test_ranges_are_the_right_way_round, "exercises", "12500,13000", "15200,13000"),
    (checks.test_treaties_do_not_end_before_they_begin, "treaties", "2002-06-13", "1972-06-13"),
    (checks.test_answers_leave_room_for_the_undecided, "levada_approval", ",89,10,", ",89,20,"),
    (
        checks.test_the_allies_have_more_soldiers_than_their_largest_member,
        "armed_forces",
        "1615,3775",
        "3775,1615",
    ),
]


@pytest.mark.parametrize(
    ("check", "name", "old", "new"), FAULTS, ids=[f"{each[1]}-{each[2]}" for each in FAULTS]
)
def test_a_changed_figure_fails_its_check(
    package: Path,
    damage: Callable[[str, str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    check: Callable[[], None],
    name: str,
    old: str,
    new: str,
) -> None:
    damage(f"{name}.csv", old, new)
    monkeypatch.setattr(_load, "_load", lambda table: _load.read_table(table, package))
    with pytest.raises(AssertionError):
        check()
