"""Each rule of the bibliography is broken once and has to be told by file, key and field."""

from pathlib import Path

import pytest

from coursebook.errors import CourseError
from coursebook.sources import _bib

SOUND = """@book{doe2001,
  author = {Doe, Jane and {Council of Ministers and Others}},
  title = {{Peace \N{EN DASH} and War}},
  publisher = {Press},
  month = {3 May},
  year = {2001},
  url = {https://example.org/a},
  class = {scholarship},
  language = {en, fr},
  checked = {2026-11-24},
  verified = {yes},
  annotation = {A review was read.}
}
"""


def written(text: str, folder: Path) -> Path:
    path = folder / "works.bib"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_entry_is_read_with_its_names_date_and_languages(tmp_path: Path) -> None:
    work = _bib.read(written(SOUND, tmp_path))["doe2001"]
    assert work.authors == ("Jane Doe", "Council of Ministers and Others")
    assert work.surnames == ("Doe", "Council of Ministers and Others")
    assert (work.date, work.language, work.publisher) == ("2001-05-03", ("en", "fr"), "Press")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("@book", "@thesis", "field type: is 'thesis': use one of misc, article"),
        ("  annotation = {A review was read.}\n", "", "field annotation: is missing"),
        ("verified = {yes}", "verified = {}", "field verified: is missing"),
        ("class = {scholarship}", "class = {opinion}", "field class: is 'opinion': use one of"),
        ("verified = {yes}", "verified = {no}", "field verified: is 'no': use one of yes, partly"),
        ("2026-11-24", "24 November", "field checked: is '24 November': write the date as"),
        ("https://example.org/a", "example.org", "field url: is 'example.org': write it in full"),
        ("language =", "langauge =", "field langauge: is not one of ours"),
        ("  author =", "  isbn =", "field author: is missing: name who wrote"),
        ("verified = {yes}", "verified = {partly}", "field open: is missing, though the work is"),
        ("publisher =", "note = {Partly verified}, publisher =", "field note: has to say"),
    ],
)
def test_a_broken_rule_is_told_with_key_and_field(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    assert old in SOUND
    with pytest.raises(CourseError) as error:
        _bib.read(written(SOUND.replace(old, new, 1), tmp_path))
    assert f"works.bib: entry 'doe2001', {told}" in str(error.value)


def test_all_broken_rules_are_told_at_once(tmp_path: Path) -> None:
    text = SOUND.replace("yes", "no").replace("2026-11-24", "now")
    with pytest.raises(CourseError) as error:
        _bib.read(written(text, tmp_path))
    assert len(str(error.value).splitlines()) == 2


def test_an_entry_that_the_parser_passes_over_is_told(tmp_path: Path) -> None:
    broken = SOUND.replace("publisher = {Press},", "publisher = {Press,")
    with pytest.raises(CourseError, match="can't read entry 'doe2001': check its braces"):
        _bib.read(written(broken, tmp_path))


def test_a_missing_brace_is_told_of_its_own_entry_and_swallows_none_after_it(
    tmp_path: Path,
) -> None:
    broken = SOUND.replace("annotation = {A review was read.}", "annotation = {A review")
    with pytest.raises(CourseError, match="can't read entry 'doe2001': check its braces"):
        _bib.read(written(broken + SOUND.replace("doe2001", "roe2002"), tmp_path))


def test_a_key_used_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="doe2001"):
        _bib.read(written(SOUND + SOUND, tmp_path))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"none.bib: can't be read .*check the path"):
        _bib.read(tmp_path / "none.bib")
