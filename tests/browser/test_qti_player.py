"""QTI opened and answered in qti-components, another's player, in a real browser.

Items of QTI 3.0 are played as they are, those of 2.1 as qti-convert, a program of others as well,
reads them and writes them as 3.0.
"""

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from coursebook.questions import Question
from coursebook.questions.choice import MultipleChoice, SingleChoice, TrueFalse
from coursebook.questions.judge import SCALE, Judge
from coursebook.questions.numeric import Numeric
from coursebook.questions.pairs import Pairs
from coursebook.teach.exports import qti21
from coursebook.teach.exports.package import Package
from tests.browser.clients import installed
from tests.browser.conftest import Watch
from tests.unit.teach.banks import URL, all_questions, one_line, quizzes

PLAYER = "node_modules/@citolab/qti-components/cdn/index.js"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Player</title>
<link rel="icon" href="data:,"><script type="module" src="PLAYER"></script>
<qti-item><div><item-container></item-container></div></qti-item></html>"""

# Gives an item to the player and waits, frame by frame, until a new one of that name is painted.
OPEN = """async ([xml, name]) => {
  const container = document.querySelector("item-container");
  const items = () => [...container.shadowRoot.querySelectorAll("qti-assessment-item")];
  const old = new Set(items());
  const fresh = () => items().some((each) =>
    !old.has(each) && each.getAttribute("identifier") === name && each.getClientRects().length);
  container.itemXML = xml;
  const end = performance.now() + 10_000;
  while (!fresh() && performance.now() < end) await new Promise(requestAnimationFrame);
  return fresh();
}"""


class Player:
    """The page of the player, one item on it at a time."""

    def __init__(self, page: Page, files: dict[str, bytes]) -> None:
        self.page = page
        self.opened = 0
        self.files = {Path(name).stem: text.decode() for name, text in files.items()}

    def open(self, name: str) -> None:
        self.opened += 1  # the player passes over text that it has already
        text = f"{self.files[name]}<!-- {self.opened} -->"
        shown = self.page.evaluate(OPEN, [text, f"i-{name}"])
        assert shown, f"{name} is not shown"

    def pick(self, text: str) -> None:
        options = self.page.locator("qti-simple-choice")
        options.filter(has_text=text).first.click()

    def answer(self) -> float:
        """Hand in what was chosen and return the score."""
        item = self.page.locator("qti-assessment-item")
        return float(
            item.evaluate(
                "node => { node.processResponse(); return node.getOutcome('SCORE').value }"
            )
        )

    def remarks(self) -> list[str]:
        """Return the remarks that are shown, as text."""
        shown: list[str] = self.page.locator("qti-modal-feedback").evaluate_all(
            "all => all.filter(each => each.shadowRoot.querySelector('dialog')?.open)"
            ".map(each => each.textContent.replace(/\\s+/g, ' ').trim())"
        )
        return shown


def exported(version: str) -> Package:
    written = {"2.1": qti21.QTI_2_1, "3.0": qti21.QTI_3_0}[version]
    return written.export(quizzes(), title="NATO", identifier="nato", url=URL)


def converted(folder: Path) -> dict[str, bytes]:
    """Return the files of a package of QTI 2.1 as qti-convert writes them in 3.0."""
    old, new = folder / "old.zip", folder / "new.zip"
    old.write_bytes(exported("2.1").zipped())
    command = [sys.executable, "-m", "qti_convert.cli", "upgrade", str(old), str(new)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(new) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module", params=["QTI 3.0", "QTI 2.1"])
def player(
    request: pytest.FixtureRequest,
    chromium: Browser,
    serve: Callable[..., str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Player]:
    folder = tmp_path_factory.mktemp("player")
    raised = request.param == "QTI 2.1"
    files = converted(folder) if raised else dict(exported("3.0").files)
    (folder / "node_modules").symlink_to(installed() / "node_modules")
    (folder / "player.html").write_text(PAGE.replace("PLAYER", PLAYER), encoding="utf-8")
    address = serve(folder)
    page = chromium.new_page()
    watch = Watch(page, (address,))
    page.goto(f"{address}player.html")
    page.locator("item-container").evaluate("() => customElements.whenDefined('item-container')")
    yield Player(page, files)
    page.close()
    watch.check()


def of_type(kind: type[Any]) -> list[Any]:
    return [each for each in all_questions() if isinstance(each, kind)]


def sample(kind: str) -> Question:
    return next(each for each in all_questions() if each.id == f"sample-{kind}")


def test_every_item_opens_with_its_prompt(player: Player) -> None:
    for question in all_questions():
        player.open(question.id)
        body = player.page.locator("qti-item-body")
        expect(body).to_contain_text(one_line(question.prompt))


def test_each_option_of_a_single_choice_earns_and_says_what_the_bank_does(player: Player) -> None:
    question = sample("single")
    assert isinstance(question, SingleChoice)
    for each in question.options:
        player.open(question.id)
        player.pick(each.text)
        assert player.answer() == float(each.correct)
        said = player.remarks()
        assert said[0].startswith(each.feedback)
        assert said[1].startswith(question.explanation)


def test_the_full_answer_of_every_choice_earns_all_points(player: Player) -> None:
    for question in of_type(SingleChoice) + of_type(MultipleChoice):
        player.open(question.id)
        for each in question.options:
            if each.correct:
                player.pick(one_line(each.text))
        assert player.answer() == pytest.approx(1, abs=1e-4), question.id


def test_a_slip_undoes_a_hit_where_several_are_ticked(player: Player) -> None:
    question = sample("multiple")
    assert isinstance(question, MultipleChoice)
    player.open(question.id)
    chosen = [question.options[0], question.options[1], question.options[3]]
    for each in chosen:
        player.pick(each.text)
    assert player.answer() == question.grade([each.id for each in chosen]).score
    assert len(player.remarks()) == 4


def test_verdict_with_reason_and_judgement_earn_part_of_the_points(player: Player) -> None:
    question = sample("true-false")
    assert isinstance(question, TrueFalse)
    wrong = next(each for each in question.reasons if not each.correct)
    player.open(question.id)
    player.pick(f"{question.answer}. {wrong.text}")
    assert player.answer() == 0.5
    judged = sample("judge")
    assert isinstance(judged, Judge)
    for step, label in SCALE.items():
        player.open(judged.id)
        player.pick(label.capitalize())
        assert player.answer() == judged.grade(step).score


def test_a_number_is_right_within_the_tolerance_and_a_foreseen_one_gets_its_remark(
    player: Player,
) -> None:
    for question in of_type(Numeric):
        player.open(question.id)
        type_number(player, question.answer)
        assert player.answer() == 1.0, question.id
    player.open("sample-numeric")
    type_number(player, 30)
    assert player.answer() == 0.0
    assert player.remarks()[0].startswith("Most of the border is with other states.")
    player.open("sample-numeric")
    type_number(player, 7)
    assert player.answer() == 0.5


def type_number(player: Player, value: float) -> None:
    box = player.page.locator("qti-text-entry-interaction input")
    box.press_sequentially(f"{value:g}" if abs(value) < 1e5 else str(value))
    box.press("Tab")


def test_matching_is_ticked_in_a_table_and_each_pair_counts(player: Player) -> None:
    question = sample("matching")
    assert isinstance(question, Pairs)
    player.open(question.id)
    for each in question.items:
        tick(player, each.id, each.answer)
    assert player.answer() == 1.0
    assert player.remarks()[0].startswith(question.items[0].feedback)
    player.open(question.id)
    tick(player, question.items[0].id, "shifrinson")
    tick(player, question.items[1].id, question.items[1].answer)
    assert player.answer() == 0.5
    assert player.remarks()[0].startswith("He argues the reverse.")


def tick(player: Player, item: str, partner: str) -> None:
    player.page.locator(f'input[type=radio][value="p-{item} c-{partner}"]').click()


def test_a_written_question_hides_its_model_answer(player: Player) -> None:
    player.open("sample-written")
    expect(player.page.locator("qti-extended-text-interaction")).to_be_visible()
    expect(player.page.get_by_text("Words were spoken in February 1990")).to_be_hidden()


def test_an_order_is_right_or_wrong(player: Player) -> None:
    question = sample("ordering")
    right = [f"p-{each['id']}" for each in question.details()["items"]]
    for order, score in ((right, 1.0), (right[::-1], 0.0)):
        player.open(question.id)
        item = player.page.locator("qti-assessment-item")
        item.evaluate("(node, order) => node.updateResponseVariable('RESPONSE', order)", order)
        assert player.answer() == score
