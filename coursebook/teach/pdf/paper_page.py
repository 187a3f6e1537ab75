"""A page of the built book made ready for paper: nothing to press, nothing closed, keys apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html

from coursebook import chapters
from coursebook.course import BUILD
from coursebook.errors import CourseError
from coursebook.teach.pdf import paper_columns, paper_drawing, paper_words
from coursebook.teach.pdf.paper_words import words

_DROPPED = (
    # of the front page: what is pressed and drawn; what a move does stands there in words
    *(".//*[contains(@class, 'nc-pictogram')]", ".//p[@class='nc-start']"),
    ".//section[contains(@class, 'nc-front-game')]/*[self::div or @class='nc-front-told']",
    *(".//script", ".//style", ".//noscript", ".//template", ".//button", ".//*[@hidden]"),
    *(".//a[contains(@class, 'headerlink')]", ".//figure//a[@download]"),
    *(".//p[@class='nc-stop']", ".//p[@class='nc-plain-setting']"),
    ".//details[contains(@class, 'above-input')]",  # code that only makes a figure
    ".//*[contains(@class, 'nc-svg-narrow')]",
    ".//section[@class='nc-answer-key']",  # the questions' own answers say more
    ".//*[contains(@class, 'nc-figure-saves')]",
    # what a check says of code that nobody has changed
    ".//section[@class='nc-lab-twin'][starts-with(normalize-space(.), 'To do')]",
    # the name of a table and what it holds, once more
    ".//section[@class='nc-table']//div[@class='nc-dataset']/p[position() < 3]",
    ".//div[@data-nc-name='ChapterProgress']//a",
    ".//details[@class='nc-twin']/summary",
    ".//div[@class='nc-find']",
    ".//p[@class='nc-lesson-file']",  # a file to download
    ".//section[contains(@class, 'nc-front-game')]/p[@class='nc-kicker']",  # "Try one move"
    ".//div[contains(@class, 'nc-widget')][details[@class='nc-twin']]/div[@class='nc-mount']",
)
_ANSWER = "Answer and reasons"
_HINTS = ("A hint", "Hint", "Hints")
_TALL = 110
"""A question of more words than these may be divided."""
_FEW_LINES = 480
"""A paragraph of no more letters than these, some five lines, stays whole."""
_REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")


@dataclass
class PaperPage:
    """A page for paper, and what is printed apart from it."""

    stem: str
    title: str
    article: Any
    data: list[tuple[str, Any]] = field(default_factory=list)
    """Each figure's title, and its table."""
    hints: list[tuple[str, Any]] = field(default_factory=list)
    answers: list[tuple[str, Any]] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Its anchor on paper."""
        return anchor(self.stem)

    @property
    def number(self) -> str:
        """Which chapter it is, in words; nothing where it is none."""
        stems = chapters.stems()
        return f"Chapter {stems.index(self.stem) + 1}" if self.stem in stems else ""

    @property
    def named(self) -> str:
        """Its title, after the number that it may have."""
        return f"{self.number}. {self.title}" if self.number else self.title

    def parts(self) -> Iterator[Any]:
        """Yield every tree of the page."""
        yield self.article
        for _, each in (*self.data, *self.hints, *self.answers):
            yield each


def root_of(built: Path, stem: str) -> Any:
    """Return the tree of a page of the built book.

    Args:
        built: the folder of the built book.
        stem: the page, such as "01_first_chapter" or "teach/guide".

    Raises:
        CourseError: the page is not there.
    """
    path = built / "book" / f"{stem}.html"
    if not path.is_file():
        raise CourseError(f"{path} is not there: {BUILD}, then try again")
    return html.fromstring(path.read_bytes().decode("utf-8"))


def read(built: Path, stem: str, drawn: str = "") -> PaperPage:
    """Return a page of the built book for paper; anchors carry the page's name.

    Args:
        built: the folder of the built book.
        stem: the page.
        drawn: the picture of its widget as HTML, for the first that has a still one.

    Raises:
        CourseError: the page is not there.
    """
    article = root_of(built, stem).xpath(".//article[contains(@class, 'bd-article')]")[0]
    for pattern in _DROPPED:
        for each in article.xpath(pattern):
            each.drop_tree()
    paper_words.drop_dead(article)
    paper_words.replace(article, paper_words.of_page(stem))
    for each in article.xpath(".//a[@download]"):
        each.drop_tag()
    if drawn:
        (still, *_) = article.xpath(".//*[contains(@class, 'nc-still')]")
        twin = still.getparent()
        for still in twin.xpath("./figure"):
            still.drop_tree()
        twin.insert(0, html.fragment_fromstring(drawn))
    for each in article.xpath(".//*[@class='nc-chips']/a[following-sibling::a]"):
        each.tail = ", "
    paper_words.name_sections(article)
    _name_anchors(article, stem)
    page = PaperPage(stem, words(article.xpath(".//h1")[0]), article)
    for each in article.xpath(".//*[self::h1 or self::h2 or self::h3 or self::h4]"):
        _straighten(each)
    for each in article.xpath(".//*[name()='svg']"):
        _tell(each)
    for each in article.xpath(".//figure"):
        _take_data(each, page)
        _make_plain(each)
    page.data += paper_drawing.take(article)
    _take_keys(page)
    for tree in page.parts():
        _open(tree)
        paper_columns.fit(tree)
        _mark_leads(tree)
        _mark_whole(tree)
        _mark_tall(tree)
    return page


def anchor(stem: str, place: str = "") -> str:
    """Return the anchor on paper of a page, or of a place on it.

    Args:
        stem: the page.
        place: the anchor on the page.
    """
    return f"{stem.replace('/', '-')}.{place}" if place else stem.replace("/", "-")


def _name_anchors(article: Any, stem: str) -> None:
    """Make ids those of one page among many; pictures refer to theirs by address."""
    for each in article.iter():
        if not isinstance(each.tag, str):
            continue
        for name, value in each.attrib.items():
            if name == "id":
                each.set(name, anchor(stem, value))
            elif name in _REFERRING:
                each.set(name, " ".join(anchor(stem, part) for part in value.split()))
            elif "url(#" in value:
                each.set(name, value.replace("url(#", f"url(#{anchor(stem)}."))
        each.attrib.pop("tabindex", None)


def _straighten(heading: Any) -> None:
    """Leave single blanks alone, since the style keeps them for the bookmarks' sake."""
    for each in heading.iter():
        each.text = re.sub(r"\s+", " ", each.text or "")
        if each is not heading:
            each.tail = re.sub(r"\s+", " ", each.tail or "")


def _tell(svg: Any) -> None:
    """Give a picture its title and description as the one text that stands for it."""
    told = [each for each in svg if each.tag in ("title", "desc")]
    said = list(map(words, told))
    for each in told:
        svg.remove(each)
    for each in svg.iter():
        for name in ("aria-label", "aria-labelledby", "aria-describedby", "role"):
            each.attrib.pop(name, None)
    svg.set("role", "img")
    svg.set("aria-label", " ".join(part if part.endswith(".") else f"{part}." for part in said))


def _take_data(figure: Any, page: PaperPage) -> None:
    for each in figure.xpath(".//details[@class='nc-figure-data']"):
        title = figure.xpath(".//*[@class='nc-figure-title']")
        table = each.xpath(".//table")[0]
        page.data.append((words(title[0]) if title else "", table))
        table.drop_tree()
        each.drop_tree()


def _make_plain(figure: Any) -> None:
    """Leave the picture alone to be a figure in the file, since it alone has the words for it."""
    for each in (figure, *figure.iter("figcaption")):
        each.tag = "div"


def _take_keys(page: PaperPage) -> None:
    """Give the checks numbers, and take what tells their answers out of the text."""
    number = 0
    pattern = ".//section[@class='nc-question-twin' or @class='nc-lab-twin']"
    for asked in page.article.xpath(pattern):
        closed = {words(each[0]): each for each in asked.findall("details")}
        name = asked.find(".//strong")
        if _ANSWER in closed:
            number += 1
            name.text = f"{(name.text or '').rstrip(': ')} {number}:"
        for summary in (_ANSWER, *_HINTS):
            if (part := closed.get(summary)) is not None:
                part.drop_tree()
                part.tag = "div"
                part.remove(part[0])
                kept = page.answers if summary == _ANSWER else page.hints
                kept.append((words(name).rstrip(":"), part))


def _mark_leads(tree: Any) -> None:
    """Mark paragraphs that are all strong, which head what follows."""
    for strong in tree.xpath(".//p/strong[1]"):
        if words(strong) == words(strong.getparent()):
            strong.getparent().set("class", "lead")


def _mark_whole(tree: Any) -> None:
    """Mark what is too short to be divided well."""
    for each in tree.xpath(".//p[not(@class)] | .//li[not(*/self::p or */self::ul)]"):
        if len(words(each)) <= _FEW_LINES:
            each.classes.add("whole")


def _mark_tall(tree: Any) -> None:
    """Mark questions that would leave a sheet half empty if they had to stay whole."""
    for asked in tree.xpath(".//section[@class='nc-question-twin']"):
        if len(words(asked).split()) > _TALL:
            asked.classes.add("tall")


def _open(tree: Any) -> None:
    for each in tree.xpath("descendant-or-self::details"):
        each.tag = "div"
        each.attrib.pop("open", None)
        for summary in each.findall("summary"):
            summary.tag = "p"
            summary.set("class", "part-title")
            each.classes.add("part")
