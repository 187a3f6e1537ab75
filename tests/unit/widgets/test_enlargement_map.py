"""The map's statuses against the tables they come from, and its twin."""

import gzip
import json
from functools import cache

import pytest

from coursebook.widgets._base import front_end_module, stylesheet
from nato_course import datasets
from nato_course.widgets._membership import FIRST, LAST, former, spans, status, told
from nato_course.widgets.enlargement_map import enlargement_map, map_data, rounds

BUDGET = 60 * 1024


@cache
def widget():
    return enlargement_map()


@pytest.mark.parametrize("row", datasets.load("nato_rounds"), ids=lambda row: str(row.round))
def test_the_map_shows_as_many_members_as_the_round_table(row):
    shown = [status(iso3, row.round) for iso3 in map_data()["countries"]]
    assert shown.count("joined") == len(row.joined)
    assert shown.count("joined") + shown.count("nato") == row.members_after


def test_every_status_and_past_has_words():
    for iso3 in map_data()["countries"]:
        for year, now, past in spans(iso3):
            assert FIRST <= year <= LAST
            assert now in told()["statuses"]
            assert past in ("", *told()["pasts"])


@pytest.mark.parametrize(
    ("iso3", "year", "expected"),
    [
        ("DEU", 1954, "none"),
        ("DEU", 1955, "joined"),
        ("DEU", 1989, "nato"),
        ("POL", 1954, "none"),
        ("POL", 1990, "pact"),
        ("POL", 1991, "none"),
        ("SVK", 1968, "pact"),
        ("ALB", 1967, "pact"),
        ("ALB", 1968, "none"),
        ("UKR", 1990, "ussr"),
        ("UKR", 1991, "none"),
        ("UKR", 2024, "none"),
        ("EST", 1970, "disputed"),
        ("EST", 2004, "joined"),
        ("GEO", 1998, "cst"),
        ("GEO", 1999, "none"),
        ("RUS", 1990, "ussr"),
        ("RUS", 1991, "russia"),
        ("UZB", 2005, "none"),
        ("UZB", 2006, "cst"),
        ("UZB", 2012, "none"),
        ("ARM", 2024, "cst"),
        ("YUG", 1980, "none"),
    ],
)
def test_a_country_has_its_status_at_the_end_of_a_year(iso3, year, expected):
    assert status(iso3, year) == expected


def test_what_a_country_had_been_in_shows_once_it_has_left():
    assert former("POL", 1990) == ""
    assert former("POL", 1991) == "pact"
    assert former("LVA", 1991) == "soviet"
    assert former("FIN", 2023) == ""


def test_a_current_ally_of_russia_is_not_also_marked_by_its_past():
    assert all(past == "" for _, now, past in spans("BLR") if now == "cst")


def test_every_step_names_an_event_and_countries_of_the_map():
    assert set(told()["steps"]) <= {each.id for each in datasets.load("events")}
    named = {iso3 for countries in told()["steps"].values() for iso3 in countries}
    assert named <= set(map_data()["countries"])


def test_a_path_runs_in_order_from_bloc_to_invitation_to_membership():
    assert [date for date, *_ in map_data()["countries"]["POL"]["path"]] == [
        "14 May 1955",
        "1 July 1991",
        "25 August 1993",
        "8 July 1997",
        "12 March 1999",
        "1 May 2004",
    ]


def test_germanys_path_tells_of_both_states():
    texts = [text for _, text, _ in map_data()["countries"]["DEU"]["path"]]
    assert "Joined NATO" in texts
    assert "Left the Warsaw Pact (as German Democratic Republic)" in texts


def test_an_alliance_has_the_name_of_its_day():
    texts = [text for _, text, _ in map_data()["countries"]["UZB"]["path"]]
    assert "Joined the Collective Security Treaty" in texts
    assert "Joined the CSTO" in texts


def test_the_border_is_a_range_of_three_measurements():
    found = {each["year"]: each["border"] for each in rounds()}
    totals = [each.total_km for each in datasets.load("border_totals") if each.round == 2004]
    assert found[2004] == f"{min(totals):,.0f} to {max(totals):,.0f} km"
    assert found[1949] != found[1999] != found[2004] != found[2023]


def test_turkeys_soviet_border_is_drawn_only_while_there_was_one():
    shown = {each["year"]: "TUR" in each["borders"] for each in rounds()}
    assert not shown[1949]
    assert shown[1952]
    assert shown[1990]
    assert not shown[1999]


def test_the_text_twin_has_a_line_a_round_and_is_always_the_same():
    lines = widget().twin_text().splitlines()
    assert len(lines) == 1 + len(datasets.load("nato_rounds"))
    assert "29 March 2004: Bulgaria, Estonia, Latvia" in lines[7]
    assert "Moscow 589 km (Latvia)" in lines[7]
    assert widget().twin_text() == enlargement_map().twin_text()


def test_the_html_twin_is_a_table_with_the_notes_that_the_map_has():
    twin = widget().twin_html()
    assert twin.count("<tr>") == 1 + len(datasets.load("nato_rounds"))
    assert "68/262" in twin
    assert "never recognised" in json.dumps(widget().data)


def test_views_of_disputed_places_carry_their_holders():
    notes = " ".join(widget().data["notes"])
    assert "Serbia, Russia and others do not" in notes
    assert "occupied by Russia since 2014" in notes


def test_all_that_the_map_needs_stays_within_its_budget():
    parts = (json.dumps(widget().data), front_end_module("enlargement_map"))
    text = "".join(parts) + stylesheet("enlargement_map", "_europe")
    assert len(gzip.compress(text.encode(), mtime=0)) <= BUDGET
