"""What gives an answer away to a reader who has read nothing: length, place, absolutes, echoes.

The kinds of cue are those that Haladyna, Downing and Rodriguez list in *A review of multiple-choice
item-writing guidelines* (Applied Measurement in Education 15(3), 2002). A cue is a habit of many
questions, so shares are bounded over many; single questions are named to be looked at.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coursebook.course import current
from coursebook.questions.choice import MultipleChoice, Option, SingleChoice, TrueFalse
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


@dataclass(frozen=True, slots=True)
class Choice:
    """A prompt and its options, in the order in which a reader meets them."""

    id: str
    stem: str
    options: tuple[Option, ...]

    @property
    def chance(self) -> float:
        """Return the share of options that are right."""
        return sum(each.correct for each in self.options) / len(self.options)


@dataclass(frozen=True, slots=True)
class Share:
    """How often a way of guessing is right, and how often blind chance would be."""

    hits: float
    expected: float
    count: int

    @property
    def held(self) -> bool:
        """Whether the way is right no oftener than chance and the leeway allow."""
        leeway = max(LEEWAY * self.count, 1.0 if self.count < FEW else 0.0)
        return self.hits <= self.expected + leeway + 1e-9

    def words(self) -> str:
        """Return both as text, such as "5.0 of 9, by chance 3.0"."""
        return f"{self.hits:.1f} of {self.count}, by chance {self.expected:.1f}"


def choices(questions: Sequence[Question]) -> list[Choice]:
    """Return the questions that have options, as a reader who has read nothing sees them.

    Args:
        questions: of any types.
    """
    return [each for each in map(_choice, questions) if each]


def _choice(question: Question) -> Choice | None:
    if isinstance(question, SingleChoice | MultipleChoice):
        return Choice(question.id, question.prompt, question.options)
    if isinstance(question, TrueFalse):
        return Choice(question.id, f"{question.prompt} {question.statement}", question.reasons)
    return None


def _by_length(choice: Choice, pick: Callable[..., int]) -> list[Option]:
    wanted = pick(len(each.text) for each in choice.options)
    return [each for each in choice.options if len(each.text) == wanted]


def _middle(choice: Choice) -> list[Option]:
    half = (len(choice.options) - 1) // 2
    return list(choice.options[half : len(choice.options) - half])


def _without_absolutes(choice: Choice) -> list[Option]:
    bare = [each for each in choice.options if not has_absolute(each.text)]
    return bare or list(choice.options)


def _echo(choice: Choice) -> list[Option]:
    shared = [len(echoed(choice.stem, each.text)) for each in choice.options]
    return [o for o, count in zip(choice.options, shared, strict=True) if count == max(shared)]


def _wise(choice: Choice) -> list[Option]:
    """Rule out what speaks in absolutes, and take the longest of the rest."""
    rest = Choice(choice.id, choice.stem, tuple(_without_absolutes(choice)))
    return _by_length(rest, max)


WAYS: dict[str, Callable[[Choice], list[Option]]] = {
    "longest": lambda choice: _by_length(choice, max),
    "shortest": lambda choice: _by_length(choice, min),
    "first": lambda choice: [choice.options[0]],
    "middle": _middle,
    "last": lambda choice: [choice.options[-1]],
    "no absolutes": _without_absolutes,
    "echo of the prompt": _echo,
    "longest without absolutes": _wise,
}
"""Ways of guessing, each giving the options among which it leaves the choice to chance."""


def played(found: Sequence[Choice], way: str) -> Share:
    """Return how a player fares who knows one way of guessing and nothing else.

    Args:
        found: the questions.
        way: one of `WAYS`.
    """
    hits = 0.0
    for each in found:
        picked = WAYS[way](each)
        hits += sum(option.correct for option in picked) / len(picked)
    return Share(hits, sum(each.chance for each in found), len(found))


def has_absolute(text: str) -> bool:
    """Return whether a text speaks in absolutes.

    Args:
        text: an option.
    """
    return bool(_ABSOLUTE.search(text))


def echoed(stem: str, text: str) -> set[str]:
    """Return the words that a text shares with a prompt, by their first six letters.

    Args:
        stem: the prompt.
        text: an option.
    """
    return _words(stem) & _words(text)


def _words(text: str) -> set[str]:
    return {each[:6] for each in _WORD.findall(text.lower()) if each not in _PLAIN}


@dataclass(frozen=True, slots=True)
class Absolutes:
    """How many keys and how many wrong options speak in absolutes."""

    keys: int
    of_keys: int
    wrong: int
    of_wrong: int

    @property
    def held(self) -> bool:
        """Whether keys do so as often as wrong options, within a half or within two."""
        expected = self.of_keys * self.wrong / self.of_wrong if self.of_wrong else 0.0
        return abs(self.keys - expected) <= max(2.0, expected / 2)

    def words(self) -> str:
        """Return the counts as text."""
        return f"in {self.keys} of {self.of_keys} keys, {self.wrong} of {self.of_wrong} wrong"


def absolutes(found: Sequence[Choice]) -> Absolutes:
    """Return how often keys and wrong options speak in absolutes.

    Args:
        found: the questions.
    """
    options = [each for choice in found for each in choice.options]
    keys = [each for each in options if each.correct]
    wrong = [each for each in options if not each.correct]
    spoken = [sum(has_absolute(each.text) for each in part) for part in (keys, wrong)]
    return Absolutes(spoken[0], len(keys), spoken[1], len(wrong))


@dataclass(frozen=True, slots=True)
class Truth:
    """How many statements are true."""

    true: int
    count: int

    @property
    def held(self) -> bool:
        """Whether 40 to 60 per cent are true; one or two statements say nothing."""
        return self.count <= SHARED or 0.4 * self.count <= self.true <= 0.6 * self.count

    def words(self) -> str:
        """Return the share as text."""
        return f"{self.true} of {self.count} true"


def truth(questions: Sequence[Question]) -> Truth:
    """Return how many of the statements to be called true or false are true.

    Args:
        questions: of any types.
    """
    answers = [each.answer for each in questions if isinstance(each, TrueFalse)]
    return Truth(sum(answers), len(answers))


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
    for found in filter(None, [_choice(question)]):
        for option in found.options:
            yield option.id, option.correct


def report(questions: Sequence[Question]) -> Iterator[tuple[str, str, bool]]:
    """Yield each share: what it is of, in words, and whether it lies within its bounds.

    Args:
        questions: those of a bank, or the instances of a template.
    """
    found = choices(questions)
    for way in WAYS if found else ():
        share = played(found, way)
        yield way, share.words(), share.held
    if found:
        spoken = absolutes(found)
        yield "absolutes", spoken.words(), spoken.held
    told = truth(questions)
    if told.count:
        yield "statements", told.words(), told.held


def tells(question: Question) -> Iterator[str]:
    """Yield what gives the key of one question away.

    Args:
        question: of any type.
    """
    found = _choice(question)
    if found is None or isinstance(question, MultipleChoice):
        return
    key = next(each for each in found.options if each.correct)
    wrong = [each for each in found.options if not each.correct]
    longest = max(len(each.text) for each in wrong)
    if len(key.text) >= CLEARLY_LONGER * longest:
        yield f"the key is the longest option: {len(key.text)} characters, the next {longest}"
    if not has_absolute(key.text) and all(has_absolute(each.text) for each in wrong):
        yield "every wrong option speaks in absolutes, and the key does not"
    shared = echoed(found.stem, key.text)
    if len(shared) >= SHARED and not any(echoed(found.stem, each.text) for each in wrong):
        yield f"the key alone repeats words of the prompt ({', '.join(sorted(shared))})"
