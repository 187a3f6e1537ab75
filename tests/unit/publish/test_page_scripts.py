"""Which of the theme's scripts a page gets."""

from types import SimpleNamespace
from typing import Any

import pytest

from coursebook.publish import page_scripts, search
from coursebook.publish.page_scripts import has_code, is_wanted

TABS = '<div class="sd-tab-set docutils">'
CODE = '<div class="highlight notranslate">'
FOLDED = '<div class="admonition dropdown">'


def line(body: str) -> Any:
    return SimpleNamespace(filename=None, attributes={"body": body})


@pytest.mark.parametrize(
    ("script", "sign"),
    [
        ("design-tabs.js", TABS),
        ("togglebutton.js", FOLDED),
        (line("let toggleHintShow = 'Click to show';"), FOLDED),
        (line("var togglebuttonSelector = '.toggle';"), FOLDED),
    ],
)
def test_a_script_comes_where_it_finds_something(script: Any, sign: str) -> None:
    assert is_wanted(script, f"<p>Text</p>{sign}")
    assert not is_wanted(script, '<p class="highlighted nc-menu-toggle">toggle</p>')


def test_code_is_copied_by_a_script_of_ours_where_there_is_some() -> None:
    assert has_code(CODE) and not has_code('<p class="highlighted">highlight</p>')
    assert not is_wanted("_static/copybutton.js", CODE)


def test_sphinx_s_search_and_its_marks_stay_out() -> None:
    assert not any(is_wanted(f"_static/{each}", CODE) for each in search.REPLACED)


@pytest.mark.parametrize("script", ["mine.js", line("startMine()")])
def test_what_the_course_does_not_know_stays(script: Any) -> None:
    assert is_wanted(script, "")


@pytest.mark.parametrize("setting", [None, "switcher", "announcement"])
def test_a_page_has_the_themes_scripts_where_a_setting_asks_for_them(setting: str | None) -> None:
    options = {setting: {"json_url": "versions.json"}} if setting else {}
    app: Any = SimpleNamespace(config=SimpleNamespace(html_theme_options=options))
    names = ["documentation_options.js", "scripts/sphinx-book-theme.js", "mine.js"]
    context = {"body": "<p>Text</p>", "script_files": [f"_static/{each}" for each in names]}
    page_scripts._choose(app, "page", "page.html", context, None)
    wanted = names if setting else names[2:]
    assert context["script_files"] == [f"_static/{each}" for each in wanted]
    assert context["nc_theme_scripts"] is bool(setting)
