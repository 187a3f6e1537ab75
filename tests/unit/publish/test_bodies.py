"""The bibliography's entries say whose body a publisher is."""

from types import SimpleNamespace
from typing import Any

from docutils import nodes

from coursebook.publish import citations

PAGE = "book/02_history"


def resolved(anchor: str, key: str) -> nodes.citation:
    entry = nodes.citation("", nodes.paragraph("", "The work."), ids=[anchor])
    cited = SimpleNamespace(targets=[SimpleNamespace(key=key)], docname=PAGE)
    known = SimpleNamespace(citation_id=anchor, key=key)
    domain = SimpleNamespace(citations=[known], citation_refs=[cited])
    env = SimpleNamespace(domains={"cite": domain}, found_docs={PAGE})
    builder = SimpleNamespace(get_relative_uri=lambda _, page: f"{page}.html")
    tree: Any = nodes.section("", nodes.container("", entry))
    app: Any = SimpleNamespace(env=env, builder=builder)
    citations.lead_back(tree, app, citations.BIBLIOGRAPHY)
    return entry


def test_the_line_stands_between_the_work_and_where_it_is_cited() -> None:
    shown = resolved("a", "euvsdisinfo")
    work, whose, cited = (each.astext() for each in shown.children)
    assert (work, cited) == ("The work.", "NATO or Western official. Cited in chapter 2")
    assert whose.endswith("diplomatic service, the European External Action Service.")
    assert shown.children[1]["classes"] == ["nc-whose"]


def test_a_work_of_independent_press_or_scholars_has_no_such_line() -> None:
    assert len(resolved("a", "kydd2005").children) == 2
