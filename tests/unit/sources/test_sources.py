"""The API of the sources layer, and what has to hold of the course's own bibliography."""

import subprocess
import sys
from collections import Counter

import pybtex.errors
import pytest
from pybtex.database import parse_file
from pybtex.plugin import find_plugin

from coursebook import sources
from coursebook.errors import CourseError
from coursebook.sources import _bib

KEYS = sources.keys()


def test_an_unknown_key_names_the_nearest_keys() -> None:
    with pytest.raises(
        CourseError, match=r"no entry has the key 'kremer2009': did you mean kramer2009"
    ):
        sources.get("kremer2009")


def test_a_key_like_no_other_is_told_some_that_exist() -> None:
    with pytest.raises(CourseError, match="'zzz': use one of"):
        sources.get("zzz")


def test_short_labels_are_names_and_years_unless_the_work_has_its_own() -> None:
    assert sources.cite("kramer2009") == "Kramer 2009"
    assert sources.cite("gotz_staun2022") == "Götz and Staun 2022"
    assert sources.cite("kharas2001") == "Kharas et al. 2001"
    assert sources.cite("memcon_baker_gorbachev1990") == "Baker–Gorbachev memorandum 1990"


def test_no_two_works_share_a_short_label() -> None:
    shared = [label for label, n in Counter(map(sources.cite, KEYS)).items() if n > 1]
    assert shared == []


def test_every_class_has_works() -> None:
    assert {sources.get(key).klass for key in KEYS} == set(sources.CLASSES)


def test_dates_are_as_exact_as_the_entry() -> None:
    assert sources.get("memcon_baker_gorbachev1990").date == "1990-02-09"
    assert sources.get("sarotte2019").date == "2019-03"
    assert sources.get("jervis1978").date == "1978"
    assert sources.get("euvsdisinfo").date == ""


def test_a_work_without_an_address_is_found_by_its_doi() -> None:
    assert sources.get("glaser1997").href == "https://doi.org/10.1017/S0043887100014763"


def test_open_points_are_listed_with_the_work_they_belong_to() -> None:
    assert {work.key for work in sources.open_points()} >= {"istanbul1999", "helsinki1975"}
    assert "<b>Charter for European Security 1999.</b> Paragraph 8" in sources.open_points_html()


def test_what_is_partly_verified_has_an_open_point() -> None:
    doubtful = {key for key in KEYS if sources.get(key).verified == "partly"}
    assert doubtful <= {work.key for work in sources.open_points()}


def test_the_bibliography_page_can_print_every_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pybtex.errors, "strict", True)
    style = find_plugin("pybtex.style.formatting", "plain")()
    html = find_plugin("pybtex.backends", "html")()
    entries = parse_file(str(_bib.FILE), "bibtex").entries
    printed = {
        key: style.format_entry("1", each).text.render(html) for key, each in entries.items()
    }
    assert set(printed) == set(KEYS)
    assert "The North Atlantic Treaty" in printed["nat1949"]
    assert "partly verified" in printed["genscher1990"]


def test_importing_the_layer_opens_none_of_its_files() -> None:
    code = (
        "import sys\n"
        "opened = []\n"
        "note = lambda event, args: opened.append(str(args[0])) if event == 'open' else None\n"
        "sys.addaudithook(note)\n"
        "import coursebook.claims\n"
        "sys.exit(any(name.endswith(('.bib', '.yaml')) for name in opened))\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_fault_of_the_bibliography_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []

    def faulty() -> dict[str, sources.Source]:
        looks.append(1)
        raise CourseError("references.bib: entry 'a': stands 2 times")

    monkeypatch.setattr("coursebook.sources._bib.read", faulty)
    sources._works_or_fault.cache_clear()
    try:
        for _ in range(3):
            with pytest.raises(CourseError, match="stands 2 times"):
                sources.get("kramer2009")
    finally:
        sources._works_or_fault.cache_clear()
    assert len(looks) == 1
