"""The look of the course in values, from `look.css`: for exports that are no stylesheet."""

import re
from functools import cache
from pathlib import Path

from coursebook.errors import CourseError

_PATH = Path(__file__).with_name("look.css")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VALUE = re.compile(r"--nc-([\w-]+):\s*([^;]+);")
_DARK = 'html[data-theme="dark"]'


@cache
def css() -> str:
    """Return the stylesheet that names the values."""
    return _PATH.read_text(encoding="utf-8")


def value(name: str, *, dark: bool = False) -> str:
    """Return a value as the stylesheet has it.

    Args:
        name: its name without `--nc-`, such as "accent".
        dark: whether the one of the dark theme.

    Raises:
        CourseError: no value has this name.
    """
    light, other = _values()
    found = (light | other if dark else light).get(name)
    if found is None:
        raise CourseError(f"{_PATH.name}: has no value {name!r}; there are {', '.join(light)}")
    return " ".join(found.split())


def pairs(**names: str) -> str:
    """Return rules that give a page of its own our colours, as its system has them light or dark.

    Args:
        names: how the page calls each colour, and its name here, such as `link="accent"`.
    """

    def rules(*, dark: bool) -> str:
        return " ".join(f"--{own}: {value(name, dark=dark)};" for own, name in names.items())

    return (
        f":root {{ color-scheme: light dark; {rules(dark=False)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {rules(dark=True)} }} }}"
    )


@cache
def _values() -> tuple[dict[str, str], dict[str, str]]:
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for selector, rules in _RULE.findall(re.sub(r"/\*.*?\*/", "", css(), flags=re.DOTALL)):
        (dark if _DARK in selector else light).update(_VALUE.findall(rules))
    return light, dark
