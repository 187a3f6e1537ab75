"""What to do with each file of an assignment folder, step by step."""

CHECK = "Open it as a student would and answer three questions before the class does."

STEPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "canvas": (
        "Canvas",
        (
            "In the course open Settings, then Import Course Content.",
            "Choose the content type QTI .zip file. For classic quizzes take "
            "canvas-classic-quizzes.zip. For New Quizzes take canvas-new-quizzes.zip and tick the "
            "box that imports quizzes as New Quizzes.",
            "Instead, or for links and objectives too: choose Common Cartridge 1.x Package and "
            "take common-cartridge.imscc. It holds the same quizzes with fewer question types.",
            "Wait until the import is complete, then open Quizzes. The quizzes marked practice "
            "hold self-checks whose answers stand in the book.",
            "Set due date, attempts and when answers are shown. Set points for essays. Publish.",
            CHECK,
        ),
    ),
    "moodle": (
        "Moodle",
        (
            "In the course open Question bank (under More), then Import.",
            "Choose Moodle XML format and take moodle-questions.xml. Two categories appear for "
            "each chapter, one graded, one for practice.",
            "Add a Quiz to the course, then add questions from the question bank. Put practice "
            "questions into a quiz of their own, without a grade.",
            "Under Review options say when feedback and right answers are shown. Set the time.",
            CHECK,
            "questions.gift holds the same for other tools that read GIFT. Take one of the two, "
            "not both.",
        ),
    ),
    "blackboard": (
        "Blackboard",
        (
            "No Blackboard was at hand to try these packages: they follow the standards and no "
            "more is known. Original courses are said to import tests and pools only from packages "
            "that Blackboard itself made, so try with a course that nobody uses.",
            "Open the place where your Blackboard imports tests, pools or question banks. Menus "
            "differ between Original and Ultra courses.",
            "Take blackboard-qti-2.1.zip. If it is refused, take blackboard-qti-1.2.zip, or import "
            "common-cartridge.imscc as a course package.",
            "Make a test from what was imported. Leave questions marked practice ungraded.",
            "Set due date and when feedback is shown. Essays need your marks.",
            CHECK,
            "other-systems-qti-3.0.zip is for systems that read QTI 3.0 alone.",
        ),
    ),
    "scorm": (
        "SCORM",
        (
            "Add a SCORM activity to your course and upload the package for the edition that your "
            "LMS reads. Most read SCORM 1.2; take 2004 if yours asks for it.",
            "Let the activity count by completion, or by the score of the self-checks. Their "
            "answers stand in the chapter itself: they are for learning, not for marks.",
            CHECK,
        ),
    ),
    "nbgrader": (
        "nbgrader",
        (
            "Copy the folder instructor/nbgrader to where you run nbgrader. It holds the answers.",
            "Give students the notebook questions.ipynb of the folder student, or release it "
            "yourself with nbgrader generate_assignment.",
            "Collect, run nbgrader autograde, mark what is marked by hand, then run nbgrader "
            "generate_feedback. Feedback shows the hidden tests: release it after the last paper "
            "is in.",
        ),
    ),
    "print": (
        "On paper",
        (
            "Print or share the student packet, on A4 or with --paper letter. Tables that a "
            "question needs stand with it.",
            "Keep the key: its first page has the answers in the packet's letters, with points; "
            "reasons follow.",
            "The book's own pages print too, with figures and their data.",
        ),
    ),
    "lesson": (
        "A lesson in the room",
        (
            "Read the plan of instructor/lesson: a page each for 50, 75 and 90 minutes, motions "
            "with points on both sides, reading links, and samples marked by the rubric.",
            "Some days before, tell the class what the lesson does, and offer the equal task.",
            "Print the handout of student/lesson, two pages a student.",
            "Show the slides, as PPTX with speaker notes or as PDF. The notes hold the answers.",
        ),
    ),
}
"""A name and steps for each target."""

BACK = {
    "canvas": "When the work is in: open the quiz, then its statistics, and download Student "
    "Analysis (CSV).",
    "moodle": "When the work is in: open the quiz, then Results, then Grades or Responses, and "
    "download the table as CSV.",
    "scorm": "What comes back stands in your LMS's own gradebook. Receipts that students hand in "
    "go into a folder of their own.",
    "nbgrader": "When the work is marked: take nbgrader's gradebook.db.",
}
"""What to fetch for the command `grade`, for each format that it reads."""

PAPER_BACK = "What comes back is yours to mark, by the key: enter the marks where you keep them."

FILES = {
    "README.html": "this page",
    "student/assignment.html": "the sheet for students: reading, objectives, due date; no answers",
    "instructor/key.html": "answers with points, then reasons, rubrics, samples, the seed",
    "instructor/teaching-notes.html": "timings, discussion protocol, what to expect, a rubric",
    "instructor/standards.html": "C3, Common Core, AP and IB, where the course can serve them",
    "instructor/upload/canvas-classic-quizzes.zip": "QTI 1.2 for Canvas classic quizzes",
    "instructor/upload/canvas-new-quizzes.zip": "QTI 2.1 for Canvas New Quizzes",
    "instructor/upload/common-cartridge.imscc": "Common Cartridge 1.3: objectives, links, quizzes",
    "instructor/upload/moodle-questions.xml": "Moodle XML for the question bank",
    "instructor/upload/questions.gift": "GIFT for tools that read it",
    "instructor/upload/blackboard-qti-2.1.zip": "QTI 2.1 for Blackboard, untested",
    "instructor/upload/blackboard-qti-1.2.zip": "QTI 1.2 for Blackboard, untested",
    "instructor/upload/other-systems-qti-3.0.zip": "QTI 3.0 for other systems",
}
"""What each file is that this package always writes under the same name."""

MORE_FILES = {
    "student/scorm-1.2-*.zip": "a chapter as SCORM 1.2 package",
    "student/scorm-2004-*.zip": "a chapter as SCORM 2004 package",
    "student/*/questions.ipynb": "the notebook for students, without answers",
    "student/packet.pdf": "the packet for students, without answers",
    "instructor/key.pdf": "the key, for print",
    "instructor/lesson/*-plan.*": "plans for 50, 75 and 90 minutes, motions, links, marking",
    "instructor/lesson/*-slides.pptx": "slides, with answers in the speaker notes",
    "instructor/lesson/*-slides.pdf": "the same slides, without notes",
    "student/lesson/*-handout.*": "the handout: texts, easier versions, tasks, room to write",
    "instructor/nbgrader/*": "the nbgrader course; it holds the answers",
}
"""What other files are, by patterns of their names."""
