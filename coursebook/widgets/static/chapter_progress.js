// @ts-check
import { element } from "./_kit.js";
import { pageStore } from "./_store.js";
import { chapterCount, hrefOf, nextStep } from "./_progress.js";
import { fill, labelled, mounted } from "./_forms.js";
import { counted } from "./_values.js";

/** @param {ReturnType<typeof chapterCount>} count @returns {string} */
function countText({ answered, asked, predicted, predictions, bets, labs, tried, solved }) {
  // Before the first answer a chapter says what it asks; a row of noughts says nothing.
  if (!answered && !predicted && !tried)
    return `${counted(asked, "self-check")}${predictions ? ` and ${bets}` : ""}.`;
  const made = predictions ? ` and made ${predicted} of ${bets}` : "";
  // Labs need a notebook, so a reader of the page alone is not told that they are open.
  const told = tried ? ` You have solved ${solved} of ${counted(labs, "lab")}.` : "";
  return `You have answered ${answered} of ${counted(asked, "self-check")}${made}.${told}`;
}

/** @param {string} status @returns {string} */
function keptText(status) {
  if (status === "kept") return "Kept on this device. ";
  if (status === "lms") return "Kept by your course site. ";
  return `Kept until you close this ${status === "session" ? "tab" : "page"}. `;
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const chapter = model.get("chapter");
  const store = pageStore();
  const bar = element("progress", { max: Math.max(1, chapter.questions.length) });
  const [label] = labelled("", bar);
  const foot = element("p.nc-quiet");

  function draw() {
    const entries = store.entries();
    const count = chapterCount(chapter, entries);
    bar.value = count.answered;
    label.textContent = countText(count);
    const next = nextStep([chapter], entries)?.question;
    const lms = store.status() === "lms";
    const way = next && hrefOf(chapter, next).replace(/^[^#]*/, "");
    const where = count.answered ? "Go to the next open one" : "Go to the first check";
    const keep =
      store.status() === "session" ? "Your progress, and how to keep it" : "Your progress";
    fill(foot, [
      Boolean(count.answered || count.predicted) && keptText(store.status()),
      ...(way ? [element("a", { href: way }, where), " "] : []),
      ...(lms ? [] : [element("a", { href: "progress.html" }, keep), " "]),
    ]);
    const sum = store.get(`sum:${chapter.id}`);
    if (count.answered && (sum?.answered !== count.answered || sum?.asked !== count.asked)) {
      store.set(`sum:${chapter.id}`, { answered: count.answered, asked: count.asked });
    }
  }

  draw();
  const time = chapter.time && element("p.nc-time", chapter.time);
  return mounted(el, "nc-chapter_progress", [time, label, bar, foot], [store.watch(draw)]);
}

export default { render };
