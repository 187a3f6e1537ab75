"""Lists, counts and names that are nearly right, as every message says them."""

import pytest

from coursebook.errors import CourseError
from coursebook.words import counted, listed, named, nearest


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_words_stand_as_a_list_in_a_sentence(words: list[str], said: str) -> None:
    assert listed(words) == said


def test_what_is_counted_is_named_as_one_or_as_several() -> None:
    assert [counted(n, "lab") for n in (0, 1, 1200)] == ["0 labs", "1 lab", "1,200 labs"]
    assert counted(2, "entry", "entries") == "2 entries"


def test_a_name_that_is_nearly_right_is_told_the_nearest() -> None:
    assert nearest("polnd", ["poland", "estonia"]) == "did you mean poland?"
    assert nearest("ab", ["abc", "abd"]) == "did you mean abd or abc?"


def test_a_name_like_none_is_told_all_or_what_to_do() -> None:
    assert nearest("zz", ["poland", "estonia"]) == "use one of poland, estonia"
    assert nearest("zz", ["poland"], "look it up") == "look it up"
    assert nearest("zz", map(str, range(99))) == "use one of 0, 1, 2, 3, 4, …"


def test_what_has_no_such_name_is_an_error_with_the_problem_first() -> None:
    assert named("a", {"a": 1}, "no letter") == 1
    with pytest.raises(CourseError, match="no letter is called 'b': use one of a"):
        named("b", {"a": 1}, "no letter is called 'b'")
