// @ts-check
// Controls over frames that Python made: the page shows, for each setting, exactly what the
// function returned.
import { announcer, button, element, uniqueId } from "./_kit.js";
import { frameView, inflate } from "./_frames.js";
import { StateLink } from "./_state_link.js";
import { frameNumber, linkOfSetting, settingFromLink } from "./_settings.js";
import { controlPanel } from "./_controls.js";
import { mounted } from "./_forms.js";
/** @import { Control } from "./_settings.js" */

/** @param {string[]} unknown what a link asks for in vain */
function unknownNote(unknown) {
  return unknown.length ? `The link asks for what is not here (${unknown.join("; ")}).` : "";
}

/** @param {{model: any, el: HTMLElement}} view */
async function render({ model, el }) {
  /** @type {Control[]} */
  const controls = model.get("controls");
  const view = frameView(await inflate(model.get("frames")));
  const live = announcer();
  const note = element("p.nc-explore-note", { role: "status" });
  const link = new StateLink({
    name: model.get("name"),
    el,
    settings: () => linkOfSetting(controls, panel.setting()),
    follow(asked) {
      const { setting, unknown } = settingFromLink(controls, asked);
      panel.set(setting);
      note.textContent = unknownNote(unknown);
    },
  });

  const draw = (/** @type {number[]} */ setting) => view.show(frameNumber(controls, setting));
  const changed = () => {
    note.textContent = "";
    link.later();
  };
  const say = () => requestAnimationFrame(() => live.say(view.summary()));
  const panel = controlPanel(controls, { draw, changed, rest: say, signal: link.closing.signal });
  const reset = () => {
    panel.reset();
    link.clear();
    say();
  };
  const [id, help] = [uniqueId("title"), model.get("help")];
  const nodes = [
    element("p.nc-explore-title", { id }, model.get("title")),
    help && element("p.nc-explore-help", help),
    element("div", { role: "group", "aria-labelledby": id, tabIndex: -1 }, [
      element("div.nc-explore-controls", panel.nodes),
      view.node,
      element("div.nc-explore-actions", [
        button("Reset", reset),
        button("Copy link to this setting", () => link.copy(note)),
      ]),
      note,
    ]),
    live.node,
  ];
  const ends = [view, live, link, panel].map(part => () => part.stop());
  const unmount = mounted(el, "nc-explore nc-panel", nodes, ends);
  panel.show();
  link.start();
  return unmount;
}

export default { render };
