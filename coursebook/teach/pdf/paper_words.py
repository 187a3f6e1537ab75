"""What a page says on paper where it speaks of a screen, and links that paper can't follow."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import html

from coursebook import yaml_file
from coursebook.course import current

_DEAD = (
    ".//section[@class='nc-table']/p/a[contains(@href, 'datapackage.json')]",
    ".//ul[contains(@class, 'nc-listed')]//a[starts-with(@href, '#x.')]",
)


def of_page(stem: str) -> Mapping[str, str]:
    """Return what stands on paper in place of words of a page, both as HTML.

    Args:
        stem: the page.
    """
    path = current().content / "on_paper.yaml"
    pairs = yaml_file.read(path).get(stem, ())
    return {each["screen"]: each["paper"] for each in pairs}


def words(element: Any) -> str:
    """Return the text of an element on one line.

    Args:
        element: of a page.
    """
    return " ".join(element.text_content().split())


def replace(article: Any, wanted: Mapping[str, str]) -> None:
    """Put words in the place of others, markup among them.

    Args:
        article: the page, which is changed.
        wanted: what stands on paper, by what stands on the page.
    """
    for each in article.xpath(".//p[not(ancestor::svg)]") if wanted else ():
        told = html.tostring(each, encoding="unicode", with_tail=False)
        said = told
        for old, new in wanted.items():
            said = said.replace(old, new)
        if said == told:
            continue
        made = html.fragment_fromstring(said)
        made.tail = each.tail
        each.getparent().replace(each, made)
        if not made.text_content().strip():
            made.drop_tree()


def name_sections(article: Any) -> None:
    """Let links to sections have the names of these, which questions know by their anchors.

    Args:
        article: the page, which is changed.
    """
    for link in article.xpath(".//a[starts-with(., 'Section: ')][starts-with(@href, '#')]"):
        for head in article.xpath(".//section[@id=$id]/*[1]", id=link.get("href")[1:]):
            link.text = f"Section: {words(head)}"


def drop_dead(article: Any) -> None:
    """Take out of rows of links those that lead nowhere on paper, with what parts them.

    Args:
        article: the page, which is changed.
    """
    for link in article.xpath(" | ".join(_DEAD)):
        link.tail = re.sub(r"^(;|\s·)\s", "", link.tail or "")
        link.drop_tree()
    for row in article.xpath(".//ul[contains(@class, 'nc-listed')]//p/a"):
        row.tail = re.sub(r" Read it \.$", "", row.tail or "")
