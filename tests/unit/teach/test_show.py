"""What `nato-course questions show` prints of graded questions."""

from pathlib import Path

from click.testing import CliRunner

from coursebook.cli import main
from coursebook.teach import templates


def shown(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["questions", "show", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_template_is_shown_by_instances_with_key_and_reasons() -> None:
    text = shown("c2-members", "--count", "2")
    assert text.startswith("c2-members: Who was a member at a date. ")
    assert text.count("Key and reasons:") == 2
    assert "right: " in text
    assert "wrong: " in text


def test_one_question_of_a_paper_is_shown() -> None:
    question = templates.draw("03_putins_stance", count=1, seed="x")[0]
    text = shown(question.id)
    assert question.prompt in text
    assert question.explanation in text
    assert text.count("Key and reasons:") == 1


def test_a_name_that_is_none_is_told() -> None:
    result = CliRunner().invoke(main, ["questions", "show", "c2-member"])
    assert result.exit_code == 1
    assert "no template is called 'c2-member': did you mean c2-members" in result.output


def test_each_group_has_a_folder_with_other_questions(tmp_path: Path) -> None:
    out = tmp_path / "work"
    order = ["assign", "2", "--for", "moodle", "--seed", "nine", "--groups", "2"]
    order += ["--without", "c2-races", "--out", str(out)]
    result = CliRunner().invoke(main, order)
    assert result.exit_code == 0, result.output
    keys = [(out / f"group-{i}/instructor/key.html").read_text("utf-8") for i in (1, 2)]
    assert keys[0] != keys[1]
    assert all("c2-races" not in each for each in keys)
    assert "(group 2)" in keys[1]
