"""Links to assignments: what they name, and what is said to a section that is not there."""

from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from docutils.nodes import make_id

from coursebook import chapters, timing
from coursebook.cli import main
from coursebook.errors import CourseError
from coursebook.teach.assignment import chapter_link
from coursebook.teach.dates import read_due

STEM = "02_historical_context"
FIRST = chapter_link.sections(STEM)[0]
CORE_AND_MORE = f"# T\n\n## One\n\n## Two\n\n{chapters.OFF_CORE}\n\n{'word ' * 2000}\n\n## Three"
BASE = "https://example.org/course/"


def asked(address: str) -> dict[str, str]:
    return {key: value[0] for key, value in parse_qs(urlsplit(address).query).items()}


def test_sections_are_named_by_id_or_title_and_the_rest_is_filled_in() -> None:
    found = chapter_link.link(
        STEM,
        [FIRST.id, "Action and reaction"],
        due=read_due("2027-03-01T18:00+01:00"),
        base=BASE,
        course="IR 204 & <b>",
    )
    assert found.startswith(f"{BASE}book/{STEM}.html?assign=")
    query = asked(found)
    assert query["assign"] == f"{FIRST.id},action-and-reaction"
    assert query["due"] == "2027-03-01T17:00:00Z"
    assert query["course"] == "IR 204 & <b>"
    assert "<" not in found


@pytest.mark.parametrize("told", ["Core", " CORE ", "core path"])
def test_the_core_path_is_named_in_any_case(told: str) -> None:
    assert chapter_link.link(STEM, [told]) == chapter_link.link(STEM, ["core"])


def test_titles_are_named_as_the_page_shows_them_with_their_commas_and_quotation_marks() -> None:
    told = "what was said,Borders and ‘encirclement’, measured, Kosovo, 1999,what-was-signed"
    result = CliRunner().invoke(main, ["link", STEM, "--sections", told])
    assert asked(result.stdout.strip())["assign"] == (
        "what-was-said,borders-and-encirclement-measured,kosovo-1999,what-was-signed"
    )


@pytest.mark.parametrize("stem", chapters.stems())
def test_every_section_is_found_by_its_title_among_others(stem: str) -> None:
    known = chapter_link.sections(stem)
    told = ",".join(each.title for each in known)
    assert [chapter_link.slug(each) for each in chapter_link.split(stem, told)] == [
        each.id for each in known
    ]


def test_a_chapter_is_named_by_its_number_too_and_is_whole_without_sections() -> None:
    assert asked(chapter_link.link("2"))["assign"] == "all"
    assert chapter_link.link("02").startswith(f"book/{STEM}.html?")


def test_a_day_alone_is_due_at_its_end() -> None:
    query = asked(chapter_link.link(STEM, due=read_due("2027-03-01")))
    assert query["due"] == "2027-03-01T23:59:59Z"


def test_minutes_are_estimated_for_what_is_assigned() -> None:
    whole = int(asked(chapter_link.link(STEM))["minutes"])
    both = int(asked(chapter_link.link(STEM, ["action-and-reaction"]))["minutes"])
    inner = int(asked(chapter_link.link(STEM, ["fear-and-misperception"]))["minutes"])
    assert 5 <= inner <= both < whole
    assert asked(chapter_link.link(STEM, minutes=7))["minutes"] == "7"


def test_the_core_path_is_named_in_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    found = list(chapters.cut([{"cell_type": "markdown", "source": CORE_AND_MORE}]))
    monkeypatch.setattr(chapter_link.chapters, "sections", lambda _path: found)
    monkeypatch.setattr(timing, "sections", lambda _path: found)
    query = asked(CliRunner().invoke(main, ["link", STEM, "--sections", "core"]).stdout.strip())
    assert query["assign"] == "one,three"
    assert query["minutes"] == "5"


@pytest.mark.parametrize(
    "base",
    [
        *("https://x.org/b", "https://x.org/b/", "https://x.org/b/index.html"),
        *("https://x.org/b/book/", "https://x.org/b/book/index.html"),
    ],
)
def test_the_address_of_the_book_may_be_written_in_several_ways(base: str) -> None:
    assert chapter_link.link(STEM, base=base).startswith("https://x.org/b/book/02")


def test_any_page_of_the_book_names_the_book() -> None:
    for tail in ("book/02_historical_context.html", "book", "search.html"):
        assert chapter_link.link(STEM, base=f"https://x.org/b/{tail}").startswith(
            "https://x.org/b/book/02"
        )
    assert chapter_link.link(STEM, base="file:///b/index.html").startswith("file:///b/book/02")


@pytest.mark.parametrize(
    "base",
    [
        *("javascript:alert(1)", "x.org", "https://x.org/?a=1", "https://", "file:///a b/"),
        *("http://user:pw@x.org/", "https://x.org/ y", "https://x.org:port/", 'https://x.org/"'),
    ],
)
def test_what_is_no_address_is_refused(base: str) -> None:
    with pytest.raises(CourseError, match="--base"):
        chapter_link.link(STEM, base=base)


def test_an_unknown_section_is_answered_with_the_chapter_s_sections() -> None:
    result = CliRunner().invoke(main, ["link", STEM, "--sections", "action-and-reacton"])
    assert result.exit_code == 1
    assert "did you mean action-and-reaction?" in result.output
    for each in chapter_link.sections(STEM):
        assert f"{each.title} ({each.id})" in result.output


def test_an_unknown_chapter_and_a_date_that_is_none_are_told() -> None:
    assert "no chapter is called 'ninety'" in CliRunner().invoke(main, ["link", "ninety"]).output
    result = CliRunner().invoke(main, ["link", STEM, "--due", "next week"])
    assert "write 2027-03-01" in result.output
    with pytest.raises(CourseError, match="shorten it"):
        chapter_link.link(STEM, course="x" * 121)


@pytest.mark.parametrize(
    ("plain", "typeset"),
    [
        ("NATO's view", "NATO’s view"),
        ("Borders and 'encirclement', measured", "Borders and ‘encirclement’, measured"),
        ("1990-91: déjà vu", "1990-91: déjà vu"),
        ("Who's 'right'?", "Who’s ‘right’?"),
    ],
)
def test_ids_are_those_that_the_page_has(plain: str, typeset: str) -> None:
    assert chapter_link.slug(plain) == make_id(typeset)
