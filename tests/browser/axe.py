"""What axe-core finds on a page."""

from importlib import resources

from playwright.sync_api import Page

# axe-core (MPL-2.0) comes with a test dependency and is never part of the book.
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# Without preload axe does not fetch the stylesheets anew, which no rule here needs; what passes
# is not described.
RUN = """async (where) => {
  const options = { resultTypes: ["violations"], preload: false };
  const { violations } = await axe.run(where ?? document, options);
  return violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.html.slice(0, 120)}: ${node.failureSummary}`));
}"""


def axe_finds(page: Page, where: str | None = None) -> list[str]:
    """Return the violations on a page, as it is now.

    Args:
        page: the page.
        where: a selector of the parts to look at; the whole page without it.
    """
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, where)
    return found
