"""A page that lost sections carries the list of where they went; another carries none."""

import json

import pytest

from coursebook.publish import next_steps
from coursebook.questions import retired
from coursebook.questions.retired import Moved, Retired

GONE = Retired((), (Moved("01_one", "old", "new"), Moved("02_two", "was", "01_one#new")))


@pytest.fixture(autouse=True)
def gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retired, "load", lambda: GONE)


def test_the_list_names_the_page_s_own_anchors() -> None:
    script = next_steps.moved("01_one")
    assert json.loads(script.partition(">")[2].removesuffix("</script>")) == {"old": "new"}


def test_a_page_that_lost_nothing_has_no_list() -> None:
    assert next_steps.moved("03_three") == ""
