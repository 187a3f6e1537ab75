"""A widget's stylesheet reaches the widget alone, and the book's own stay as they are."""

from pathlib import Path

import pytest

from coursebook.publish.scoping import scoped
from coursebook.widgets._base import stylesheet

STATIC = Path(__file__).parents[3] / "coursebook/widgets/static"
STEMS = sorted(each.stem for each in STATIC.glob("*.css") if each.stem != "_kit")


def confined(css: str) -> str:
    """Return the stylesheet with short words for the widget's places and what is in them."""
    text, mark = scoped(css)
    places = f'[data-nc-css="{mark}"],body>:not([data-nc-own])'
    return text.replace(f":where({places},:is({places}) *)", "~in").replace(
        f":where({places})", "~at"
    )


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("h1{color:red}", "h1~in{color:red}"),
        ("a, .b > c {x:y}", "a~in,.b > c~in{x:y}"),
        ("p::before{x:y}", "p~in::before{x:y}"),
        ("p:after{x:y}", "p~in:after{x:y}"),
        ("p:hover{x:y}", "p:hover~in{x:y}"),
        (".dark .b:not(a, b){x:y}", ".dark .b:not(a, b)~in{x:y}"),
        (":root{--a:1}", ":root ~at{--a:1}"),
        ("body{margin:0}", "body ~at{margin:0}"),
        ("html[data-theme=dark] p{x:y}", "html[data-theme=dark] p~in{x:y}"),
        (".dark{--a:1}", ".dark~in,.dark ~at{--a:1}"),
        ("html::selection{x:y}", "html~in::selection{x:y}"),
        ("@media print{p{x:y}}", "@media print{p~in{x:y}}"),
        ("@media print{@supports (x:y){p{x:y}}}", "@media print{@supports (x:y){p~in{x:y}}}"),
        ("p{x:y}@keyframes k{from{x:y}}", "p~in{x:y}\n@keyframes k{from{x:y}}"),
        ("p{x:y;&:hover{x:y}}", "p~in{x:y;&:hover{x:y}}"),
        ("p{x:y}@page{margin:0}", "p~in{x:y}"),
        ('p{content:"a,b{}"}/* , */', 'p~in{content:"a,b{}"}'),
    ],
)
def test_selectors_are_held_to_the_widgets_places(css: str, expected: str) -> None:
    assert confined(css) == expected


def test_two_stylesheets_have_two_marks() -> None:
    assert scoped("p{x:y}")[1] != scoped("p{x:z}")[1]


@pytest.mark.parametrize("css", ["", "@keyframes k{from{x:y}}", ".nc-a p{x:y}:root{--nc-b:1}"])
def test_what_can_meet_nothing_else_stays_as_it_is(css: str) -> None:
    assert scoped(css) == (css, "")


@pytest.mark.parametrize("stem", STEMS)
def test_the_books_own_stylesheets_stay_as_they_are(stem: str) -> None:
    css = stylesheet(stem)
    assert scoped(css) == (css, "")
