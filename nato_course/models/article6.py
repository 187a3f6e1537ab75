"""Article 6 of the North Atlantic Treaty as a decision tree (claim N3).

Article 5 speaks of an armed attack "in Europe or North America". Article 6 says what that includes.
Its words are quoted here as in boeva_novotny2019. They name places and things, not enemies: who
attacks makes no difference.

What falls under Article 6 *can* be answered under Article 5; the allies still have to agree that it
is, and each then takes the action that it deems necessary. What does not fall under it can still be
brought to the allies under Article 4, and any of them may help by its own choice.

`walk` follows the tree for a case. Where an answer is disputed the path ends there, with the
dispute named: the tree shows what a quarrel turns on and doesn't decide it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, cast

from coursebook.errors import CourseError

Answer = Literal["yes", "no", "disputed"]
Outcome = Literal["falls", "outside", "disputed"]

ARTICLE = ("nat1949", "boeva_novotny2019")
"""Where the words of the articles were read."""
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "falls": "Falls under Article 6",
        "outside": "Does not fall under it",
        "disputed": "Disputed",
    }
)
ANSWERS: Mapping[str, str] = MappingProxyType({"yes": "Yes", "no": "No", "disputed": "Disputed"})


@dataclass(frozen=True)
class Node:
    """A question of the tree, the treaty's words behind it, and where each answer leads."""

    question: str
    words: str
    yes: str
    no: str


TREE: Mapping[str, Node] = MappingProxyType(
    {
        "party": Node(
            "Is the state that was attacked a party to the treaty?",
            "one or more of the Parties",
            "armed",
            "outside",
        ),
        "armed": Node("Is it an armed attack?", "an armed attack", "territory", "outside"),
        "territory": Node(
            "Is a party's own territory attacked, rather than forces, vessels or aircraft?",
            "on the territory … on the forces, vessels, or aircraft of any of the Parties",
            "mainland",
            "over",
        ),
        "mainland": Node(
            "Does the territory lie in Europe or North America?",
            "on the territory of any of the Parties in Europe or North America",
            "falls",
            "named",
        ),
        "named": Node(
            "Is it Turkey, or one of France's Algerian departments?",
            "on the Algerian Departments of France, on the territory of Turkey",
            "falls",
            "island",
        ),
        "island": Node(
            "Is it a party's island in the North Atlantic area north of the Tropic of Cancer?",
            "the Islands under the jurisdiction of any of the Parties in the North Atlantic area "
            "north of the Tropic of Cancer",
            "falls",
            "outside",
        ),
        "over": Node(
            "Are the forces, vessels or aircraft in or over such territory, or where occupation "
            "forces stood in Europe in 1949?",
            "in or over these territories or any other area in Europe in which occupation forces "
            "of any of the Parties were stationed",
            "falls",
            "sea",
        ),
        "sea": Node(
            "Are they in the Mediterranean, or in the North Atlantic area north of the Tropic of "
            "Cancer?",
            "the Mediterranean Sea or the North Atlantic area north of the Tropic of Cancer",
            "falls",
            "outside",
        ),
    }
)


@dataclass(frozen=True)
class Case:
    """An attack to judge: what happened, and the answers to the questions on its path.

    `answers` holds, for each question, the answer and its reason in a sentence.
    """

    id: str
    title: str
    real: bool
    facts: str
    answers: Mapping[str, tuple[Answer, str]]
    after: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """A question as answered for a case."""

    node: str
    answer: Answer
    why: str


@dataclass(frozen=True)
class Path:
    """The steps through the tree, and where they end."""

    steps: tuple[Step, ...]
    outcome: Outcome


def walk(case: Case) -> Path:
    """Return the path of a case through the tree.

    Args:
        case: the case.

    Raises:
        CourseError: the case has no answer to a question on its path, or answers one off it.

    Example:
        >>> walk(CASES[0]).outcome
        'falls'
    """
    steps: list[Step] = []
    at = "party"
    while at in TREE:
        if at not in case.answers:
            raise CourseError(f"Case '{case.id}': no answer to '{at}'; its path leads there.")
        answer, why = case.answers[at]
        steps.append(Step(at, answer, why))
        if answer == "disputed":
            at = "disputed"
        else:
            at = TREE[at].yes if answer == "yes" else TREE[at].no
    unused = [name for name in case.answers if name not in {step.node for step in steps}]
    if unused:
        raise CourseError(f"Case '{case.id}': '{unused[0]}' is answered, but its path ends before.")
    return Path(tuple(steps), cast(Outcome, at))


def get(case_id: str) -> Case:
    """Return a case by its id.

    Args:
        case_id: such as "falklands".

    Raises:
        CourseError: there is no such case.
    """
    for case in CASES:
        if case.id == case_id:
            return case
    raise CourseError(f"No case '{case_id}'; there are {', '.join(each.id for each in CASES)}.")


_CONSULT = "Allies could still consult under Article 4, and help by their own choice."

CASES: tuple[Case, ...] = (
    Case(
        "september-11",
        "11 September 2001: the United States",
        True,
        "Hijacked aircraft are flown into buildings in New York and Washington.",
        {
            "party": ("yes", "The United States is a founding member."),
            "armed": (
                "yes",
                "The allies took it as one on 12 September, if it was directed from abroad. On 2 "
                "October they found that it was.",
            ),
            "territory": ("yes", "Two cities of a member were hit."),
            "mainland": ("yes", "Both lie in North America."),
        },
        "It is the only time that Article 5 has been invoked. That a terrorist network was behind "
        "it did not matter: the treaty names no enemy.",
        ("nato_art5_2001", "nato_art5_confirmed2001"),
    ),
    Case(
        "ukraine",
        "24 February 2022: Ukraine",
        True,
        "Russia begins its full-scale invasion of Ukraine.",
        {"party": ("no", "Ukraine is not a member of NATO.")},
        "The path ends at the first question. Members have helped Ukraine by their own choice. The "
        "UN General Assembly deplored the invasion as aggression (ES-11/1).",
        ("es11_1",),
    ),
    Case(
        "falklands",
        "1982: the Falkland Islands",
        True,
        "Argentina takes the Falkland Islands in the South Atlantic, which Britain governs and "
        "Argentina claims.",
        {
            "party": ("yes", "Britain is a founding member."),
            "armed": ("yes", "Argentine forces took the islands."),
            "territory": ("yes", "Britain governs the islands."),
            "mainland": ("no", "They lie off South America."),
            "named": ("no", "Neither of the two."),
            "island": ("no", "They are islands, but far south of the Tropic of Cancer."),
        },
        "Article 5 was not triggered. " + _CONSULT,
        ("fruehling2010",),
    ),
    Case(
        "hawaii",
        "A strike on Pearl Harbor",
        False,
        "A state fires missiles at the American base at Pearl Harbor on Hawaii.",
        {
            "party": ("yes", "Hawaii is one of the United States."),
            "armed": ("yes", "Missiles strike a base."),
            "territory": ("yes", "A base on the soil of a member is hit."),
            "mainland": ("no", "Hawaii is not part of North America."),
            "named": ("no", "Neither of the two."),
            "island": ("no", "It is an island, but in the Pacific."),
        },
        "When the treaty was signed Hawaii was a territory, and it became a state ten years later. "
        "In 2024 twelve senators asked the Secretary of State to mend this. By press reports his "
        "department thought that allies would respond all the same.",
        ("senators_hawaii2024",),
    ),
    Case(
        "battlegroup",
        "An attack on a battlegroup in Estonia",
        False,
        "Artillery fires across the border at soldiers of several allies who are stationed in "
        "Estonia.",
        {
            "party": ("yes", "Estonia and the states that sent the soldiers are members."),
            "armed": ("yes", "Artillery is fired."),
            "territory": ("no", "Take the soldiers as what is attacked."),
            "over": ("yes", "They stand on the territory of a member in Europe."),
        },
        "To take Estonia's soil as what is attacked leads to the same end. The allies decided on "
        "such groups in 2016. An attacker would strike several members at once.",
        ("warsaw2016",),
    ),
    Case(
        "turkish-jet",
        "June 2012: a Turkish jet off Syria",
        True,
        "Syria shoots down a Turkish military aircraft. It was in our airspace, says Damascus. It "
        "was over international waters, says Ankara.",
        {
            "party": ("yes", "Turkey has been a member since 1952."),
            "armed": ("yes", "A military aircraft was shot down."),
            "territory": ("no", "An aircraft was hit."),
            "over": ("no", "It was not over the territory of a member."),
            "sea": (
                "disputed",
                "Over the Mediterranean it would fall under the article. The two governments "
                "disagreed about the place, and commentators about the area.",
            ),
        },
        "Turkey asked for consultations under Article 4, not for help under Article 5.",
        ("cnn_turkey2012", "atlanticcouncil_turkey2012"),
    ),
    Case(
        "algiers",
        "A raid on Algiers in 1955",
        False,
        "In 1955, while Algeria is ruled as part of France, another state bombs Algiers.",
        {
            "party": ("yes", "France is a founding member."),
            "armed": ("yes", "A city is bombed."),
            "territory": ("yes", "France governs Algeria at the time."),
            "mainland": ("no", "Algiers lies in Africa."),
            "named": ("yes", "The article named the Algerian departments of France."),
        },
        "Algeria became independent in 1962, and those departments are no more. Today the same "
        "raid would strike a state outside NATO.",
        ("euronews_ceuta2022",),
    ),
    Case(
        "ceuta",
        "An attack on Ceuta",
        False,
        "Troops of another state enter Ceuta, a Spanish city on the coast of Africa.",
        {
            "party": ("yes", "Spain has been a member since 1982."),
            "armed": ("yes", "Troops enter a city."),
            "territory": ("yes", "Ceuta is a Spanish city."),
            "mainland": (
                "disputed",
                "By the letter no, for Ceuta lies in Africa. Spain's foreign minister holds that "
                "NATO protects it. NATO's Secretary General answered with the article, and added "
                "that to invoke Article 5 is a political decision.",
            ),
        },
        "The words do not settle it. In the end all allies would have to decide.",
        ("stoltenberg_ceuta2022", "albares_ceuta2022", "euronews_ceuta2022"),
    ),
    Case(
        "soldiers-abroad",
        "Rockets on an ally's soldiers in Iraq",
        False,
        "Rockets are fired at a camp in Iraq and kill soldiers of a member.",
        {
            "party": ("yes", "The soldiers serve a member."),
            "armed": ("yes", "Rockets are fired at a camp."),
            "territory": ("no", "Forces abroad are hit."),
            "over": ("no", "Iraq is no member, and not in Europe."),
            "sea": ("no", "The camp is on land, far from both seas."),
        },
        "An attack on a member's forces counts only in the area that the article draws. "
        + _CONSULT,
        ("boeva_novotny2019",),
    ),
    Case(
        "cyber",
        "A cyber-attack on hospitals",
        False,
        "A cyber-attack shuts down the hospitals of a member for days. No shot is fired.",
        {
            "party": ("yes", "The hospitals are in a member state."),
            "armed": (
                "disputed",
                "In 2014 the allies agreed that a cyber-attack could trigger Article 5. The treaty "
                "of 1949 does not say when one counts as armed, so they would have to judge it.",
            ),
        },
        "What counts as armed is the open question here, not where it happened.",
        ("stoltenberg_cyber2018",),
    ),
)
"""Ten cases, four real and six made up. Facts are their sources', the judgement is the tree's."""
