"""Ten attacks to judge by Article 6 of the North Atlantic Treaty, before its path is shown."""

from html import escape
from typing import Any, ClassVar

import traitlets

from coursebook.widgets._base import CourseWidget
from coursebook.widgets._cite import citations, payloads
from nato_course.models import article6
from nato_course.models.article6 import ANSWERS, ARTICLE, OUTCOMES, TREE, Case

TITLE = "Would Article 6 cover it?"
INTRO = (
    "Article 5 speaks of an armed attack on a member in Europe or North America. Article 6 says "
    "what that includes. Judge each case first, then follow it through the treaty's words. What "
    "falls under Article 6 can be answered under Article 5, if the allies agree. What does not can "
    "still be raised under Article 4."
)


class ArticleSix(CourseWidget):
    """The cases as a widget: one at a time, the path only after a judgement."""

    _stem: ClassVar[str] = "article_six"
    _style_parts = ("_options", "_table", "_cases")
    name = traitlets.Unicode("documents_article-six").tag(sync=True)
    data = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        """Take in the cases and their paths."""
        self.cases = article6.CASES
        super().__init__(
            data={
                "title": TITLE,
                "intro": INTRO,
                "treaty": payloads(ARTICLE),
                "outcomes": [list(each) for each in OUTCOMES.items()],
                "cases": [_plain(each) for each in self.cases],
            }
        )

    def twin_text(self) -> str:
        """Return the cases with their outcomes, one after another."""
        lines = [f"{TITLE} ({len(self.cases)} cases)"]
        for case in self.cases:
            path = article6.walk(case)
            last = path.steps[-1]
            lines.append(f"{case.title} ({_kind(case)}): {OUTCOMES[path.outcome]}")
            lines.append(f"    {TREE[last.node].question} {ANSWERS[last.answer]}. {last.why}")
        return "\n".join(lines)

    def twin_html(self) -> str:
        """Return all cases, each with its path and its outcome."""
        parts = "".join(_article(each) for each in self.cases)
        return (
            f'<div class="nc-article-six"><p><strong>{escape(TITLE)}</strong></p>'
            f"<p>{escape(INTRO)}{citations(ARTICLE)}</p>{parts}</div>"
        )


def article_six() -> ArticleSix:
    """Return ten attacks to judge by Article 6 of the North Atlantic Treaty."""
    return ArticleSix()


def _kind(case: Case) -> str:
    return "real" if case.real else "made up"


def _plain(case: Case) -> dict[str, Any]:
    """Return a case as the front end draws it."""
    path = article6.walk(case)
    return {
        "id": case.id,
        "title": case.title,
        "kind": _kind(case),
        "facts": case.facts,
        "steps": [
            {
                "question": TREE[step.node].question,
                "words": TREE[step.node].words,
                "answer": ANSWERS[step.answer],
                "why": step.why,
            }
            for step in path.steps
        ],
        "outcome": path.outcome,
        "after": case.after,
        "sources": payloads(case.sources),
    }


def _article(case: Case) -> str:
    path = article6.walk(case)
    steps = "".join(
        f"<li>{escape(TREE[step.node].question)} <q>{escape(TREE[step.node].words)}</q> "
        f"<strong>{ANSWERS[step.answer]}.</strong> {escape(step.why)}</li>"
        for step in path.steps
    )
    return (
        f"<article><p><strong>{escape(case.title)}</strong> ({_kind(case)})</p>"
        f"<p>{escape(case.facts)}</p><ol>{steps}</ol>"
        f"<p>{OUTCOMES[path.outcome]}. {escape(case.after)}{citations(case.sources)}</p></article>"
    )
