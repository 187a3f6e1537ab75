"""Small line drawings, in the colour of the text around them: for cards and the page's icon."""

from coursebook import look, yaml_file
from coursebook.course import current

FILE = current().content / "pictograms.yaml"
"""The course's drawings by name: the path of each, on a ground of 48 by 48."""
_DISC = "M24 9a15 15 0 1 0 0 30 15 15 0 0 0 0-30"


def pictogram(name: str) -> str:
    """Return a drawing as SVG that screen readers pass over; "" where the course has none.

    Args:
        name: a chapter's number, such as "02", or the course's own name for it.
    """
    path = yaml_file.read(FILE).get(name)
    return (
        f'<svg class="nc-pictogram" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">'
        f'<path d="{path}"/></svg>'
        if path
        else ""
    )


def favicon() -> str:
    """Return the page's icon, on a ground of its own: the drawing that is called "icon"."""
    path = yaml_file.read(FILE).get("icon", _DISC)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
        f'<rect width="48" height="48" rx="10" fill="{look.value("accent")}"/>'
        f'<path d="{path}" fill="none" stroke="{look.value("paper")}" stroke-width="3" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>\n'
    )
