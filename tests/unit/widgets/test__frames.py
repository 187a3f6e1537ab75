"""What a function may return, and what becomes of it on a page."""

from decimal import Decimal
from fractions import Fraction
from numbers import Integral

import pytest

from coursebook.errors import CourseError
from coursebook.widgets import _frames
from coursebook.widgets._frames import Markup, Picture, Printed, Text
from nato_course import charts


class Scalar:
    """A truth as numpy has it: no number, and no bool."""

    shape = ()

    def __init__(self, value):
        self.value = value

    def item(self):
        return self.value

    def __bool__(self):
        return bool(self.value)


@Integral.register
class Whole:
    """A whole number as numpy has it: no int, but registered as one."""

    def __init__(self, value):
        self.value = value

    def __int__(self):
        return self.value


ROWS = [{"step": i, "side": side, "level": i} for i in range(3) for side in ("A", "B")]


class Table:
    def __init__(self, body="<table><tr><td>4 &lt; 5</td></tr></table>"):
        self.body = body

    def _repr_html_(self):
        return self.body


def test_an_outcome_is_taken_apart():
    chart = charts.arms_paths(ROWS)
    found = _frames.parts(["words", 3, (chart, [Table()])])
    assert [type(part) for part in found] == [Text, Text, Picture, Markup]
    assert found[2].spec["description"] == chart.to_dict()["description"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "3"), (-3, "−3"), (1234567, "1,234,567"), (2.0, "2"), (0.1 + 0.2, "0.3"),
     (1 / 3, "0.3333"), (-12.3456, "−12.35"), (54321.6, "54,322"), (True, "yes"), (False, "no")],
)  # fmt: skip
def test_a_number_is_written_for_readers(value, text):
    assert _frames.parts(value) == [Text(text)]


def test_numbers_and_truths_of_other_libraries_are_written_as_pythons_own():
    for value, text in [
        (Decimal("1317.5"), "1,318"), (Decimal("0.10"), "0.1"), (Fraction(1, 3), "0.3333"),
        (Fraction(6, 3), "2"), (-Fraction(1, 8), "−0.125"),
        (Scalar(True), "yes"), (Scalar(False), "no"), (Whole(1317), "1,317"),
        (float("nan"), "nan"), (10**400, f"{10**400:,}"),
    ]:  # fmt: skip
        assert _frames.parts(value) == [Text(text)]


def test_what_is_printed_and_displayed_stands_before_what_is_returned(capsys):
    def talks(level):
        print("level", level)
        print("<b>two</b>")
        return f"It is {level}."

    found = _frames.outcome(talks, {"level": 3})
    assert found == [Printed("level 3\n<b>two</b>"), Text("It is 3.")]
    (frame,) = _frames.fragments([found])
    assert frame[1] == ('<pre class="nc-explore-printed">level 3\n&lt;b&gt;two&lt;/b&gt;</pre>')
    assert _frames.summary(found) == "level 3 <b>two</b>"
    assert capsys.readouterr().out == ""


def test_a_function_that_only_prints_has_an_outcome():
    assert _frames.outcome(lambda: print("\n  four\n"), {}) == [Printed("  four")]
    with pytest.raises(CourseError, match="it returned None"):
        _frames.outcome(lambda: print(), {})


def test_the_first_text_is_the_summary():
    chart = charts.arms_paths(ROWS)
    found = _frames.parts([chart, "First  line\nof it.\n\nMore of it.", "Second."])
    assert _frames.summary(found) == "First line of it."


def test_without_text_the_first_charts_description_is_the_summary():
    chart = charts.arms_paths(ROWS)
    assert _frames.summary(_frames.parts([Table(), chart])) == chart.to_dict()["description"]


def test_a_table_alone_is_summed_up_by_its_words():
    assert _frames.summary(_frames.parts(Table())) == "4 < 5"
    long = _frames.summary(_frames.parts(Table("<p>" + "word " * 100 + "</p>")))
    assert len(long) == 200
    assert long.endswith("…")


def test_text_is_escaped_and_html_of_objects_is_kept():
    (frame,) = _frames.fragments([_frames.parts(["<b>1 & 2</b>\n\nnext", Table("<i>kept</i>")])])
    assert frame == [
        '<p class="nc-explore-summary" hidden>&lt;b&gt;1 &amp; 2&lt;/b&gt;</p>',
        '<p class="nc-explore-text">&lt;b&gt;1 &amp; 2&lt;/b&gt;</p>'
        '<p class="nc-explore-text">next</p>',
        '<div class="nc-explore-markup"><i>kept</i></div>',
    ]


def test_all_frames_have_as_many_fragments():
    frames = _frames.fragments([_frames.parts("one"), _frames.parts(["one", "two"])])
    assert [len(frame) for frame in frames] == [3, 3]
    assert frames[0][2] == ""


def test_the_same_chart_gives_the_same_fragment_in_every_frame():
    chart = charts.arms_paths(ROWS)
    frames = _frames.fragments([_frames.parts(["a", chart]), _frames.parts(["b", chart])])
    assert frames[0][2] == frames[1][2]
    assert 'id="ncxid1-wide-title"' in frames[0][2]


@pytest.mark.parametrize(
    ("value", "message"),
    [(None, "it returned None, which a page can't show: return text"),
     (object(), "an object of type object"), ({"a": 1}, "an object of type dict"),
     (["words", None], "it returned None"), ([], "an empty list: return at least a text"),
     (Table("<script>draw()</script>"), "its Table needs a script")],
)  # fmt: skip
def test_what_a_page_can_not_show_is_told(value, message):
    with pytest.raises(CourseError, match=message):
        _frames.parts(value)
