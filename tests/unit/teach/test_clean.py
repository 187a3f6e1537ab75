"""Text that others wrote: shown so that nothing in it is hidden or runs."""

import pytest

from coursebook.teach.grading.clean import cell, fold, shown


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Noor  Öz\n", "Noor Öz"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("a\x00\x1bb", "a\\u0000\\u001bb"),
        ("half \ud800", "half \\ud800"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("line\u2028end", "line\\u2028end"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_what_hides_is_written_out(text: str, safe: str) -> None:
    assert shown(text) == safe
    shown(text).encode()


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", " =1", "\r\n+1", "＝1", "＠a"])
def test_what_starts_like_a_formula_is_text_to_a_spreadsheet(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("separator", [";", ",", "|", "; "])
def test_nor_does_a_formula_run_that_another_separator_would_lay_bare(separator: str) -> None:
    assert cell(f"ann{separator}=1+1") == f"ann{separator}'=1+1"


@pytest.mark.parametrize("text", ["Noor", "a=b", "'x", "1-2", ""])
def test_other_text_stays(text: str) -> None:
    assert cell(text) == text


def test_names_are_compared_by_what_is_read() -> None:
    assert fold("  NOOR\u00a0Ö\u200bz ") == fold("noor O\u0308z")
    assert fold("Noor") != fold("Nour")
