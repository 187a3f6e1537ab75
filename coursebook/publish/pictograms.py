"""Small line drawings, in the colour of the text around them: for cards and the page's icon."""

from coursebook import look

_PATHS = {
    # a calendar: when did it begin?
    "01": "M8 12h32v28H8zM8 20h32M16 8v8M32 8v8M15 27h4M22 27h4M29 27h4M15 33h4M22 33h4",
    # a ruler: not one inch
    "02": "M5 18h38v13H5zM11 18v6M17 18v4M23 18v6M29 18v4M35 18v6",
    # a microphone: what he said
    "03": "M24 6a6 6 0 0 1 6 6v10a6 6 0 0 1-12 0V12a6 6 0 0 1 6-6zM12 22a12 12 0 0 0 24 0"
    "M24 34v8M17 42h14",
    # a door that stands open
    "04": "M10 42V6h22v36M32 10h6v32M6 42h36M32 6 20 11v35l12-4M24 27v3",
    # scales
    "05": "M24 7v34M15 41h18M8 13h32M8 13 3 27h10zM40 13l-5 14h10zM3 27a5 5 0 0 0 10 0"
    "M35 27a5 5 0 0 0 10 0",
    # two who face each other
    "play": "M13 10a5 5 0 1 1 0 10 5 5 0 0 1 0-10M35 10a5 5 0 1 1 0 10 5 5 0 0 1 0-10"
    "M5 38c0-8 3-13 8-13s8 5 8 13M27 38c0-8 3-13 8-13s8 5 8 13M24 6v36",
    # a line being drawn
    "draw": "M6 6v36h36M10 34l9-9 7 5 8-12M34 18l6-10 4 3-6 9-5 2z",
    # two papers
    "promise": "M7 9h17v26H7zM24 14h17v26H24M11 16h9M11 21h9M11 26h6M28 21h9M28 26h9M28 31h6",
}


def pictogram(name: str) -> str:
    """Return a drawing as SVG that screen readers pass over.

    Args:
        name: a chapter's number, such as "02", or "play", "draw" or "promise".
    """
    return (
        f'<svg class="nc-pictogram" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">'
        f'<path d="{_PATHS[name]}"/></svg>'
    )


def favicon() -> str:
    """Return the page's icon: the scales of chapter 5 on a ground of their own."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
        f'<rect width="48" height="48" rx="10" fill="{look.value("accent")}"/>'
        f'<path d="{_PATHS["05"]}" fill="none" stroke="{look.value("paper")}" stroke-width="3" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>\n'
    )
