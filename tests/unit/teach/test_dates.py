"""Due dates: one way to write them, with a time zone wherever they are shown."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coursebook.cli import main
from coursebook.errors import CourseError
from coursebook.teach import dates
from coursebook.teach.assignment import assigned, chapter_link
from tests.unit.teach.graded_class import WORK, Class
from tests.unit.teach.handed_in import full

BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        ("2027-03-01", "", "2027-03-01T23:59:59+00:00"),
        ("2027-03-01", BERLIN, "2027-03-01T22:59:59+00:00"),
        ("2027-07-01T18:00", BERLIN, "2027-07-01T16:00:00+00:00"),
        (" 2027-03-01 18:00 ", "America/New_York", "2027-03-01T23:00:00+00:00"),
        ("2027-03-01T18:00+01:00", "Asia/Tokyo", "2027-03-01T17:00:00+00:00"),
        ("2027-03-01T18:00+0530", "", "2027-03-01T12:30:00+00:00"),
        ("2027-03-01T17:00:00Z", BERLIN, "2027-03-01T17:00:00+00:00"),
        ("2027-10-31T02:30", BERLIN, "2027-10-31T01:30:00+00:00"),  # comes twice: the later
        ("2027-03-01T00:00", "", "2027-03-01T00:00:00+00:00"),
    ],
)
def test_a_day_ends_at_its_end_and_a_time_is_in_the_zone_named(
    text: str, zone: str, moment: str
) -> None:
    assert dates.read_due(text, zone).astimezone(UTC) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    "text", ["20270301", "2027-02-30", "01.03.2027", "2027-03-01T25:00", "soon", "2027-W09-1", ""]
)
def test_whatever_else_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(CourseError, match="write 2027-03-01 for the end of that day"):
        dates.read_due(text)


def test_a_time_that_clocks_leave_out_and_a_zone_that_is_none_are_told() -> None:
    with pytest.raises(CourseError, match="clocks go forward"):
        dates.read_due("2027-03-28T02:30", BERLIN)
    with pytest.raises(CourseError, match="did you mean Europe/Berlin"):
        dates.read_due("2027-03-28", "Europe/Berlinn")
    for zone in ("../../etc/passwd", "\x00", "x" * 5000):
        with pytest.raises(CourseError, match="no time zone is called"):
            dates.read_zone(zone)


@pytest.mark.parametrize(
    ("text", "zone", "words"),
    [
        ("2027-03-01", BERLIN, "Monday 1 March 2027, 23:59 (Europe/Berlin)"),
        ("2027-03-01T18:00+01:00", "", "Monday 1 March 2027, 18:00 (UTC+01:00)"),
        ("2027-03-01T18:00", "", "Monday 1 March 2027, 18:00 (UTC)"),
    ],
)
def test_words_have_the_zone(text: str, zone: str, words: str) -> None:
    assert dates.words(dates.read_due(text, zone)) == words


def run(*arguments: str, **variables: str) -> Result:
    return CliRunner(env=variables).invoke(main, [*arguments])


def assign(place: Path, *options: str, **variables: str) -> tuple[str, str]:
    """Return what the command prints, and the sheet for students."""
    done = run("assign", "2", "--for", "moodle", "--out", str(place), *options, **variables)
    assert done.exit_code == 0, done.output
    return done.output, (place / "student/assignment.html").read_text("utf-8")


def test_sheet_and_readme_show_the_class_s_zone_and_an_offset_is_taken(tmp_path: Path) -> None:
    _, sheet = assign(tmp_path / "a", "--due", "2027-03-01T18:00+01:00")
    assert "Due: Monday 1 March 2027, 18:00 (UTC+01:00)." in sheet
    output, sheet = assign(tmp_path / "b", "--due", "2027-03-01", NATO_COURSE_ZONE=BERLIN)
    assert "Due: Monday 1 March 2027, 23:59 (Europe/Berlin)." in sheet
    assert "(Europe/Berlin)" in (tmp_path / "b/README.html").read_text("utf-8")
    assert "Give --zone" not in output


@pytest.mark.parametrize("command", ["assign", "link", "grade"])
def test_each_command_reads_the_same_and_helps_without_codes(command: str) -> None:
    told = run(command, "--help").output
    assert "%" not in told
    assert "2027-03-01T18:00" in told
    assert "Europe/Berlin" in told
    asked = {"assign": ["2", "--for", "moodle"], "link": ["2"], "grade": [".", "--roster", "x"]}
    more = ["--out", "y"] if command == "grade" else []
    done = run(command, *asked[command], *more, "--due", "20270301")
    assert (done.exit_code, "write 2027-03-01 for the end" in done.output) == (1, True)


def test_without_a_zone_utc_is_meant_and_said() -> None:
    done = run("link", "2", "--due", "2027-03-01")
    assert "Due Monday 1 March 2027, 23:59 (UTC). Give --zone" in done.stderr
    assert "Give --zone" not in run("link", "2", "--due", "2027-03-01T18:00Z").stderr


def test_a_link_carries_the_zone_to_the_panel_and_to_the_report(handed: Class) -> None:
    link = chapter_link.link("2", due=dates.read_due("2027-02-01T10:30", BERLIN))
    assert "due=2027-02-01T09:30:00Z&zone=Europe/Berlin" in link
    assert dates.words(assigned.read_link(link).due or datetime.min).endswith("(Europe/Berlin)")
    handed.put("a.json", full("Noor Öz"))  # made at 10:00 UTC
    handed.grade(links=[link])
    assert handed.row("Noor Öz")[f"{WORK}: late"] == "late"
    assert "(due 1 February 2027, 10:30 (Europe/Berlin))" in handed.report()


HEADS = (
    "Last name;First name;Status;Started on;Completed;Grade/10.00",
    "Nachname;Vorname;Status;Begonnen am;Beendet;Bewertung/10,00",
    "Nom de famille;Prénom;Statut;Commencé le;Terminé;Note/10,00",
    "Apellido(s);Nombre;Estado;Comenzado el;Finalizado;Calificación/10,00",
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "finished",
    [
        *("2 March 2027  6:05 PM", "Tuesday, 2 March 2027, 6:05 PM", "2 March 2027 at 6:05 PM"),
        *("2. März 2027, 18:05", "Dienstag, 2. März 2027, 18:05 Uhr", "2.03.2027, 18:05"),
        *("mardi 2 mars 2027, 18:05", "2 mars 2027 à 18h05", "02.03.27, 18:05"),
        *("martes, 2 de marzo de 2027, 18:05", "2 de marzo de 2027, 6:05 p. m."),
        *("Tuesday, March 2, 2027 6:05 PM", "2027-03-02 18:05"),
    ],
)
def test_a_paper_finished_late_is_late_whatever_the_clock_of_the_computer(
    tmp_path: Path, head: str, finished: str
) -> None:
    handed = Class(tmp_path)
    handed.put("quiz.csv", f"{head}\nÖz;Noor;x;1 March 2027 10:00;{finished};7,50\n".encode())
    outcome = handed.grade(due=dates.read_due("2027-03-01", BERLIN), zone=BERLIN)
    assert outcome.count.late == 1
    assert "undated" not in handed.report().partition("<table")[2]
    assert any("ahead of this computer's clock" in each for each in outcome.lines())


def test_a_time_that_can_not_be_read_is_told_on_the_console_with_its_cell(tmp_path: Path) -> None:
    handed = Class(tmp_path)
    rows = "".join(f"Öz;{each};x;1 March 2027 10:00;2/3/27, 18:05;7\n" for each in ("Noor", "Al"))
    handed.put("quiz.csv", f"{HEADS[0]}\n{rows}".encode())
    outcome = handed.grade(due=dates.read_due("2027-03-01"))
    told = "quiz.csv: the time in row 2, Noor Öz: '2/3/27, 18:05' (and 1 more) can't be read"
    assert any(each.startswith(told) for each in outcome.lines())
    assert (outcome.count.late, outcome.count.undated) == (0, 2)
