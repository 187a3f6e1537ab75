"""Plain HTML pages for instructors and students: no script, no request, good on paper."""

import html
from collections.abc import Iterable, Sequence

from coursebook import look

_COLOURS = look.pairs(
    text="ink", muted="ink-2", back="paper", soft="paper-2", line="line", link="accent"
)
_STYLE = (
    f"""
{_COLOURS}
body {{ margin: 0; font: 1rem/1.6 {look.value("sans")}; }}
"""
    + """
body { color: var(--text); background: var(--back); }
main { max-width: 46rem; margin: 0 auto; padding: 1rem 1rem 4rem; }
h1, h2, h3 { line-height: 1.25; margin: 2em 0 .5em; }
h1 { margin-top: 1rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
li { margin: .3em 0; }
li p { margin: .2em 0; }
code { overflow-wrap: anywhere; background: var(--soft); padding: .1em .3em; border-radius: 4px; }
pre { background: var(--soft); padding: .75rem; border-radius: 6px; white-space: pre-wrap; }
pre code { padding: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; }
caption { text-align: left; font-weight: 600; padding-bottom: .4em; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem;
  border: 1px solid var(--line); }
th[scope=row] { font-weight: 600; }
.note { border-left: 4px solid var(--link); background: var(--soft); padding: .6rem 1rem; }
.muted { color: var(--muted); }
summary { min-height: 44px; display: flex; align-items: center; cursor: pointer; }
summary::before { content: "\\25B8\\00A0"; }
details[open] > summary::before { content: "\\25BE\\00A0"; }
article { border-top: 1px solid var(--line); margin-top: 2rem; break-inside: avoid; }
@media print { a { color: inherit; } body { background: #fff; color: #000; } }
"""
)


def page(title: str, *parts: str) -> bytes:
    """Return a page.

    Args:
        title: its heading.
        parts: HTML, in order.
    """
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{text(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def text(shown: str) -> str:
    """Return plain text as HTML."""
    return html.escape(shown)


def para(shown: str, *, kind: str = "") -> str:
    """Return a paragraph of plain text."""
    return f"<p{_kind(kind)}>{text(shown)}</p>"


def heading(shown: str, level: int = 2) -> str:
    """Return a heading."""
    return f"<h{level}>{text(shown)}</h{level}>"


def points(items: Iterable[str], *, ordered: bool = False) -> str:
    """Return HTML items as a list, or nothing where there are none."""
    made = "".join(f"<li>{each}</li>" for each in items)
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{made}</{tag}>" if made else ""


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the first cell of a row is its heading.

    Args:
        caption: plain text.
        head: plain text for each column.
        rows: HTML for each cell.
    """
    top = "".join(f'<th scope="col">{text(each)}</th>' for each in head)
    body = "".join(
        f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{each}</td>" for each in rest) + "</tr>"
        for first, *rest in rows
    )
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{text(caption)}">'
        f"<table><caption>{text(caption)}</caption><thead><tr>{top}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def link(address: str, shown: str) -> str:
    """Return a link, or the words alone where there is no address."""
    return f'<a href="{text(address)}">{text(shown)}</a>' if address else text(shown)


def _kind(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
