"""The figure of the deterrence model marks where an attack stops paying, and says so."""

import json

from nato_course import charts
from nato_course.models.deterrence import Deterrence


def drawn(setting: Deterrence) -> str:
    chart = charts.deterrence_lines(setting.levels(), needed=setting.needed_belief(), top=3)
    return json.dumps(chart.to_dict(), ensure_ascii=False)


def test_the_belief_that_deters_is_marked_and_told() -> None:
    spec = drawn(Deterrence(in_place=0.1))
    assert "deters from 42%" in spec
    assert "They meet at a belief of 42 per cent." in spec


def test_where_nothing_deters_nothing_is_marked() -> None:
    spec = drawn(Deterrence(answer=0.0))
    assert "deters from" not in spec
    assert "Cost stays below gain at every belief." in spec


def test_where_forces_deter_alone_the_words_say_so() -> None:
    assert "Cost is no lower than gain at every belief." in drawn(Deterrence(in_place=0.6))
