"""What makes a figure: captions that stand by themselves, one look, static pictures, twins.

Importing this layer registers the theme and the renderer with Altair and uses them.
"""

from coursebook.figures import _altair  # noqa: F401  # first, see there
from coursebook.figures._figure import figure
from coursebook.figures._form import Figure
from coursebook.figures._renderer import enable

__all__ = ["Figure", "enable", "figure"]

enable()
