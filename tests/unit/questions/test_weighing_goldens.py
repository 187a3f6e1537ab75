"""The golden file of beliefs and matrices that Python and the browser both replay."""

import json

from coursebook.methods import belief, hypotheses
from tests.goldens import weighing as goldens

CASES = json.loads(goldens.PATH.read_text(encoding="utf-8"))


def test_the_file_is_as_the_command_writes_it() -> None:
    written = goldens.PATH.read_text(encoding="utf-8")
    assert written == goldens.text(), "run python -m tests.goldens"


def test_python_gives_every_result_of_the_file() -> None:
    for case in CASES["belief"]:
        assert belief.path(case["prior"], case["ratios"]) == case["path"]
        assert belief.without(case["prior"], case["ratios"]) == case["without"]
    for case in CASES["hypotheses"]:
        assert hypotheses.inconsistency(case["matrix"], case["families"]) == case["scores"]


def test_the_file_covers_the_edges() -> None:
    assert {0.0, 1.0} <= {case["prior"] for case in CASES["belief"]}
    assert [] in [case["ratios"] for case in CASES["belief"]]
    assert {} in [case["matrix"] for case in CASES["hypotheses"]]
    dropped = [each for case in CASES["hypotheses"] for each in case["dropping"].values()]
    assert {each["changes"] for each in dropped} == {True, False}
