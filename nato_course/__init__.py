"""Putin and NATO: Weighing the Evidence, the course package.

What any course book needs is in `coursebook`; here stand this course's name and words (`course`),
what it says (`content`), its tables, models, figures, labs, graded questions and own widgets.
"""

from coursebook import course

__version__ = "0.1.0"

course.choose(__name__)
