"""The bibliography's entries say whose body a publisher is."""

from types import SimpleNamespace
from typing import Any

from docutils import nodes

from nato_course.publish import bodies


def entry(anchor: str) -> nodes.citation:
    line = nodes.paragraph("", "Cited in chapter 2", classes=["nc-cited-in"])
    return nodes.citation("", nodes.paragraph("", "The work."), line, ids=[anchor])


def resolved(**keys: str) -> list[nodes.citation]:
    entries = {key: entry(anchor) for anchor, key in keys.items()}
    cited = [SimpleNamespace(citation_id=a, key=k) for a, k in keys.items()]
    domain = SimpleNamespace(citations=cited)
    app: Any = SimpleNamespace(env=SimpleNamespace(domains={"cite": domain}))
    tree: Any = nodes.section("", *entries.values())
    bodies.resolve(tree, app, bodies.BIBLIOGRAPHY)
    return list(entries.values())


def test_the_line_stands_between_the_work_and_where_it_is_cited() -> None:
    (shown,) = resolved(a="euvsdisinfo")
    work, whose, cited = (each.astext() for each in shown.children)
    assert (work, cited) == ("The work.", "Cited in chapter 2")
    assert whose.endswith("diplomatic service, the European External Action Service.")
    assert shown.children[1]["classes"] == ["nc-whose"]


def test_a_work_of_independent_press_or_scholars_has_no_such_line() -> None:
    (shown,) = resolved(a="kydd2005")
    assert len(shown.children) == 2
