"""Figures checked against statements and tables they don't come from."""

from datetime import date
from itertools import pairwise

import pytest

from nato_course import datasets


def test_member_counts_are_those_nato_states() -> None:
    stated = {1949: 12, 1952: 14, 1955: 15, 1982: 16, 1990: 16, 1999: 19, 2004: 26, 2009: 28}
    stated |= {2017: 29, 2020: 30, 2023: 31, 2024: 32}
    years = [row.accession_date.year for row in datasets.load("nato_members")]
    for row in datasets.load("nato_rounds"):
        counted = sum(year <= row.round for year in years)
        assert stated[row.round] == counted == row.members_after


def test_accession_falls_in_the_year_and_on_the_day_of_its_round() -> None:
    days = {row.round: row.date for row in datasets.load("nato_rounds")}
    for row in datasets.load("nato_members"):
        assert row.accession_date == days[row.round]


def test_former_pact_members_are_those_of_the_pact() -> None:
    pact = {row.iso3 for row in datasets.load("blocs") if row.organisation == "Warsaw Pact"}
    assert len(pact) == 8
    heirs = (pact - {"CSK", "DDR", "SUN"}) | {"CZE", "SVK"}
    flagged = {row.iso3 for row in datasets.load("nato_members") if row.former_warsaw_pact}
    assert flagged == heirs


def test_eu_member_counts_are_those_the_union_states() -> None:
    stated = {
        1958: 6,
        1973: 9,
        1981: 10,
        1986: 12,
        1995: 15,
        2004: 25,
        2007: 27,
        2013: 28,
        2020: 27,
    }
    rows = datasets.load("eu_members")
    for year, count in stated.items():
        day = date(year, 12, 31)
        assert count == sum(r.joined <= day and (r.left is None or r.left > day) for r in rows)


def test_borders_add_up_to_the_totals_their_publishers_print() -> None:
    members, others = datasets.load("border_russia_nato"), datasets.load("border_russia_other")
    lengths = [(row.cia_factbook_km, row.geography_of_russia_km) for row in members]
    lengths += [(row.cia_factbook_km, row.geography_of_russia_km) for row in others]
    assert sum(length for length, _ in lengths) == 22407
    assert sum(length for _, length in lengths) == pytest.approx(20097, abs=0.6)


def test_border_totals_are_the_sums_of_their_parts() -> None:
    rounds = {row.iso3: row.round for row in datasets.load("nato_members")}
    borders = datasets.load("border_russia_nato")
    for total in datasets.load("border_totals"):
        within = [row for row in borders if rounds[row.iso3] <= total.round]
        assert total.countries == tuple(row.iso3 for row in within)
        parts = sum(getattr(row, f"{total.measurement}_km") for row in within)
        assert total.total_km == pytest.approx(parts, abs=0.05)


def test_border_totals_before_and_after_finland_are_near_what_nato_is_quoted_with() -> None:
    quoted = {2020: 1213, 2023: 2552}
    totals = {(row.round, row.measurement): row.total_km for row in datasets.load("border_totals")}
    for year, length in quoted.items():
        assert totals[year, "geography_of_russia"] == pytest.approx(length, rel=0.01)
        assert totals[year, "cia_factbook"] == pytest.approx(length, rel=0.09)
    assert totals[1990, "cia_factbook"] == 191


def test_nato_territory_never_moves_away() -> None:
    rows = datasets.load("distances")
    for city in {row.city for row in rows}:
        way = [row.distance_km for row in rows if row.city == city]
        assert all(later <= earlier for earlier, later in pairwise(way))


def test_votes_add_up_to_the_members_of_the_day() -> None:
    for row in datasets.load("un_votes"):
        assert row.yes + row.no + row.abstain + row.not_voting == row.members
        assert row.members == {"General Assembly": 193, "Security Council": 15}[row.organ]


def test_events_repeat_the_counts_of_the_votes() -> None:
    votes = {row.resolution: row for row in datasets.load("un_votes")}
    told = {row.id: row.description for row in datasets.load("events")}
    for event, resolution in (
        ("resolution-68-262", "A/RES/68/262"),
        ("resolution-es-11-1", "A/RES/ES-11/1"),
        ("resolution-es-11-4", "A/RES/ES-11/4"),
    ):
        vote = votes[resolution]
        assert f"{vote.yes} votes to {vote.no} with {vote.abstain}" in told[event]


def test_warheads_are_the_sum_of_their_parts() -> None:
    for row in datasets.load("nuclear_deployed"):
        if None not in (row.deployed_warheads, row.reserve_warheads):
            assert row.stockpile_warheads == row.deployed_warheads + row.reserve_warheads  # type: ignore[operator]
        if None not in (row.stockpile_warheads, row.retired_warheads):
            assert row.inventory_warheads == row.stockpile_warheads + row.retired_warheads  # type: ignore[operator]


def test_the_two_warhead_tables_agree_where_they_meet() -> None:
    series = {(r.iso3, r.year): r.stockpile_warheads for r in datasets.load("nuclear_warheads")}
    met = [r for r in datasets.load("nuclear_deployed") if (r.iso3, r.year) in series]
    assert {r.year for r in met} == {2022, 2023}
    assert all(series[r.iso3, r.year] == r.stockpile_warheads for r in met)


def test_declared_warheads_keep_the_limit_once_it_applied() -> None:
    for row in datasets.load("new_start_declared"):
        if row.date >= date(2018, 2, 5):
            assert row.usa_deployed_warheads <= 1550
            assert row.russia_deployed_warheads is None or row.russia_deployed_warheads <= 1550


def test_sipri_totals_for_2024_are_those_it_announced() -> None:
    rows = {(row.code, row.year): row for row in datasets.load("defence_spending")}
    assert rows["NATO", 2024].current_usd_bn == pytest.approx(1506, abs=1)
    assert rows["RUS", 2024].current_usd_bn == pytest.approx(149, abs=0.5)
    for (code, year), row in rows.items():
        if code == "NATO" and row.constant_usd_2023_bn is not None:
            parts = rows["NATO_X_USA", year], rows["USA", year]
            whole = sum(part.constant_usd_2023_bn or 0 for part in parts)
            assert row.constant_usd_2023_bn == pytest.approx(whole, abs=0.2)
            assert row.countries == sum(part.countries for part in parts)


def test_russias_share_follows_from_levels_of_two_publishers() -> None:
    product = {row.year: row.gdp_usd_bn for row in datasets.load("russia_economy")}
    for row in datasets.load("defence_spending"):
        if row.code == "RUS" and row.year >= 2000:
            assert row.current_usd_bn is not None and row.share_gdp_pct is not None
            share = 100 * row.current_usd_bn / product[row.year]
            assert share == pytest.approx(row.share_gdp_pct, abs=0.35), row.year


def test_the_allies_share_follows_from_sipri_and_the_world_bank() -> None:
    spent = {
        r.year: r.current_usd_bn for r in datasets.load("defence_spending") if r.code == "NATO"
    }
    product = {row.year: row.allies_gdp_usd_bn for row in datasets.load("russia_economy")}
    nato = {(row.code, row.year): row.share_gdp_pct for row in datasets.load("nato_defence_share")}
    assert spent[2024] is not None
    assert 100 * spent[2024] / product[2024] == pytest.approx(nato["NATO", 2024], abs=0.1)


def test_the_number_of_allies_at_two_per_cent_is_the_one_nato_gave() -> None:
    rows = [row for row in datasets.load("nato_defence_share") if not row.code.startswith("NATO")]
    reached = {
        year: sum(r.share_gdp_pct >= 2 for r in rows if r.year == year) for year in (2014, 2024)
    }
    assert reached == {2014: 3, 2024: 23}


def test_shares_and_index_of_the_russian_economy_follow_from_its_levels() -> None:
    rows = datasets.load("russia_economy")
    for row in rows:
        share = 100 * row.gdp_usd_bn / row.allies_gdp_usd_bn
        assert row.share_of_allies_gdp_pct == pytest.approx(share, abs=0.01)
    for before, after in pairwise(row for row in rows if row.year >= 1990):
        assert before.real_gdp_index_1990 and after.real_gdp_index_1990
        grown = 100 * (after.real_gdp_index_1990 / before.real_gdp_index_1990 - 1)
        assert grown == pytest.approx(after.gdp_growth_pct, abs=0.15)


def test_battlegroups_add_up_to_the_total_nato_stated() -> None:
    assert sum(row.troops_2022_06 for row in datasets.load("forward_presence")) == 9641


def test_ranges_are_the_right_way_round() -> None:
    for row in datasets.load("exercises"):
        for low, high in (
            (row.declared_low_troops, row.declared_high_troops),
            (row.estimated_low_troops, row.estimated_high_troops),
        ):
            assert (low is None) is (high is None)
            assert low is None or high is None or low <= high
        assert row.start is None or (row.start.year == row.year and row.end and row.end > row.start)


def test_announced_troops_include_rotations_the_series_leaves_out() -> None:
    series = {row.year: row.europe_troops for row in datasets.load("us_troops_europe")}
    announced = {row.as_of: row.low_troops for row in datasets.load("us_troops_announced")}
    assert announced[date(2022, 3, 1)] > 1.3 * series[2022]
    for row in datasets.load("us_troops_europe"):
        assert row.germany_troops is None or row.germany_troops < row.europe_troops


def test_treaties_do_not_end_before_they_begin() -> None:
    for row in datasets.load("treaties"):
        days = [day for day in (row.signed, row.in_force, row.ended) if day]
        assert days == sorted(days), row.id
        assert (row.in_force is None) or row.fate != "never in force"


def test_answers_leave_room_for_the_undecided() -> None:
    for month in datasets.load("levada_approval"):
        assert month.approve_pct + month.disapprove_pct <= 100
    by_survey: dict[tuple[object, ...], float] = {}
    for row in datasets.load("opinion_nato"):
        key = (row.pollster, row.iso3, row.date, row.question, row.note)
        by_survey[key] = by_survey.get(key, 0) + row.share_pct
    assert max(by_survey.values()) <= 100


def test_the_allies_have_more_soldiers_than_their_largest_member() -> None:
    rows = datasets.load("armed_forces")
    assert all(row.allies_thousand > row.usa_thousand for row in rows)
    assert next(row.year for row in rows if row.moscow_code == "RUS") == 1992
