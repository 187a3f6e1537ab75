"""A chapter that runs live, as tests drive it: its cells, its kernel, the bar over it."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

PATIENCE_MS = 180_000  # a cold start of Python takes ten seconds alone, and minutes beside others

# The message of each output that a cell's code makes, run without a cell.
_EXECUTE = """async (code) => {
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  const future = kernel.requestExecute({ code, store_history: false });
  const found = [];
  future.onIOPub = ({ header, content }) => {
    if (header.msg_type !== "status") found.push({ kind: header.msg_type, ...content });
  };
  await future.done;
  return found;
}"""
# By the code that shows a widget: the button that is pressed, after the first choice is made.
KINDS = {
    "article_six()": "2",
    'decide("moscow-1990")': "Commit to this decision",
    'document_exercise("assurances-spoken")': "2",
    'document_reader("assurances", left="baker-gorbachev", right="two-plus-four")': "Swap",
    'draw_it("putin-approval")': "Show the data without a line",
    "enlargement_map()": "Earlier round",
    "hypotheses()": "2",
    'lab("what-grew")': "Give me a hint",
    "ledger()": "Show all evidence",
    'predict("written-pledge")': "Commit to this prediction",
    "progress()": "Keep my answers on this device",
    "review()": "Begin",
    "security_dilemma()": "Commit and start",
    'self_check("assurances-agreed")': "Check",
    'verdict("promise-verdict")': "Commit to this verdict",
    'warm_up("02_historical_context")': "Ask me three questions",
}
_ADD_CELL = """async (code) => {
  const notebook = jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = notebook.widgets.length - 1;
  await jupyterapp.commands.execute("notebook:insert-cell-below");
  notebook.activeCell.model.sharedModel.setSource(code);
  await jupyterapp.commands.execute("notebook:run-cell");
  return notebook.activeCellIndex;
}"""
_CELLS = """async (name) => {
  const { cells } = await (await fetch(`../files/${name}`)).json();
  const code = cells.filter((each) => each.cell_type === "code");
  return code.map((each) => [each.source].flat().join(""));
}"""
_OUTPUTS = """() => [...jupyterapp.shell.currentWidget.content.model.cells]
  .filter((each) => each.type === "code").flatMap((each) => each.outputs.toJSON())"""
_SOURCE = """(part) => [...jupyterapp.shell.currentWidget.content.model.cells]
  .map((each) => each.sharedModel.getSource()).find((each) => each.includes(part)) ?? "" """
_CHANGE = """async ([part, code]) => {
  const notebook = jupyterapp.shell.currentWidget.content;
  const source = (each) => each.model.sharedModel.getSource();
  notebook.activeCellIndex = notebook.widgets.findIndex((each) => source(each).includes(part));
  notebook.activeCell.model.sharedModel.setSource(code);
  await jupyterapp.commands.execute("notebook:run-cell");
  return notebook.activeCellIndex;
}"""


@dataclass
class LivePage:
    """A chapter run live, and what its browser asked for."""

    page: Page
    asked: list[str] = field(default_factory=list)

    def wait(self, state: str = "ready") -> None:
        """Wait until the bar says that all cells ran."""
        bar = self.page.locator("#nc-live")
        expect(bar).to_have_attribute("data-state", state, timeout=PATIENCE_MS)

    def outputs(self) -> list[dict[str, Any]]:
        """Return the outputs of all cells."""
        found: list[dict[str, Any]] = self.page.evaluate(_OUTPUTS)
        return found

    def execute(self, code: str) -> list[dict[str, Any]]:
        """Return what the kernel says when code is run in it."""
        found: list[dict[str, Any]] = self.page.evaluate(_EXECUTE, code)
        return found

    def printed(self, code: str) -> str:
        """Return what code prints; an error fails the test."""
        found = self.execute(code)
        assert faults(found) == []
        return "".join(each["text"] for each in found if each["kind"] == "stream")

    def cells(self, name: str) -> list[str]:
        """Return the code of another chapter's cells, as it lies beside this one."""
        found: list[str] = self.page.evaluate(_CELLS, name)
        return found

    def add(self, code: str) -> Locator:
        """Run code in a new cell at the end; return what it shows."""
        return self._shown(self.page.evaluate(_ADD_CELL, code))

    def change(self, part: str, code: str) -> Locator:
        """Put other code into the cell that holds a part, and run it; return what it shows."""
        return self._shown(self.page.evaluate(_CHANGE, [part, code]))

    def source(self, part: str) -> str:
        """Return the code of the cell that holds a part."""
        found: str = self.page.evaluate(_SOURCE, part)
        return found

    def _shown(self, index: int) -> Locator:
        cell = self.page.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')
        return cell.locator(".jp-Cell-outputArea")


def faults(outputs: list[dict[str, Any]]) -> list[str]:
    """Return the errors among outputs."""
    return [f"{each['ename']}: {each['evalue']}" for each in outputs if "ename" in each]


def expect_answer(chapter: LivePage, code: str) -> None:
    """Show a widget in a new cell, press its button, and wait until it says something else.

    Args:
        chapter: the chapter.
        code: one of `KINDS`.
    """
    shown = chapter.add(f"from nato_course.widgets import *\n{code}")
    button = shown.locator(f'button:text-is("{KINDS[code]}")').first
    expect(button).to_be_visible()
    if KINDS[code].startswith(("Commit", "Check")):
        for choices in shown.locator("fieldset:visible").all():
            choices.locator(":is(input[type=radio], input[type=checkbox])").first.check()
    before = shown.inner_text()
    button.click()
    expect(shown).not_to_have_text(before, use_inner_text=True)


def expect_python_to_answer(chapter: LivePage) -> None:
    """Move the slider of an exploration, and wait for what Python makes of it."""
    shown = chapter.add(
        "from nato_course.widgets import explore\n"
        "def double(number=3):\n    return f'Twice {number} is {2 * number}.'\n"
        "explore(double, number=(1, 40))"
    )
    expect(shown).to_contain_text("Twice 3 is 6.")
    shown.get_by_role("slider").focus()
    chapter.page.keyboard.press("ArrowRight")
    expect(shown).to_contain_text("Twice 4 is 8.")


def open_by_button(context: BrowserContext, chapter: str) -> LivePage:
    """Open a page of the book and run it live by its button, as a reader would."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    start = context.new_page()
    start.goto(chapter)
    with context.expect_page() as opened:
        start.get_by_role("link", name="Run live").click()
    start.close()
    return LivePage(opened.value, asked)
