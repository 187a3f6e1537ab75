"""A widget's module and the parts that it imports share one scope: no two may use one name."""

import re
from collections import Counter
from pathlib import Path

import pytest

from coursebook.publish import scripts
from coursebook.publish.scripts import classic
from coursebook.widgets import _base

STATIC = Path(_base.__file__).parent / "static"
STEMS = sorted(each.stem for each in STATIC.glob("[a-z]*.js"))
DECLARED = re.compile(
    r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE | re.ASCII
)


def repeated(module: str) -> list[str]:
    return [name for name, times in Counter(DECLARED.findall(module)).items() if times > 1]


@pytest.mark.parametrize("stem", STEMS)
def test_no_name_is_declared_twice(stem: str) -> None:
    assert repeated(_base.front_end_module(stem)) == []


PAGES = Path(scripts.__file__).parent / "static"
OF_PAGES = sorted(each.name for each in PAGES.glob("[a-z]*.js") if "import {" in each.read_text())


@pytest.mark.parametrize("name", OF_PAGES)
def test_a_page_s_script_has_no_name_twice_and_is_one_function(name: str) -> None:
    assert repeated(_base.with_parts((PAGES / name).read_text("utf-8"), PAGES)) == []
    script = classic(name)
    assert not re.search(r"^(import|export) ", script, re.MULTILINE)
    assert script.startswith('(() => {\n"use strict";\n') and script.endswith("})();\n")


@pytest.mark.parametrize("name", ["host.js", "page.js"])
def test_modules_in_one_file_share_their_parts_and_no_name_of_their_own(name: str) -> None:
    script = classic(name)
    assert script.count("function made(") == 1
    assert script.count("\n{\n") >= len(scripts._TOGETHER[name])
    parts = _base.parts_of(
        "".join((PAGES / each).read_text() for each in scripts._TOGETHER[name]), PAGES
    )
    assert repeated("".join(_base._part(each, PAGES) for each in parts)) == []
