"""The reader of stylesheets: what it keeps, what it leaves out, and that it loses nothing else."""

import pytest

from coursebook.publish.css_rules import (
    Used,
    may_match,
    purged,
    rules_of,
    split,
    tight,
    without_idle,
)

USED = Used(
    frozenset({"card", "shown", "main", "lg:wide"}), frozenset({"p", "a", "main"}), ("nc-",)
)


def keep_all(_rule: object) -> bool:
    return False


def text(sheet: str) -> str:
    return "".join(each.text() for each in rules_of(sheet)).replace("\n", "")


def left(sheet: str) -> str:
    rules = purged(rules_of(sheet), USED, keep_all)
    return "".join(each.text() for each in rules).replace("\n", "")


def idle_out(sheet: str, *elsewhere: str) -> str:
    return "".join(e.text() for e in without_idle(rules_of(sheet), elsewhere)).replace("\n", "")


@pytest.mark.parametrize(
    "sheet",
    [
        'a{content:"}{;"}',
        "a{background:url(data:image/png;base64,AA==)}",
        "@media (min-width: 3em){a{color: red}@supports (gap: 1px){p{gap: 1px}}}",
        "a{color: red;&:hover{color: blue}> p{color: green}}",
        "@font-face{font-family:x;src:url(x.woff2)}",
        '@import url("a;b.css") print;',
        "@page :first{margin: 1cm;@top-left{content: 'x'}}",
        "@keyframes turn{from{rotate: 0deg}to{rotate: 9deg}}",
        "/*! a licence */",
        "a[title='}']{color: red}",
        "a::before{content: '\\'}'}",
    ],
)
def test_what_is_read_is_written_again(sheet: str) -> None:
    assert text(sheet) == sheet


def test_comments_and_blanks_go() -> None:
    assert text("a /* } */ {\n  color:\n red; /* x */\n}") == "a {color: red;}".replace(" {", "{")


def test_a_sheet_that_ends_too_soon_is_read_to_its_end() -> None:
    assert text("a{color: red") == "a{color: red}"


@pytest.mark.parametrize(
    ("selector", "may"),
    [
        (".card", True),
        (".gone", False),
        (".card .gone", False),
        (".card:not(.gone)", True),
        (".card:is(.gone, .shown)", True),
        (".card:is(.gone, .other)", False),
        (":where(.gone)", False),
        (".card:has(> .gone)", False),
        ("#main > p:nth-child(2n + 1)::before", True),
        ("video", False),
        ("p video", False),
        ("A", True),
        ("*", True),
        ("::selection", True),
        (".nc-anything", True),
        (".lg\\:wide", True),
        (".md\\:wide", False),
        ('[data-theme="dark"] .card', True),
        ('.card[class*=".gone"]', True),
        ("p:lang(de)", True),
    ],
)
def test_a_selector_may_match_where_its_names_are_used(selector: str, may: bool) -> None:
    assert may_match(selector, USED) is may


def test_what_only_attributes_name_is_kept_in_every_bracket() -> None:
    assert may_match(':is([data-name="A"], [data-name="B"]) p', USED)
    assert may_match("p:not([hidden]):has([open])", USED)


def test_only_the_selectors_that_may_match_stay() -> None:
    assert left(".gone,.card,:is(a, .x){color: red}") == ".card,:is(a, .x){color: red}"


def test_a_group_without_rules_goes() -> None:
    assert left("@media print{.gone{color: red}}p{margin: 0}") == "p{margin: 0}"


def test_properties_that_nothing_asks_for_go_and_those_that_others_need_stay() -> None:
    sheet = "p{--a: var(--b);--b: 1px;--c: 2px;margin: var(--a)}a{--d: 3px}"
    assert idle_out(sheet) == "p{--a: var(--b);--b: 1px;margin: var(--a)}"
    assert "--d: 3px" in idle_out(sheet, '<p style="gap: var(--d)">')


def test_animations_that_nothing_names_go() -> None:
    turn, fade = "@keyframes turn{to{rotate: 1turn}}", "@keyframes fade{to{opacity: 0}}"
    assert idle_out(f"{turn}{fade}p{{animation: turn 1s}}") == f"{turn}p{{animation: turn 1s}}"


def test_lists_are_parted_outside_brackets_alone() -> None:
    assert split('a[b=","], :is(c, d) , e', ",") == ['a[b=","]', ":is(c, d)", "e"]


def test_blanks_that_say_nothing_stay_out_and_those_that_say_something_stay() -> None:
    loose = """/* kept: as it is */
a > b, p :hover{margin: 0 1px; content: "; x: y";}
@media (min-width: 3em) and (color){p{--a: ; color: red}
}
"""
    assert tight(loose) == (
        '/* kept: as it is */\na>b,p :hover{margin:0 1px;content: "; x: y";}'
        "@media (min-width:3em) and (color){p{--a: ;color:red}}"
    )
