"""What an LMS or paper takes: a module a format, and what they share.

Question banks: `gift`, `moodle_xml`, `qti12`, `qti21` and `common_cartridge`, each a `Format`, which
`package` writes quizzes in; `lms` lists their files. Apart: `scorm`, `nbgrader_release` and
`print_packet`.
"""
