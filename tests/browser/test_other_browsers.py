"""Firefox and WebKit: every page of widgets comes alive there, reacts, keeps and finds.

Pages from files are those of the zip that a release offers, unzipped.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from coursebook.teach import release
from tests.browser.engines import Engine, firefox, webkit

ENGINES = {"firefox": firefox, "webkit": webkit}
PLAY = (Path(__file__).parent / "play_page.js").read_text("utf-8").rstrip().removesuffix(";")
# Between them these pages hold every kind of widget that the course has.
PAGES = [
    "02_historical_context",
    "05_weighing_the_evidence",
    "play",
    "defence",
    "burden",
    "documents",
    "claims",
    "timeline",
    "progress",
]
CHAPTER = "02_historical_context"


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with ENGINES[request.param]() as running:
        running.size(1280, 900)
        yield running


@pytest.fixture(scope="module")
def unzipped(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    with zipfile.ZipFile(io.BytesIO(release.book_zip(book))) as archive:
        archive.extractall(folder)
    return folder / release.FOLDER


@pytest.fixture(scope="module")
def base(unzipped: Path, book: Path, serve: Callable[..., str]) -> dict[str, str]:
    return {"file": f"{unzipped.as_uri()}/", "http": serve(book)}


def played(engine: Engine) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = engine.run(PLAY, {"skip": ["ChapterProgress"]})
    return found


@pytest.mark.parametrize("name", PAGES)
def test_every_widget_is_alive_and_one_of_each_kind_reacts(
    name: str, engine: Engine, base: dict[str, str]
) -> None:
    engine.open(f"{base['file']}book/{name}.html")
    found = played(engine)
    assert found
    assert [each for each in found if each["state"] != "ready"] == []
    assert [each for each in found if each["played"] not in (True, None)] == []
    assert engine.errors() == []


def test_a_served_chapter_is_alive_as_well(engine: Engine, base: dict[str, str]) -> None:
    engine.open(f"{base['http']}book/{CHAPTER}.html")
    assert {each["state"] for each in played(engine)} == {"ready"}
    assert engine.errors() == []


def test_these_pages_hold_every_kind_of_widget(book: Path) -> None:
    def kinds(names: list[str]) -> set[str]:
        texts = [(book / "book" / f"{name}.html").read_text("utf-8") for name in names]
        return {part.split('"')[0] for text in texts for part in text.split('data-nc-name="')[1:]}

    everything = [each.stem for each in (book / "book").glob("*.html")]
    assert kinds(everything) == kinds(PAGES)


# Waits for the page's first self-check, uses it as told, and gives which of its options are chosen.
FIRST_CHECK = """async ({ choose }) => {
  const place = document.querySelector('.nc-widget[data-nc-name="SelfCheck"]');
  place.scrollIntoView();
  while (place.dataset.ncState !== "ready") await new Promise(requestAnimationFrame);
  const options = [...place.querySelectorAll(".nc-mount input")];
  if (choose !== null) options[choose].click();
  return options.map((each) => each.checked);
}"""
AGREE = """async () => {
  const find = () =>
    [...document.querySelectorAll("button")].find((each) => /^Keep my/.test(each.textContent));
  while (!find()) await new Promise(requestAnimationFrame);
  find().click();
}"""


@pytest.mark.parametrize("way", ["file", "http"])
def test_an_answer_is_kept_on_the_device_after_consent(
    way: str, engine: Engine, base: dict[str, str]
) -> None:
    chapter = f"{base[way]}book/{CHAPTER}.html"
    engine.open(f"{base[way]}book/progress.html")
    engine.run(AGREE)
    engine.open(chapter)
    chosen = engine.run(FIRST_CHECK, {"choose": 1})
    assert chosen[1]
    engine.open(chapter)
    assert engine.run(FIRST_CHECK, {"choose": None}) == chosen


SEARCH = """async () => {
  const first = () => document.querySelector(".nc-search-page li a");
  while (!first()) await new Promise(requestAnimationFrame);
  return first().href;
}"""
MARKED = """async () => {
  const marks = () => [...(CSS.highlights.get("nc-search") ?? [])].map(String);
  while (!marks().length) await new Promise(requestAnimationFrame);
  return [...new Set(marks().map((each) => each.toLowerCase()))];
}"""


@pytest.mark.parametrize("way", ["file", "http"])
def test_a_search_leads_to_the_place_and_marks_the_words(
    way: str, engine: Engine, base: dict[str, str]
) -> None:
    engine.open(f"{base[way]}search.html?q=%22one+inch%22")
    found = engine.run(SEARCH)
    assert "/book/" in found and "#" in found
    engine.open(found)
    assert engine.run(MARKED) == ["one inch"]
    assert engine.errors() == []
