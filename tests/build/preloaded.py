"""What the server of builds has loaded and made before it is forked, once for all books."""

import jupyter_book.sphinx  # noqa: F401
import myst_nb.sphinx_  # noqa: F401
import sphinx_book_theme  # noqa: F401
from jupyter_book.cli.main import main as main

from coursebook.publish import fonts

fonts.stylesheet()  # kept in memory; cutting the font takes most of a second
