"""A widget's module and the parts that it imports share one scope: no two may use one name."""

import re
from collections import Counter
from pathlib import Path

import pytest

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


def test_the_side_bars_script_has_its_parts_in_one_function() -> None:
    script = classic("sidebar.js")
    assert repeated(script) == []
    assert not re.search(r"^(import|export) ", script, re.MULTILINE)
    assert script.startswith('(() => {\n"use strict";\n') and script.endswith("})();\n")


@pytest.mark.parametrize("name", ["host.js", "page.js"])
def test_modules_in_one_file_share_their_parts_and_no_other_name(name: str) -> None:
    parts, *modules = classic(name).split("\n{\n")
    assert repeated(parts) == []
    assert len(modules) > 2 and all(each.rstrip().endswith(("}", "})();")) for each in modules)
    assert parts.count("function made(") == 1
