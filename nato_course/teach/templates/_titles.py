"""What the templates ask in a few words, as a teacher sees it in a list of questions."""

from functools import cache
from textwrap import shorten

from nato_course import questions

LONGEST = 60
"""Letters of a self-check's title, which are the first words of what it asks."""
TITLES = {
    "c1-sorts": "Sort sentences by kind",
    "c1-order": "Put events in order",
    "c1-count": "How many members at a date",
    "c1-sides": "Which alliance a state was in",
    "c1-whose": "Whose words these are",
    "c1-gaps": "What the article leaves out",
    "c1-troops": "Change in US troops in Europe",
    "c1-exercises": "The largest declared exercise",
    "c1-soldiers": "Soldiers of the allies for each of Moscow's",
    "c1-spending": "Two shares of military spending compared",
    "c2-order": "Put steps in order",
    "c2-members": "Who was a member at a date",
    "c2-border-share": "Share of Russia's land border",
    "c2-nearest": "The nearest member of NATO",
    "c2-distance": "How far a distance fell",
    "c2-races": "Which arms races come to rest",
    "c2-rest": "The level at which arms rest",
    "c2-forms": "Said, signed or told later",
    "c2-who": "Which record words come from",
    "c2-agency": "Demand and supply in enlargement",
    "c2-sorts": "Sort sentences by kind",
    "c3-year": "The year of Putin's words",
    "c3-turn": "Said before or after a turn",
    "c3-tone": "Putin's words in order",
    "c3-holder": "Whose claim it is",
    "c3-nearer": "Did the nearest member come nearer",
    "c3-limits": "What a finding does to an analogy",
    "c3-sweep": "Refute a sweeping sentence",
    "c3-approval": "Change in approval of Putin",
    "c3-read": "Read approval over three months",
    "c3-polls": "Can two polls be compared",
    "c3-output": "Change in Russia's share of output",
    "c3-shield": "Interceptors and warheads",
    "c3-parity": "Who had more warheads",
    "c4-cover": "What Article 5 covers",
    "c4-record": "Record, dispute or error",
    "c4-sweep": "Refute a sweeping sentence",
    "c4-consent": "Whose consent was needed",
    "c4-voice": "The year of NATO's words",
    "c4-case": "Who reads a document how",
    "c4-door": "Steps through the open door in order",
    "c4-raised": "Who raised spending most",
    "c4-goal": "Who met the aim of 2 per cent",
    "c4-groups": "Share of the battlegroups' soldiers",
    "c4-trend": "Read US troops over three years",
    "c4-votes": "Two votes compared",
    "c5-bearing": "How findings bear on a claim",
    "c5-count": "Count verdicts in the ledger",
    "c5-rank": "Rank claims by their support",
    "c5-rivals": "Which explanation a finding serves",
    "c5-readings": "Who reads a document how",
    "c5-memo": "Sentences of a memo beside the ledger",
    "c5-update": "Update a belief once",
    "c5-twice": "Update a belief twice",
    "c5-points": "What evidence tells of two explanations",
    "c5-needed": "The ratio a change of mind implies",
}


def title(question_id: str) -> str:
    """Return a question's name for a list: of its template, with a mark that tells instances apart.

    Args:
        question_id: such as "c2-members-0a1b2c3d", or the slug of a self-check; a part of a
            question stands after a dot.
    """
    whole, _, part = question_id.partition(".")
    template, _, mark = whole.rpartition("-")
    name = f"{TITLES[template]} ({mark})" if template in TITLES else _check(whole)
    return f"{name}: {_words(part)}" if part else name


@cache
def _asked() -> dict[str, str]:
    """Return what each self-check asks, or the statement that it has judged."""
    every = (each for stem in questions.stems() for each in questions.chapter(stem))
    return {each.id: getattr(each, "statement", each.prompt).replace("*", "") for each in every}


def _check(slug: str) -> str:
    """Return the first words of what a self-check asks; for other names the name in words."""
    return shorten(_asked().get(slug, _words(slug)), LONGEST, placeholder=" …")


def _words(slug: str) -> str:
    return slug.replace("-", " ").capitalize()
