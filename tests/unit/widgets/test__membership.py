"""Steps towards membership and surveys on joining: sources, and the figures of the tables."""

import pytest

from coursebook import sources
from nato_course import datasets
from nato_course.widgets._membership import JOINING, candidacies, event_address, surveys
from nato_course.widgets.enlargement_map import map_data


def path_of(iso3):
    return map_data()["countries"][iso3]["path"]


@pytest.mark.parametrize("step", candidacies(), ids=lambda each: f"{each.date}")
def test_every_step_has_a_source_and_countries_of_the_map(step):
    assert sources.get(step.source)
    assert set(step.countries) <= set(map_data()["countries"])


def test_nobody_is_invited_after_joining():
    joined = {each.iso3: each.accession_date for each in datasets.load("nato_members")}
    for step in candidacies():
        assert all(step.date < joined[iso3] for iso3 in step.countries if iso3 in joined)


def test_a_path_runs_from_plan_to_invitation_to_accession():
    assert [(date, text) for date, text, _ in path_of("MNE")][:3] == [
        ("4 December 2009", "Admitted to the Membership Action Plan."),
        ("2 December 2015", "Invited to accession talks."),
        ("5 June 2017", "Joined NATO"),
    ]


def test_a_step_leads_to_its_source_or_to_the_timeline():
    targets = {text: target for _, text, target in path_of("FIN")}
    invited = next(text for text in targets if text.startswith("Madrid summit"))
    applied = next(text for text in targets if "apply to NATO" in text)
    assert targets[invited] == "bibliography.html#cite-nordic-invited2022"
    assert targets[applied] == event_address("finland-sweden-apply")


def test_only_countries_with_surveys_on_joining_show_them():
    shown = {iso3 for iso3, each in map_data()["countries"].items() if each["surveys"]}
    assert shown == {r.iso3 for r in datasets.load("opinion_nato") if r.question == JOINING}


def test_each_survey_figure_is_the_tables():
    asked = [r for r in datasets.load("opinion_nato") if r.iso3 == "UKR" and r.question == JOINING]
    found = surveys("UKR")
    assert sum(share is not None for row in found for share in row[2:]) == len(asked)
    assert ["February 2020", "KIIS", 43.5, 31.3] in found


def test_a_survey_is_dated_as_exactly_as_the_table_knows():
    dates = [row[0] for row in (*surveys("FIN"), *surveys("SWE"))]
    assert {"2017", "May 2022", "25 March 2022"} <= set(dates)


def test_every_event_of_the_map_leads_to_the_timeline():
    ids = {each.id for each in datasets.load("events")}
    targets = [event[-1] for event in map_data()["events"]]
    assert all(target.removeprefix("timeline.html#event-") in ids for target in targets)


def test_the_battlegroups_are_those_of_the_table():
    presence = map_data()["presence"]
    assert [each[1] for each in presence] == [
        r.host_iso3 for r in datasets.load("forward_presence")
    ]
    assert ["Estonia", "Tapa, led by the United Kingdom"] in [each[2:] for each in presence]
    assert map_data()["strength"][-1] == [2022, "In June 2022 the eight had 9,641 soldiers."]
