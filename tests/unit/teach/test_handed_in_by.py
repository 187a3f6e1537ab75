"""Who handed a file in: the LMS decides before the reader, and nothing odd counts in silence."""

import re
from html import unescape

import pytest

from coursebook.teach.grading import near_names
from coursebook.teach.grading.lms_names import Named, read
from tests.unit.teach.graded_class import WORK, Class
from tests.unit.teach.handed_in import full, wrong

LIST = """name,number,login,email
Mia Moodle,1,mmia,mia@example.org
Mo Moodle,2,mmo,mo@example.org
Max Moodle,3,max_m,max@example.org
"""
CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section
"Vasc, Cy",102,S2,cvasc,A
"O'Neill, Zoë",103,S3,zoneill,A
"""


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("s.zip/Mo Moodle_12347_assignsubmission_file_/r.json", Named("Moodle", "Mo Moodle")),
        ("Mo_Moodle_12_assignsubmission_file_r.json", Named("Moodle", "Mo Moodle")),
        ("Participant 12_34_assignsubmission_file_/r.json", None),
        ("vasccy_LATE_102_9001_r.json", Named("Canvas", "vasccy", "102")),
        ("zip/vasccy_102_9001_receipt_IR-204_Cy.json", Named("Canvas", "vasccy", "102")),
        ("anon_x7Yq2_9001_r.json", None),
        ("receipt_204_1001.json", None),
        (
            "Week 3_ann_l_attempt_2027-02-01-10-30-00_receipt_IR.json",
            Named("Blackboard", logins=("l", "ann_l", "Week 3_ann_l")),
        ),
        (
            "13394-80551 - Anne-Marie Lee - Mar 29, 2027 1205 PM/r.json",
            Named("Brightspace", "Anne-Marie Lee"),
        ),
        (
            "13394-80551 - N0123456 - Ann Lee- 29 March, 2027 1205 - r - a.json",
            Named("Brightspace", "Ann Lee", logins=("N0123456",)),
        ),
        ("homework/r.json", None),
        ("ann_2027_02_01_r.json", None),
        ("week_3_101_drafts/r.json", None),
        ("final_ann_attempt_2027-02-01-10-30-00_all/r.json", None),
        ("../..//", None),
    ],
)
def test_the_names_of_each_lms_are_read(path: str, found: Named | None) -> None:
    assert read(path) == found


def test_the_folder_of_moodle_counts_before_the_name_that_was_typed(handed: Class) -> None:
    handed.roster.write_text(LIST, "utf-8")
    handed.put("Mia Moodle_1_assignsubmission_file_/r.json", full("mia moodle"))
    handed.put("Mo Moodle_2_assignsubmission_file_/r.json", full("mia moodle", wrong))
    handed.put("Max Moodle_3_assignsubmission_file_/r.json", full("max"))
    handed.grade(policy="last")
    assert handed.row("Mia Moodle")[WORK] == "100.0"
    assert handed.row("Mo Moodle")[f"{WORK}: file"].startswith("Mo Moodle_2")
    assert handed.row("Max Moodle")[WORK] == "100.0"
    report = unescape(handed.report())
    assert "was handed in by Mo Moodle, says Moodle; its reader wrote 'mia moodle'" in report
    assert "who is Mia Moodle on the list: counted for Mo Moodle, ask both" in report
    assert "'max'" not in report


def test_canvas_s_number_decides_and_letters_without_blanks_are_known(handed: Class) -> None:
    handed.roster.write_text(CANVAS, "utf-8")
    handed.put("vasccy_LATE_102_9_r.json", full("CY"))
    handed.put("oneillzoë_103_10_r.json", full("Cy Vasc", wrong))
    outcome = handed.grade(form="canvas")
    assert (outcome.count.missing, outcome.count.unlisted) == (0, 0)
    assert '"Vasc, Cy",102,S2,cvasc,A,100.0' in handed.out.read_text("utf-8")
    assert outcome.notes >= 1


def test_another_number_of_canvas_is_another_person_of_that_name(handed: Class) -> None:
    handed.roster.write_text(CANVAS, "utf-8")
    handed.put("vasccy_999_9_r.json", full("Cy Vasc"))
    outcome = handed.grade()
    assert (outcome.count.missing, outcome.count.unlisted) == (2, 1)
    assert "has the number 999, not that of the list" in handed.report()


def test_a_login_in_blackboard_s_file_names_the_student(handed: Class) -> None:
    handed.roster.write_text(LIST, "utf-8")
    handed.put("Week_3_mmo_attempt_2027-02-01-10-30-00_r.json", full("who knows"))
    handed.put("Week_3_max_m_attempt_2027-02-01-10-30-00_r.json", full("Max Moodle"))
    handed.grade()
    assert handed.row("Mo Moodle")[WORK] == handed.row("Max Moodle")[WORK] == "100.0"
    assert "its reader wrote 'who knows': counted for Mo Moodle" in unescape(handed.report())


def test_an_export_s_number_counts_before_its_name_and_a_difference_is_told(handed: Class) -> None:
    handed.roster.write_text(LIST, "utf-8")
    heading = "Last name,First name,ID number,State,Completed,Grade/10.00\n"
    handed.put("q.csv", (heading + "Moodle,Mia,2,Finished,-,7.50\n").encode())
    handed.grade()
    assert handed.row("Mo Moodle")["q"] == "75.0"
    assert handed.row("Mia Moodle")["q: handed in"] == "missing"
    assert "names Mia Moodle, with the number or address of Mo Moodle" in handed.report()


def test_canvas_s_own_number_is_not_taken_for_a_number_of_the_list(handed: Class) -> None:
    handed.roster.write_text("name,number\nAnn Lee,102\nSam Fox,7\n", "utf-8")
    report = "name,id,section_sis_id,submitted,attempt,1: Q,2.0,n correct,n incorrect,score\n"
    handed.put("q.csv", (report + "Sam Fox,102,,2027-02-01 10:00:00 UTC,1,x,2,1,0,2\n").encode())
    handed.grade()
    assert (handed.row("Sam Fox")["q"], handed.row("Ann Lee")["q"]) == ("100.0", "")


@pytest.mark.parametrize(
    ("typed", "meant", "how"),
    [
        ("Jose Garcia", "José García", near_names.SAME),
        ("Müller Zoë", "Zoë Müller", near_names.SAME),
        ("Zoe Mueller", "Zoë Müller", near_names.SAME),
        ("maxi", "Max Moodle", near_names.SHORT),
        ("Katherine Ann Smith", "Katherine Smith", near_names.SHORT),
        ("Katherin Smyth", "Katherine Smith", near_names.LETTER),
        ("Łukasz Øye", "Lukasz Oye", near_names.SAME),
    ],
)
def test_near_misses_are_suggested_and_count_once_the_line_is_copied(
    handed: Class, typed: str, meant: str, how: str
) -> None:
    names = ["José García", "Zoë Müller", "Max Moodle", "Katherine Smith", "Lukasz Oye", "Ann Lee"]
    table = "number;name\n" + "".join(f"{i};{each}\n" for i, each in enumerate(names))
    handed.roster.write_text(table, "utf-8")
    handed.put("a.json", full(typed))
    handed.grade()
    assert handed.row(meant)[WORK] == ""
    told = rf'perhaps {meant}, {how}; if so, copy this line into the class list: (".*?")</td>'
    found = re.search(told, unescape(handed.report()))
    assert found
    handed.roster.write_text(f"{table}{found[1]}\n", "utf-8")
    assert handed.grade().count.unlisted == 0
    assert handed.row(meant)[WORK] == "100.0"


def test_a_line_for_somebody_who_is_not_on_the_list_is_told(handed: Class) -> None:
    handed.roster.write_text(LIST + '"Momo = Nobody"\n', "utf-8")
    handed.grade()
    assert "the line Momo = Nobody: 'Nobody' is not on the class list" in unescape(handed.report())


def test_a_stranger_is_nobody_s_near_miss() -> None:
    assert near_names.near("Noor Haddad", ["Ann Lee", "José García", "Max Moodle"]) == []
