"""What gives an answer away is seen: on small banks made up for it."""

import json
from pathlib import Path
from typing import Any

import pytest

from coursebook import questions
from coursebook.questions import bank, cue_lines, cues, printed


def entry(name: str, key: str, *wrong: str, prompt: str = "Which?", **more: Any) -> dict[str, Any]:
    texts = [(key, True), *((each, False) for each in wrong)]
    options = [
        {"id": f"o{i}", "text": text, "correct": right, "feedback": "So.", "see": "claim:H10"}
        | ({} if right else {"misconception": None})
        for i, (text, right) in enumerate(texts)
    ]
    made = {"id": name, "type": "single", "prompt": prompt, "objective": "x", "claims": ["H10"]}
    made |= {
        "difficulty": "easy",
        "demand": "recall",
        "use": "check",
        "explanation": "So.",
        "sources": ["nat1949"],
    }
    return made | {"options": options} | more


def single(name: str, key: str, *wrong: str, prompt: str = "Which?") -> questions.Question:
    return bank.question(entry(name, key, *wrong, prompt=prompt), "test", {"x"})


def statement(name: str, answer: bool) -> questions.Question:
    made = entry(name, "It joined then.", "It joined later.", type="true_false")
    made["reasons"] = made.pop("options")
    return bank.question(made | {"statement": "It is so.", "answer": answer}, "test", {"x"})


def numeric(name: str, answer: float, shown: str) -> questions.Question:
    made = entry(name, "x", type="numeric", answer=answer, tolerance=0, shown=shown, reason="So.")
    made.pop("options")
    return bank.question(made | {"see": "claim:H10"}, "test", {"x"})


def bank_of(make: Any, count: int = 12) -> list[questions.Question]:
    return [make(f"q-{i}", i) for i in range(count)]


def held(way: str, found: list[questions.Question]) -> bool:
    return cues.played(cues.choices(found), way).held


def test_a_key_that_is_always_the_longest_is_seen() -> None:
    long = bank_of(lambda name, _: single(name, "The one that is right", "Wrong", "No", "Other"))
    assert not held("longest", long)
    assert not held("longest without absolutes", long)


def test_keys_of_all_lengths_pass() -> None:
    texts = ("One", "Three", "Sixteen", "Fourteenth")
    mixed = bank_of(
        lambda name, i: single(name, texts[i % 4], *(t for t in texts if t != texts[i % 4]))
    )
    assert held("longest", mixed)
    assert held("shortest", mixed)


def test_one_question_too_many_is_allowed_where_it_weighs_more_than_the_leeway() -> None:
    assert cues.is_chance(2.0, 1.0, 3)
    assert not cues.is_chance(2.2, 1.0, 3)
    assert not cues.is_chance(6.0, 4.0, 12)


def test_absolutes_that_stand_in_wrong_options_alone_are_seen() -> None:
    found = bank_of(lambda name, _: single(name, "Some did", "All did", "It never did"))
    assert not cues.absolutes(cues.choices(found)).held
    assert not held("no absolutes", found)
    both = bank_of(lambda name, i: single(name, "All did" if i % 2 else "A few", "Every one", "Me"))
    assert cues.absolutes(cues.choices(both)).held


def test_a_key_that_echoes_the_prompt_is_seen() -> None:
    prompt = "What does the treaty demand of parties?"
    found = bank_of(lambda name, _: single(name, "Treaty parties", "Armed ships", prompt=prompt))
    assert not held("echo of the prompt", found)
    assert any("repeats words of the prompt" in each for each in cues.tells(found[0]))


def test_statements_that_are_mostly_false_are_seen() -> None:
    assert not cues.truth(bank_of(lambda name, i: statement(name, i < 2))).held
    assert cues.truth(bank_of(lambda name, i: statement(name, i < 6))).held


def test_options_that_are_never_or_always_right_are_seen() -> None:
    fixed = bank_of(lambda name, _: single(name, "Right", "Wrong"))
    assert cues.settled_options(fixed) == {"o0": (12, 12), "o1": (0, 12)}
    lines = list(cue_lines.of_template("c1-fixed", fixed))
    assert "template c1-fixed: option 'o1' is right in 0 of 12 (outside its bounds)" in lines


def test_a_question_is_named_with_what_gives_it_away() -> None:
    given = single("given", "A long and careful answer", "All", "Never", "Nothing")
    assert list(cues.tells(given)) == [
        "the key is the longest option: 25 characters, the next 7",
        "every wrong option speaks in absolutes, and the key does not",
    ]
    assert list(cues.tells(single("fair", "Twelve", "Eleven", "Thirteen"))) == []


def notebook(folder: Path, *paragraphs: str) -> Path:
    cells = [
        {"cell_type": "markdown", "source": ["\n\n".join(paragraphs)]},
        {"cell_type": "code", "source": ['self_checks("asked", "also-asked")']},
    ]
    path = folder / "01_small.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


def test_a_number_printed_right_before_its_question_is_seen(tmp_path: Path) -> None:
    notebook(tmp_path, "The border is 1,317 km.", "So much for borders.")
    asked = [numeric("asked", 1317, "1,317 km"), numeric("also-asked", 1318, "1,318 km")]
    assert printed.told_before("01_small", asked, tmp_path) == {"asked": "1,317 km"}


def test_what_stands_further_up_or_folded_is_no_print(tmp_path: Path) -> None:
    folded = "<details><summary>Deeper: km</summary>\n\n1317\n\n</details>"
    notebook(tmp_path, "It is 1317 km.", "Second.", "Third.", folded, "## Heading 1317")
    assert printed.told_before("01_small", [numeric("asked", 1317, "1317")], tmp_path) == {}


def test_a_key_printed_right_before_its_question_is_seen(tmp_path: Path) -> None:
    key = "Foreign troops stay outside eastern Germany"
    notebook(tmp_path, "The treaty keeps foreign troops outside eastern Germany; there they stay.")
    asked = single("asked", key, "New members are kept outside")
    assert printed.told_before("01_small", [asked], tmp_path) == {"asked": key}


def test_a_chapter_without_a_notebook_tells_nothing(tmp_path: Path) -> None:
    assert printed.told_before("01_small", [numeric("asked", 1, "1")], tmp_path) == {}


def test_the_samples_are_reported_in_one_line_and_by_question(tmp_path: Path) -> None:
    lines = list(cue_lines.of_banks([questions.load(questions.SAMPLES)], tmp_path))
    assert lines[0].startswith("samples.yaml: longest ")
    assert all(each.startswith("samples.yaml: question ") for each in lines[1:])


@pytest.mark.parametrize("way", cues.WAYS)
def test_every_way_of_guessing_leaves_at_least_one_option(way: str) -> None:
    for each in cues.choices(questions.load(questions.SAMPLES).questions):
        assert cues.WAYS[way](each.all_options, each.stem)
