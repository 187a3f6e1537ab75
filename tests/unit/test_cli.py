"""The command line: what it prints, and how it ends."""

from pathlib import Path

from click.testing import CliRunner

from coursebook import questions
from coursebook.cli import main
from coursebook.questions.bank import TYPES, kind_of


def test_the_banks_of_the_course_are_found_sound() -> None:
    result = CliRunner().invoke(main, ["questions", "check"])
    assert result.exit_code == 0
    assert result.output.startswith("No problems found.\nShares of questions that a habit answers")
    assert "\n01_complex_relationship.yaml: longest " in result.output
    assert "\nall banks together: longest " in result.output


def test_a_problem_is_printed_with_file_id_and_field(tmp_path: Path) -> None:
    bank = tmp_path / "02_historical_context.yaml"
    bank.write_text(questions.SAMPLES.read_text("utf-8").replace("use: check", "use: chek", 1))
    result = CliRunner().invoke(main, ["questions", "check", str(bank)])
    assert result.exit_code == 1
    assert "02_historical_context.yaml: question 'sample-single', field use: " in result.output
    assert "1 problem found." in result.output


def test_a_path_that_is_not_there_is_named() -> None:
    result = CliRunner().invoke(main, ["questions", "check", "no-such-file.yaml"])
    assert result.exit_code == 2
    assert "no-such-file.yaml" in result.output


def test_the_field_reference_names_every_field_of_every_type() -> None:
    text = CliRunner().invoke(main, ["questions", "fields"]).output
    for name in TYPES:
        assert f"## Type `{name}`" in text
        for field in kind_of(name).fields:
            assert f"| `{field.name}` |" in text
            assert field.doc.replace("|", "\\|") in text
    assert "| `options[].feedback` |" in text
    assert "## Predictions" in text
