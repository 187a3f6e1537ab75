"""What an LMS or paper takes: a module a format, and what they share.

Question banks: `gift`, `moodle_xml`, `qti12`, `qti21`, `common_cartridge`, each a `Format` in which
`package` writes quizzes; `lms` lists their files. Apart: `scorm`, `nbgrader_release` and
`print_packet`.
"""
