"""Drawing the questions of a class from the templates, by the seed of the class."""

from collections.abc import Sequence

from coursebook.errors import CourseError
from coursebook.questions import Question
from coursebook.teach.templates._template import Instance, Template, digest, instances


def draw(
    found: Sequence[Template],
    chapter: str,
    count: int,
    seed: str,
    *,
    group: int = 0,
    groups: int = 1,
) -> list[Instance]:
    """Return instances of templates, spread evenly over them, as a seed decides.

    Templates and instances are put in the order of a hash of seed and id, which is alike on every
    machine, and which a new template or instance leaves as it is for the others. Groups of a class
    get one paper in difficulty: the same templates in the same order, each with other instances.

    Args:
        found: the templates of the chapter.
        chapter: its file stem.
        count: how many.
        seed: any words, such as the name of a class and a term.
        group: which group, from 0.
        groups: how many groups there are.

    Raises:
        CourseError: there are fewer, or count is not positive.
    """
    available = sum(len(instances(each)) // groups for each in found)
    if not 1 <= count <= available:
        raise CourseError(f"{chapter}: count is {count}: ask for 1 to {available} questions")

    def place(name: str) -> str:
        return digest(f"{seed}\n{chapter}\n{name}")

    queues = [
        sorted(instances(each), key=lambda instance: place(instance.id))[group::groups]
        for each in sorted(found, key=lambda template: place(template.id))
    ]
    longest = max(map(len, queues), default=0)
    dealt = [queue[i] for i in range(longest) for queue in queues if i < len(queue)]
    return dealt[:count]


def questions(drawn: Sequence[Instance]) -> list[Question]:
    """Return the filled questions of instances.

    Args:
        drawn: the instances.
    """
    return [each.question() for each in drawn]
