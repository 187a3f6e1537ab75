"""Tables of what fits: a row a piece of evidence, a column an explanation, a sign in each cell.

Authors write sign and word (`| + expected |`), which reads well in any viewer. The page adds a
tint, and on a phone sets the evidence over its row of cells: `fits.css`.
"""

from docutils import nodes

TABLE = "nc-fits"
"""The class of such a table."""
FITS = {
    "+ expected": "nc-fit-expected",
    "○ open": "nc-fit-open",
    "− awkward": "nc-fit-awkward",
}
"""What a cell may say, and its class."""


def read(tree: nodes.document) -> None:
    """Mark the tables of what fits, their cells, and the key in a margin note.

    Args:
        tree: the page.
    """
    for table in tree.findall(nodes.table):
        _mark(table)
    for word in tree.findall(nodes.strong):
        if word.astext() in FITS:
            word["classes"].append(FITS[word.astext()])


def _mark(table: nodes.table) -> None:
    rows = [row for body in table.findall(nodes.tbody) for row in body.children]
    cells: list[nodes.entry] = [cell for row in rows for cell in list(row.findall(nodes.entry))[1:]]
    if not cells or any(cell.astext() not in FITS for cell in cells):
        return
    table["classes"].append(TABLE)
    for cell in cells:
        cell["classes"].append(FITS[cell.astext()])
