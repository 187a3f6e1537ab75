// @ts-check
import { element, uniqueId } from "./_kit.js";
import { pageStore } from "./_store.js";
import { chapterCount, hrefOf, nextStep } from "./_progress.js";

/** @param {ReturnType<typeof chapterCount>} count @returns {string} */
function countText({ answered, asked, predicted, predictions, bets, labs, tried, solved }) {
  // Before the first answer a chapter says what it asks; a row of noughts says nothing.
  if (!answered && !predicted && !tried)
    return `${asked} self-checks${predictions ? ` and ${predictions} ${bets}` : ""}.`;
  const made = predictions ? ` and made ${predicted} of ${predictions} ${bets}` : "";
  // Labs need a notebook, so a reader of the page alone is not told that they are open.
  const told = tried ? ` You have solved ${solved} of ${labs} labs.` : "";
  return `You have answered ${answered} of ${asked} self-checks${made}.${told}`;
}

/** @param {string} status @returns {string} */
function keptText(status) {
  if (status === "kept") return "Kept on this device. ";
  if (status === "lms") return "Kept by your course site. ";
  return status === "session"
    ? "Kept until you close this tab. "
    : "Kept until you close this page. ";
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const chapter = model.get("chapter");
  const store = pageStore();
  const id = uniqueId("bar");
  const bar = element("progress", { id, max: Math.max(1, chapter.questions.length) });
  const label = element("label", { for: id });
  const foot = element("p", { class: "nc-quiet" });
  const time = chapter.time ? [element("p", { class: "nc-time" }, chapter.time)] : [];

  function draw() {
    const entries = store.entries();
    const count = chapterCount(chapter, entries);
    bar.value = count.answered;
    label.textContent = countText(count);
    const next = nextStep([chapter], entries)?.question;
    const go =
      next &&
      element(
        "a",
        { href: hrefOf(chapter, next).replace(/^[^#]*/, "") },
        count.answered ? "Go to the next open one" : "Go to the first check",
      );
    const all = element(
      "a",
      { href: "progress.html" },
      store.status() === "session" ? "Your progress, and how to keep it" : "Your progress",
    );
    const links = [go, store.status() === "lms" ? null : all].filter(
      each => each !== null && each !== undefined,
    );
    foot.replaceChildren(
      count.answered || count.predicted ? keptText(store.status()) : "",
      ...links.flatMap(link => [link, " "]),
    );
    const sum = store.get(`sum:${chapter.id}`);
    if (count.answered && (sum?.answered !== count.answered || sum?.asked !== count.asked)) {
      store.set(`sum:${chapter.id}`, { answered: count.answered, asked: count.asked });
    }
  }

  draw();
  const stop = store.watch(draw);
  el.classList.add("nc-chapter_progress");
  el.append(...time, label, bar, foot);
  return () => {
    stop();
    el.replaceChildren();
  };
}

export default { render };
