// @ts-check
// Controls over frames that Python made: the page shows, for each setting, exactly what the
// function returned.
import { announcer, element, makeFragment, readFragment, uniqueId } from "./_kit.js";
import { frameView, inflate } from "./_frames.js";
import { bringIntoView, copyLink, linkKeeper } from "./_links.js";
import { frameNumber, linkOfSetting, settingFromLink } from "./_settings.js";
import { controlPanel } from "./_controls.js";

/** @typedef {import("./_settings.js").Control} Control */

/** @param {string[]} unknown what a link asks for in vain */
function unknownNote(unknown) {
  return unknown.length ? `The link asks for what is not here (${unknown.join("; ")}).` : "";
}

/**
 * @param {any} model
 * @param {HTMLElement[]} inputs
 * @param {HTMLElement} frame
 * @param {HTMLElement} note
 * @param {HTMLElement} live
 * @param {() => void} reset
 * @param {() => string} link
 */
function layout(model, inputs, frame, note, live, reset, link) {
  const titleId = uniqueId("title");
  const copy = () => copyLink(location.href.split("#")[0] + link(), note);
  const help = model.get("help");
  return [
    element("p", { class: "nc-explore-title", id: titleId }, model.get("title")),
    help && element("p", { class: "nc-explore-help" }, help),
    element(
      "div",
      { role: "group", "aria-labelledby": titleId, tabIndex: -1 },
      element("div", { class: "nc-explore-controls" }, ...inputs),
      frame,
      element(
        "div",
        { class: "nc-explore-actions" },
        element("button", { type: "button", class: "nc-button", onclick: reset }, "Reset"),
        element("button", { type: "button", class: "nc-button", onclick: copy }, "Copy link to this setting"),
      ),
      note,
    ),
    live,
  ].filter(Boolean);
}

/** @param {{model: any, el: HTMLElement}} view */
async function render({ model, el }) {
  /** @type {Control[]} */
  const controls = model.get("controls");
  const name = model.get("name");
  const view = frameView(await inflate(model.get("frames")));
  const closing = new AbortController();
  const { signal } = closing;
  const live = announcer();
  const note = element("p", { class: "nc-explore-note", role: "status" });
  const link = () => makeFragment(name, linkOfSetting(controls, panel.setting()));
  const keeper = linkKeeper(name, link);

  const draw = (/** @type {number[]} */ setting) => view.show(frameNumber(controls, setting));
  const changed = () => {
    note.textContent = "";
    keeper.later();
  };
  const say = () => requestAnimationFrame(() => live.say(view.summary()));
  const panel = controlPanel(controls, { draw, changed, rest: say, signal });
  const reset = () => {
    panel.reset();
    keeper.clear();
    say();
  };
  const followLink = () => {
    const asked = readFragment(name);
    if (!asked) return;
    const { setting, unknown } = settingFromLink(controls, asked);
    panel.set(setting);
    note.textContent = unknownNote(unknown);
    bringIntoView(el, signal);
  };
  addEventListener("hashchange", followLink, { signal });

  el.classList.add("nc-explore", "nc-panel");
  el.append(...layout(model, panel.nodes, view.node, note, live.node, reset, link));
  panel.show();
  followLink();
  return () => {
    closing.abort();
    for (const part of [view, live, keeper, panel]) part.stop();
    el.replaceChildren();
  };
}

export default { render };
