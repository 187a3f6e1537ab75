"""What the last chapter says of the ledger in numbers agrees with the ledger."""

import json
from pathlib import Path

from nato_course import claims, questions
from nato_course.claims import Claim

STEM = "05_weighing_the_evidence"
CHAPTER = Path(__file__).parents[3] / "book" / f"{STEM}.ipynb"
WELL, _, CONTESTED, MISLEADING, LOWEST = claims.VERDICTS


def of_kind(kind: str) -> list[Claim]:
    return [claim for claim in claims.all() if claim.kind == kind]


def with_verdict(found: list[Claim], verdict: str) -> int:
    return sum(claim.verdict == verdict for claim in found)


def prose() -> str:
    cells = json.loads(CHAPTER.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


def test_the_predictions_ask_for_what_the_ledger_holds() -> None:
    answers = {each.id: each.answer for each in questions.predictions(STEM)}
    causal = of_kind("causal")
    assert answers["contested-causes"] == 100 * with_verdict(causal, CONTESTED) / len(causal)
    assert answers["not-supported"] == with_verdict(list(claims.all()), LOWEST)


def test_the_counts_in_the_prose_are_the_ledgers() -> None:
    views, causes = of_kind("attribution"), of_kind("causal")
    reported = sum(claim.about == "view" for claim in claims.all())
    history = list(claims.in_section("history"))
    for sentence in (
        f"The [ledger](claims.ipynb) holds {len(claims.all())} claims.",
        f"Of {len(views)} attributions {with_verdict(views, WELL)} are well supported and "
        f"{with_verdict(views, CONTESTED)} is contested.",
        f"Of {len(causes)} causal claims {with_verdict(causes, WELL)} is well supported and "
        f"{with_verdict(causes, CONTESTED)} are contested.",
        f"{with_verdict(list(claims.all()), MISLEADING)} claims are misleading or oversimplified.",
        f"The ledger marks {reported} attributions as being about a *view*",
        f"history has {with_verdict(history, CONTESTED)} contested claims of {len(history)}.",
    ):
        assert sentence in prose()


def test_every_contested_causal_claim_is_named() -> None:
    contested = [claim.id for claim in of_kind("causal") if claim.verdict == CONTESTED]
    told = prose().split("**Causes are where the dispute lies.**")[1].split("seven causal")[0]
    assert all(f"[{claim_id}]" in told for claim_id in contested)
