"""The events: enough of them, in order, agreeing with the other tables, views with a source."""

from nato_course import datasets

EVENTS = datasets.load("events")


def test_there_are_eighty_or_more_in_order() -> None:
    assert len(EVENTS) >= 80
    assert [row.date for row in EVENTS] == sorted(row.date for row in EVENTS)
    assert len({row.id for row in EVENTS}) == len(EVENTS)


def test_a_view_stands_with_its_source() -> None:
    for row in EVENTS:
        assert (row.moscow_view is None) is (row.moscow_source is None), row.id
        assert (row.nato_view is None) is (row.nato_source is None), row.id


def test_every_round_of_enlargement_is_an_event_of_that_day() -> None:
    days = {row.date for row in EVENTS if row.kind in ("enlargement", "treaty")}
    assert {row.date for row in datasets.load("nato_rounds")} <= days


def test_treaties_and_exercises_carry_the_same_days_as_their_tables() -> None:
    days = {row.date for row in EVENTS}
    treaties = [
        row for row in datasets.load("treaties") if row.id not in ("open-skies", "start-two")
    ]
    assert {row.signed for row in treaties} <= days
    named = {row.title.removeprefix("Exercise "): row.date for row in EVENTS}
    for exercise in datasets.load("exercises"):
        if exercise.start and exercise.name in named:
            assert named[exercise.name] == exercise.start


def test_no_event_rests_on_an_unverified_day() -> None:
    assert "unverified" not in {row.confidence for row in EVENTS}


def test_a_day_that_is_not_known_is_the_first_of_its_month() -> None:
    vague = {row.id: row.date.day for row in EVENTS if not row.day_known}
    assert vague == {"enlargement-study": 1}


def test_both_sides_of_a_lapse_stand_in_its_description() -> None:
    told = {row.id: row.description for row in EVENTS}
    assert "NATO held Russia solely responsible, and Moscow the United States" in told["inf-ends"]
    assert "Russia had suspended its part in 2023" in told["new-start-expires"]
    assert "in the security environment of the time" in told["founding-act"]
