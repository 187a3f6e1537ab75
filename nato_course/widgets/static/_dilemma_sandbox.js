// @ts-check
// The settings with which the security dilemma is played again, and the link to them.
import { button, element } from "../../../coursebook/widgets/static/_kit.js";
import { numbersWithin } from "../../../coursebook/widgets/static/_numbers.js";
import { soundMeeting } from "./_dilemma_memory.js";
import { gameSelect, inHundred } from "./_dilemma_parts.js";
import { actions, labelled, numberField } from "../../../coursebook/widgets/static/_forms.js";
/** @import { Meeting } from "./_dilemma.js" */
/** @import { Data } from "./_dilemma_memory.js" */

const HIGHEST_NUMBER = 2 ** 32 - 1;
const AIMS = [
  ["", "Hidden; the number decides"],
  ["security", "Security, shown"],
  ["gain", "Gain, shown"],
];

/** @param {Data} data @param {Meeting} meeting of the game just played */
function settingFields(data, meeting) {
  const { offers } = data;
  const aim = gameSelect("Its aim", AIMS, meeting.aim ?? "");
  const misreading = gameSelect(
    "Chance of misreading a move",
    offers.misreading.map(each => [String(each), each ? inHundred(each) : "none"]),
    String(meeting.misreading),
  );
  const fears = offers.fear.map(each => [String(each), inHundred(each)]);
  const fear = gameSelect(
    "Its fear at the start",
    [["", "The game's number decides"], ...fears],
    String(meeting.fear ?? ""),
  );
  const seed = numberField({ inputMode: "numeric", value: String(meeting.seed) });
  const number = element("div.nc-field", labelled("Game number", seed));
  return {
    node: element("div.nc-fields", [aim.node, misreading.node, fear.node, number]),
    /** @returns {Meeting | null} */
    read() {
      const asked = {
        seed: numbersWithin(seed.value, 0, HIGHEST_NUMBER).find(Number.isInteger) ?? NaN,
        aim: aim.read() || null,
        misreading: Number(misreading.read()),
        fear: fear.read() ? Number(fear.read()) : null,
      };
      return soundMeeting(asked, data);
    },
  };
}

/**
 * @param {Data} data
 * @param {Meeting} meeting of the game just played
 * @param {(meeting: Meeting) => void} restart
 * @param {(meeting: Meeting, note: HTMLElement) => void} share copies a link to it
 * @param {(message: string) => void} say
 * @returns {HTMLElement}
 */
export function sandbox(data, meeting, restart, share, say) {
  const fields = settingFields(data, meeting);
  const needs = element("p.nc-needs");
  const copied = element("p.nc-link-note");
  const withSetting = (/** @type {(found: Meeting) => void} */ act) => () => {
    const found = fields.read();
    needs.textContent = found
      ? ""
      : `The game number is a whole number from 0 to ${HIGHEST_NUMBER}.`;
    if (found) act(found);
    else say(needs.textContent);
  };
  const next = { ...data.start, seed: (meeting.seed + 1) % 2 ** 32 };
  return element("fieldset.nc-sandbox", [
    element("legend", "Play again"),
    actions(button("Next game, aim hidden", () => restart(next))),
    element("p", "Or set up your own. The same number and moves give the same game."),
    fields.node,
    needs,
    actions(
      button("Play with these settings", withSetting(restart)),
      button(
        "Copy a link to them",
        withSetting(found => share(found, copied)),
      ),
      button("Reset", () => restart(data.start)),
    ),
    copied,
  ]);
}
