"""The figure of Russian polls shows every answer of its four questions, in its month."""

from coursebook.figures._figure import rows
from nato_course import charts, datasets


def test_every_answer_to_the_four_questions_is_shown_and_no_other() -> None:
    shown = rows(charts.russian_views_of_nato().to_dict())
    asked = {"attitude to NATO", "reason to fear NATO", "NATO has reason to fear Russia"}
    expected = [
        row.share_pct
        for row in datasets.load("opinion_nato")
        if row.iso3 == "RUS"
        and (
            (row.question in asked and row.answer in ("negative", "yes"))
            or (row.pollster == "Gallup" and row.answer == "threat")
        )
    ]
    assert sorted(row["share"] for row in shown) == sorted(expected)


def test_the_invasion_stands_between_the_surveys_before_and_after_it() -> None:
    chart = charts.russian_views_of_nato().to_dict()
    line = chart["layer"][0]["data"]["values"][0]["at"]
    placed = {row["when"]: row["at"] for row in rows(chart)}
    assert placed["November 2021"] < line < placed["March 2022"]


def test_the_description_names_each_answer_with_its_time() -> None:
    told = charts.russian_views_of_nato().to_dict()["description"]
    assert "Russia has reason to fear NATO (Levada): 57% in December 2017" in told
