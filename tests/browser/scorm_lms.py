"""An LMS in one page, scorm-again around a frame, and a reader who answers."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page

from coursebook import questions
from coursebook.questions.choice import MultipleChoice, SingleChoice, TrueFalse
from coursebook.questions.judge import Judge
from coursebook.questions.numeric import Numeric
from coursebook.questions.ordering import Ordering
from coursebook.questions.pairs import Pairs
from coursebook.questions.written import Written

CLIENTS = Path(__file__).parents[1] / "clients" / "node_modules"
SCORM_AGAIN = CLIENTS / "scorm-again" / "dist" / "scorm-again.min.js"

LMS = """<!doctype html><title>LMS</title><script src="/scorm-again.min.js"></script><script>
window.refused = []; window.calls = [];
const kept = JSON.parse(sessionStorage.getItem("record") ?? "null");
const edition = new URLSearchParams(location.search).get("edition");
const api = edition === "1.2" ? new Scorm12API({logLevel: 5}) : new Scorm2004API({logLevel: 5});
if (kept) api.loadFromJSON(kept, "cmi");
const verb = (name) => (edition === "1.2" ? `LMS${name}` : name);
const [set, error] = [verb("SetValue"), verb("GetLastError")];
const plain = api[set].bind(api);
api[set] = (name, value) => {
  const answer = plain(name, value);
  calls.push([name, value]);
  if (String(answer) !== "true") refused.push([name, value, api[error]()]);
  return answer;
};
if (location.search.includes("begun")) api.LMSInitialize("");
window[edition === "1.2" ? "API" : "API_1484_11"] = api;
window.lms = api;
</script><iframe title="Chapter" src="/PAGE" style="width:100%;height:95vh;border:0"></iframe>"""

_ANSWER = """([prompt, statement, type, response]) => {
  const card = [...document.querySelectorAll(".nc-card")].find((each) =>
    each.querySelector("legend")?.textContent.endsWith(prompt) &&
    each.textContent.includes(statement));
  const inputs = [...card.querySelectorAll(".nc-question input")];
  const tick = (value) => inputs.find((each) => each.value === value && !each.checked)?.click();
  if (type === "single" || type === "judge") tick(response);
  if (type === "multiple") response.forEach(tick);
  if (type === "true_false") [response.verdict, response.reason].forEach(tick);
  const type_ = (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  if (type === "numeric") type_(inputs[0], response);
  if (type === "written") type_(card.querySelector("textarea"), response.text);
  if (type === "matching" || type === "classify") {
    card.querySelectorAll("select").forEach((select, i) => {
      select.value = Object.values(response)[i];
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  if (type === "ordering") {
    response.forEach((id, to) => {
      const rows = () => [...card.querySelectorAll("[data-item]")];
      while (rows().findIndex((row) => row.dataset.item === id) > to) {
        card.querySelector(`[data-item="${id}"] .nc-move`).click();
      }
    });
  }
  [...card.querySelectorAll("button")].find((each) => each.textContent === "Check").click();
}"""


def answer(view: Page | Frame, question: questions.Question, response: Any = None) -> None:
    """Answer a question on a page, rightly unless told otherwise, and check it."""
    statement = question.details().get("statement", "")
    given = right_response(question) if response is None else response
    view.evaluate(_ANSWER, [question.prompt, statement, question.type, given])


def right_response(question: questions.Question) -> Any:
    """Return an answer that is right, in the form the page keeps it."""
    match question:
        case SingleChoice():
            return next(each.id for each in question.options if each.correct)
        case MultipleChoice():
            return [each.id for each in question.options if each.correct]
        case TrueFalse():
            reason = next(each.id for each in question.reasons if each.correct)
            return {"verdict": str(question.answer).lower(), "reason": reason}
        case Numeric():
            return str(question.answer)
        case Pairs():
            return {each.id: each.answer for each in question.items}
        case Ordering():
            return [each.id for each in question.items]
        case Judge():
            return question.details()["verdict"]
        case Written():
            return {"text": question.model_answer}
    raise TypeError(question)
