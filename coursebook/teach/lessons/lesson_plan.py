"""The plans of a lesson as a page, with motions, links to read beforehand, and marking."""

from coursebook.course import current
from coursebook.questions.index import title as chapter_title
from coursebook.teach import _pages
from coursebook.teach.assignment import rubric, subject
from coursebook.teach.assignment.chapter_link import link, sections
from coursebook.teach.exports.remarks import Site
from coursebook.teach.lessons import slides
from coursebook.teach.lessons.lessons import LENGTHS, Lesson, Reading
from coursebook.teach.templates import title


def plan_html(made: Lesson, url: str, *, commands: bool = True) -> str:
    """Return the plans of a lesson, a page each, with motions, links and marking.

    Args:
        made: the lesson.
        url: where the book is published, or an empty text.
        commands: whether to give, where there is no address, the commands that make the links.
    """
    checks = dict.fromkeys(each for step in made.steps for each in step.used("check"))
    return _pages.page(
        "lesson.html",
        lesson=made,
        title=chapter_title(made.stem),
        lengths=LENGTHS,
        readings=[_reading(made.stem, each, url, commands=commands) for each in made.readings],
        answers=[(title(each.id), slides.key(each)[0]) for each in checks],
        told=subject.told(),
        rubric=rubric,
        place=Site(url).place,
    )


def _reading(stem: str, reading: Reading, url: str, *, commands: bool) -> dict[str, str | int]:
    """Return a link to read beforehand: its sections by title, as the chapter's page shows them."""
    titles = {each.id: each.title for each in sections(stem)}
    wanted = reading.sections and not url and commands
    named = f"{current().command} link {int(stem[:2])} --sections {','.join(reading.sections)}"
    return {
        "minutes": reading.minutes,
        "address": link(stem, reading.sections, base=url) if url else "",
        "what": "; ".join(titles[each] for each in reading.sections) or "the whole chapter",
        "command": f"{named} --base https://…" if wanted else "",
    }
