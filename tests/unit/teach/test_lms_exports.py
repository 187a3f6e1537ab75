"""Quiz reports of Moodle and Canvas, in the columns that they are known to have."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from coursebook.teach.grading import quiz_reports

NOW = datetime(2027, 2, 10, tzinfo=UTC)
MOODLE = (
    '\ufeff"Last name","First name","Email address",State,"Started on",Completed,"Time taken",'
    'Grade/10.00,"Q. 1 /5.00","Q. 2 /5.00"\n'
    'Öz,Noor,noor@example.org,Finished,"1 February 2027  3:35 AM","1 February 2027  4:05 AM",'
    '"30 mins",7.50,5.00,2.50\n'
    'Lee,Sam,sam@example.org,"In progress","1 February 2027  3:35 AM",-,-,-,-,-\n'
    '"Overall average",,,,,,,7.50,5.00,2.50\n'
)
CANVAS = (
    "name,id,sis_id,section,section_id,section_sis_id,submitted,attempt,101: What?,2.0,"
    "102: Which?,3.0,n correct,n incorrect,score\n"
    'Noor Öz,11,S1001,IR 204,5,,2027-02-01 20:00:00 UTC,1,"Words, once",2.0,All,0.0,1,1,2.0\n'
    "Noor Öz,11,S1001,IR 204,5,,2027-02-02 20:00:00 UTC,2,Words,2.0,None,3.0,2,0,5.0\n"
)


def test_a_report_of_moodle_gives_the_total_by_its_heading() -> None:
    found = quiz_reports.read("IR-Quiz 2-grades.csv", MOODLE.encode(), now=NOW)
    assert found.lines == []
    only = found.results[0]
    assert len(found.results) == 1
    assert (only.person.name, only.person.email) == ("Noor Öz", "noor@example.org")
    assert (only.percent, only.work.title) == (75, "IR-Quiz 2-grades")
    assert only.made == datetime(2027, 2, 1, 4, 5, tzinfo=UTC)


def test_a_report_of_newer_moodle_with_other_words_and_commas_is_read() -> None:
    text = (
        "Surname;First name;ID number;Status;Started;Completed;Grade/10,00\n"
        "Öz;Noor;7;Finished;-;2027-02-01 04:05;7,5\n"
    )
    found = quiz_reports.read("q.csv", text.encode(), now=NOW)
    assert [each.percent for each in found.results] == [75]
    assert found.results[0].person.number == "7"


@pytest.mark.parametrize(
    ("heading", "row", "summary"),
    [
        (
            "Nachname;Vorname;E-Mail-Adresse;Status;Begonnen;Beendet;Dauer;Bewertung/10,00;F1/5,00",
            "Öz;Noor;n@x.org;Beendet;-;1. Februar 2027, 04:05;30 min;7,50;5,00",
            "Gesamtdurchschnitt;;;;;;;7,50;5,00",
        ),
        (
            "Nom de famille;Prénom;Adresse de courriel;Statut;Commencé le;Terminé;Durée;Note/10,00",
            "Öz;Noor;n@x.org;Terminée;1 février 2027, 03:35;1 février 2027, 04:05;30 min;7,50",
            "Moyenne globale;;;;;;;7,50",
        ),
        (
            "Apellido(s);Nombre;Dirección de correo;Estado;Comenzado el;Finalizado;Tiempo empleado;"
            "Calificación/10,00",
            "Öz;Noor;n@x.org;Finalizado;1 de febrero de 2027, 03:35;1 de febrero de 2027, 04:05;"
            "30 min;7,50",
            "Promedio general;;;;;;;7,50",
        ),
        (
            "Last name,First name,Email address,Status,Started,Completed,Duration,Grade/10.00",
            'Öz,Noor,n@x.org,Finished,"01 February 2027, 03:35 AM","01 February 2027, 04:05 AM",'
            "30 mins,7.50",
            "Overall average,,,,,,,7.50",
        ),
    ],
)
def test_reports_of_moodle_are_read_in_four_languages(heading: str, row: str, summary: str) -> None:
    content = f"\ufeff{heading}\n{row}\n{summary}\n".encode()
    found = quiz_reports.read("q.csv", content, now=NOW, zone=ZoneInfo("Europe/Paris"))
    assert found.lines == []
    (only,) = found.results
    assert (only.person.name, only.person.email, only.percent) == ("Noor Öz", "n@x.org", 75)
    assert only.made == datetime(2027, 2, 1, 3, 5, tzinfo=UTC)


@pytest.mark.parametrize("state", ["In Bearbeitung", "En cours", "En curso", "Nie abgegeben"])
def test_an_attempt_under_way_in_any_language_is_no_fault(state: str) -> None:
    text = f"Nachname;Vorname;Status;Bewertung/10,00\nÖz;Noor;{state};-\n"
    found = quiz_reports.read("q.csv", text.encode(), now=NOW)
    assert (found.results, found.lines) == ([], [])


def test_headings_that_lost_their_accents_in_json_are_read() -> None:
    row = {"apellidos": "Öz", "nombre": "Noor", "nmerodeid": "7", "calificacin1000": "7,50"}
    found = quiz_reports.read_json("q.json", json.dumps([[row]]).encode(), now=NOW)
    assert [(each.person.name, each.percent) for each in found.results] == [("Noor Öz", 75)]


def test_a_student_analysis_in_another_language_is_read_by_its_order() -> None:
    text = (
        "Name;ID;SIS-ID;Abschnitt;Abschnitts-ID;SIS-ID des Abschnitts;abgegeben;Versuch;"
        "101: Was, und wann?;2,0;102: Wer; oder was?;3,0;n richtig;n falsch;Punktestand\n"
    ).replace("Wer; oder", "Wer, oder")
    text += "Noor Öz;11;S1001;IR;5;;2027-02-01 20:00:00 UTC;1;x;2,0;y;0,0;1;1;2,0\n"
    found = quiz_reports.read("q.csv", text.encode(), now=NOW)
    assert found.lines == []
    (only,) = found.results
    assert (only.person.number, only.person.canvas, only.percent) == ("S1001", "11", 40)
    assert only.made == datetime(2027, 2, 1, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "percent"), [("1.00/2.00", 50), ("1,00/2,00", 50), ("2/2", 100), ("5.00", 50)]
)
def test_a_cell_may_say_itself_what_it_is_out_of(cell: str, percent: float) -> None:
    text = f'Last name,First name,State,Grade/10.00\nÖz,Noor,Finished,"{cell}"\n'
    found = quiz_reports.read("q.csv", text.encode(), now=NOW)
    assert [each.percent for each in found.results] == [percent]
    bare = text.replace("Grade/10.00", "Grade")
    found = quiz_reports.read("q.csv", bare.encode(), now=NOW)
    if "/" in cell:
        assert [each.percent for each in found.results] == [percent]
    else:
        assert "row 2, Noor Öz, column 'Grade': does not say" in found.lines[0]


def test_commas_in_a_heading_do_not_hide_the_semicolons() -> None:
    text = "Nachname;Bewertung/10,00;F1/5,00;F2/5,00\nÖz;7,50;5,00;2,50\nLee;5,00;2,50;2,50\n"
    found = quiz_reports.read("q.csv", text.encode(), now=NOW)
    assert [each.percent for each in found.results] == [75, 50]
    text = "Last name,Grade/10.00,Which; and why?\nÖz,7.50,a;b;c;d\n"
    found = quiz_reports.read("q.csv", text.encode(), now=NOW)
    assert [each.percent for each in found.results] == [75]


def test_a_report_of_moodle_in_json_is_read() -> None:
    row = {"lastname": "Öz", "firstname": "Noor", "emailaddress": "noor@example.org"}
    row |= {"state": "Finished", "completed": "1 February 2027 4:05 AM", "grade1000": "7.50"}
    for data in ([[row]], [row]):
        found = quiz_reports.read_json("q.json", json.dumps(data).encode(), now=NOW)
        assert [each.percent for each in found.results] == [75]


def test_a_student_analysis_of_canvas_gives_each_attempt() -> None:
    found = quiz_reports.read("analysis.csv", CANVAS.encode(), now=NOW)
    assert [each.percent for each in found.results] == [40, 100]
    assert found.results[0].person.number == "S1001"
    assert found.results[1].made == datetime(2027, 2, 2, 20, tzinfo=UTC)


@pytest.mark.parametrize("score", ["nan", "inf", "-3", "1e999", "lots", "", "=1+1", "9" * 400])
def test_a_result_that_is_no_number_gets_a_line(score: str) -> None:
    found = quiz_reports.read(
        "q.csv", MOODLE.replace(",7.50,5.00,2.50\nLee", f",{score},5,2\nLee").encode(), now=NOW
    )
    assert found.results == []
    assert found.lines[0].startswith("row 2, Noor Öz, column 'Grade/10.00': ")


def test_a_result_over_the_total_is_taken_as_full_and_told() -> None:
    found = quiz_reports.read(
        "q.csv", MOODLE.replace(",7.50,5.00,2.50\nLee", ",70,5,2\nLee").encode(), now=NOW
    )
    assert [each.percent for each in found.results] == [100]
    assert "over 10" in found.lines[0]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"a,b\n1,2\n", "is no quiz report"),
        (b"", "is no quiz report"),
        (b'"' + b"x" * 200_000 + b'"\n', "can't be read further"),
        (b"Last name,Grade/0.00\nx,1\n", "what its total is out of"),
        (b"name;note\nNoor;was ill\n", "is no quiz report"),
        (b"," * 3_000, "a row has"),
    ],
)
def test_a_table_that_is_no_report_gets_a_line(content: bytes, says: str) -> None:
    found = quiz_reports.read("q.csv", content, now=NOW)
    assert found.results == []
    assert says in found.lines[0]


def test_letters_that_can_not_be_read_do_not_lose_the_row() -> None:
    found = quiz_reports.read(
        "q.csv", MOODLE.encode("utf-8").replace("Ö".encode(), b"\xd6"), now=NOW
    )
    assert found.results[0].percent == 75
    assert "no UTF-8, so it was read as Windows-1252" in found.lines[0]
    assert "Ö" in found.results[0].person.name


def test_a_report_in_utf_16_is_read() -> None:
    found = quiz_reports.read("q.csv", MOODLE.removeprefix("\ufeff").encode("utf-16"), now=NOW)
    assert found.results[0].person.name == "Noor Öz"
