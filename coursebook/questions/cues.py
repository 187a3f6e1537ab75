"""What gives an answer away to a reader who has read nothing: length, place, absolutes, echoes.

The kinds of cue are those that Haladyna, Downing and Rodriguez list in *A review of multiple-choice
item-writing guidelines* (Applied Measurement in Education 15(3), 2002). A cue is a habit of many
questions, so shares are bounded over many; single questions are named to be looked at.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from coursebook.course import current
from coursebook.questions.choice import Choice, MultipleChoice, Option, TrueFalse
from coursebook.questions.model import Question
from coursebook.questions.pairs import Pairs

LEEWAY = 0.10
"""How far above chance a share may lie."""

FEW = 10
"""Below this many questions one of them weighs more than the leeway, so one is allowed."""

STANDING = 0.5
"""An option that stands in this share of a template's instances has to be right in some of them."""

CLEARLY_LONGER = 1.2
SHARED = 2
_ABSOLUTES = (
    *("always", "never", "only", "all", "none", "every", "no", "nobody", "nothing", "everyone"),
    *("everything", "entirely", "wholly", "completely"),
)
_ABSOLUTE = re.compile(rf"\b({'|'.join(_ABSOLUTES)})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_PLAIN = {
    *("about", "after", "against", "article", "because", "before", "been", "between", "both"),
    *("claim", "does", "each", "from", "have", "here", "into", "most", "more", "only"),
    *("other", "says", "should", "since", "some", "statement", "such", "than"),
    *("that", "their", "them", "then", "there", "these", "they", "this", "those", "what", "when"),
    *("where", "which", "while", "whose", "will", "with", "would", "were", "your", "true"),
    *current().common_words,
}
"""Words that say nothing about which option belongs to a prompt."""


class Found(NamedTuple):
    """How often something is so, in words, and whether that lies within its bounds."""

    words: str
    held: bool


def choices(questions: Sequence[Question]) -> list[Choice]:
    """Return the questions that have options.

    Args:
        questions: of any types.
    """
    return [each for each in questions if isinstance(each, Choice)]


Options = Sequence[Option]
"""In the order in which a reader meets them."""


def _by_length(options: Options, pick: Callable[..., int]) -> Options:
    wanted = pick(len(each.text) for each in options)
    return [each for each in options if len(each.text) == wanted]


def _middle(options: Options) -> Options:
    half = (len(options) - 1) // 2
    return options[half : len(options) - half]


def _without_absolutes(options: Options) -> Options:
    return [each for each in options if not _has_absolute(each.text)] or options


def _echo(options: Options, stem: str) -> Options:
    shared = [len(_echoed(stem, each.text)) for each in options]
    return [each for each, count in zip(options, shared, strict=True) if count == max(shared)]


WAYS: dict[str, Callable[[Options, str], Options]] = {
    "longest": lambda options, _: _by_length(options, max),
    "shortest": lambda options, _: _by_length(options, min),
    "first": lambda options, _: options[:1],
    "middle": lambda options, _: _middle(options),
    "last": lambda options, _: options[-1:],
    "no absolutes": lambda options, _: _without_absolutes(options),
    "echo of the prompt": _echo,
    "longest without absolutes": lambda options, _: _by_length(_without_absolutes(options), max),
}
"""Ways of guessing by options and prompt: each gives those among which it leaves it to chance."""


def hit(choice: Choice, way: str) -> float:
    """Return the chance that a way of guessing is right.

    Args:
        choice: a question.
        way: one of `WAYS`.
    """
    return _right(WAYS[way](choice.all_options, choice.stem))


def chance(choice: Choice) -> float:
    """Return the chance that a blind guess is right.

    Args:
        choice: a question.
    """
    return _right(choice.all_options)


def _right(options: Options) -> float:
    return sum(each.correct for each in options) / len(options)


def played(found: Sequence[Choice], way: str) -> Found:
    """Return how a player fares who knows one way of guessing and nothing else.

    Args:
        found: the questions.
        way: one of `WAYS`.
    """
    hits, expected = sum(hit(each, way) for each in found), sum(map(chance, found))
    words = f"{hits:.1f} of {len(found)}, by chance {expected:.1f}"
    return Found(words, is_chance(hits, expected, len(found)))


def is_chance(hits: float, expected: float, count: int) -> bool:
    """Return whether a way of guessing is right no oftener than chance and the leeway allow.

    Args:
        hits: how often it is right.
        expected: how often blind chance would be.
        count: of how many.
    """
    leeway = max(LEEWAY * count, 1.0 if count < FEW else 0.0)
    return hits <= expected + leeway + 1e-9


def _has_absolute(text: str) -> bool:
    return bool(_ABSOLUTE.search(text))


def _echoed(stem: str, text: str) -> set[str]:
    """Return the words that a text shares with a prompt, by their first six letters."""
    return _words(stem) & _words(text)


def _words(text: str) -> set[str]:
    return {each[:6] for each in _WORD.findall(text.lower()) if each not in _PLAIN}


class Spoken(NamedTuple):
    """How many keys and how many wrong options speak in absolutes."""

    keys: int
    of_keys: int
    wrong: int
    of_wrong: int

    @property
    def expected(self) -> float:
        """Return how many keys would if they did so as often as wrong options."""
        return self.of_keys * self.wrong / self.of_wrong if self.of_wrong else 0.0


def spoken(found: Sequence[Choice]) -> Spoken:
    """Return how often keys and wrong options speak in absolutes.

    Args:
        found: the questions.
    """
    options = [each for choice in found for each in choice.all_options]
    keys = [_has_absolute(each.text) for each in options if each.correct]
    wrong = [_has_absolute(each.text) for each in options if not each.correct]
    return Spoken(sum(keys), len(keys), sum(wrong), len(wrong))


def absolutes(found: Sequence[Choice]) -> Found:
    """Return whether keys speak in absolutes as often as wrong options, within a half or two.

    Args:
        found: the questions.
    """
    count = spoken(found)
    words = f"in {count.keys} of {count.of_keys} keys, {count.wrong} of {count.of_wrong} wrong"
    off = abs(count.keys - count.expected)
    return Found(words, off <= max(2.0, count.expected / 2))


def truth(questions: Sequence[Question]) -> Found:
    """Return whether 40 to 60 per cent of statements are true; one or two say nothing.

    Args:
        questions: of any types; those to be called true or false count.
    """
    answers = [each.answer for each in questions if isinstance(each, TrueFalse)]
    true, count = sum(answers), len(answers)
    held = count <= SHARED or 0.4 * count <= true <= 0.6 * count
    return Found(f"{true} of {count} true" if count else "", held)


def settled_options(questions: Sequence[Question]) -> dict[str, tuple[int, int]]:
    """Return the options of a template that are right in none or in all of its instances.

    Args:
        questions: the instances of one template.

    Returns:
        By option, how often it is right and how often it is offered; options that stand in fewer
        than half of the instances are left out.
    """
    stands: Counter[str] = Counter()
    right: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for question in questions:
        offered = list(_offered(question))
        stands.update({name for name, _ in offered})
        places.update(name for name, _ in offered)
        right.update(name for name, is_right in offered if is_right)
    often = STANDING * len(questions)
    return {
        name: (right[name], places[name])
        for name, count in stands.items()
        if count >= often and right[name] in (0, places[name])
    }


def _offered(question: Question) -> Iterator[tuple[str, bool]]:
    """Yield every option with whether it is right; those of pairs once for each item."""
    if isinstance(question, Pairs):
        for item in question.items:
            for choice in question.choices:
                yield choice.id, choice.id == item.answer
    elif isinstance(question, Choice):
        for option in question.all_options:
            yield option.id, option.correct


def report(questions: Sequence[Question]) -> Iterator[tuple[str, Found]]:
    """Yield each share by its name.

    Args:
        questions: those of a bank, or the instances of a template.
    """
    if found := choices(questions):
        yield from ((way, played(found, way)) for way in WAYS)
        yield "absolutes", absolutes(found)
    if (told := truth(questions)).words:
        yield "statements", told


def tells(question: Question) -> Iterator[str]:
    """Yield what gives the key of one question away.

    Args:
        question: of any type.
    """
    if not isinstance(question, Choice) or isinstance(question, MultipleChoice):
        return
    key = next(each for each in question.all_options if each.correct)
    wrong = [each for each in question.all_options if not each.correct]
    longest = max(len(each.text) for each in wrong)
    if len(key.text) >= CLEARLY_LONGER * longest:
        yield f"the key is the longest option: {len(key.text)} characters, the next {longest}"
    if not _has_absolute(key.text) and all(_has_absolute(each.text) for each in wrong):
        yield "every wrong option speaks in absolutes, and the key does not"
    shared = _echoed(question.stem, key.text)
    if len(shared) >= SHARED and not any(_echoed(question.stem, each.text) for each in wrong):
        yield f"the key alone repeats words of the prompt ({', '.join(sorted(shared))})"
