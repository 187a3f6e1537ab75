// @ts-check
// The game's two lanes of tiles, you and it, a tile a round, with the line of its fear between.
import { element, svgElement } from "../../../coursebook/widgets/static/_kit.js";
import { hundredths } from "./_dilemma.js";

/**
 * What was done and what was seen; the one alone where the other can't be told.
 *
 * @typedef {import("./_dilemma.js").Game} Game
 * @typedef {import("./_dilemma.js").Move} Move
 * @typedef {import("./_dilemma.js").Rules} Rules
 * @typedef {{real?: Move, seen?: Move}} Tile
 */

/** @type {Record<Move, string>} */
const SIGNS = { reassure: "○", hold: "◐", arm: "●" };
const HEIGHT = 100;

/** @param {string} text what is heard and not seen */
const heard = text => element("span", { class: "nc-live" }, text);

/** @param {string} look @param {string} text what is seen and not heard */
const shown = (look, text) => element("span", { class: look, "aria-hidden": "true" }, text);

/** @param {Move} move */
function face(move) {
  const word = element("span", { class: "nc-word" }, move);
  const sign = shown("nc-sign", SIGNS[move]);
  return element("span", { class: "nc-face", "data-move": move }, sign, word);
}

/**
 * A tile of a round. One that was misread turns over when it is drawn.
 *
 * @param {Tile | undefined} tile
 * @param {number} step
 * @param {string} who saw it
 */
function tileNode(tile, step, who) {
  const round = heard(`Round ${step}: `);
  if (!tile) return element("li", { class: "nc-tile nc-tile-open" }, round, heard("to come"));
  const { real, seen } = tile;
  const known = face(/** @type {Move} */ (real ?? seen));
  if (!real || !seen || real === seen) return element("li", { class: "nc-tile" }, round, known);
  const sight = shown("nc-sight", `seen ${SIGNS[seen]}`);
  sight.dataset.sign = `≠${SIGNS[seen]}`;
  return element(
    "li",
    { class: "nc-tile nc-turned", style: `--nc-turn: ${step}` },
    round,
    element("span", { class: "nc-card" }, known, sight, heard(`. ${who} saw ${seen}: misread.`)),
  );
}

/** @param {string} name @param {...Node} parts */
function lane(name, ...parts) {
  const title = element("p", { class: "nc-lane-name", "aria-hidden": "true" }, name);
  return element("div", { class: "nc-lane" }, title, ...parts);
}

/** @param {string} name @param {(Tile | undefined)[]} tiles @param {string} who saw them */
function laneOf(name, tiles, who) {
  const items = tiles.map((tile, place) => tileNode(tile, place + 1, who));
  return lane(name, element("ol", { "aria-label": name }, ...items));
}

/** @param {number[]} fears @param {number} from @returns {SVGElement} */
function fearDrawing(fears, from) {
  const across = HEIGHT / (fears.length - 1);
  const points = fears.map((fear, place) => `${across * place},${HEIGHT * (1 - fear)}`).join(" ");
  const frame = { viewBox: `0 0 ${HEIGHT} ${HEIGHT}`, preserveAspectRatio: "none" };
  return svgElement(
    "svg",
    { ...frame, "aria-hidden": "true" },
    svgElement("line", { class: "nc-arms-from", x1: 0, x2: HEIGHT, y1: from, y2: from }),
    svgElement("polyline", { class: "nc-fear-line", points }),
  );
}

/**
 * The line of its fear, from before the first round on, and the height at which it arms.
 *
 * @param {Rules} rules
 * @param {Game} game
 */
function fearLane(rules, game) {
  if (game.aim === "gain") {
    const words = "No fear of you moved it: it was out for gain.";
    return lane("Its fear", element("p", { class: "nc-no-fear" }, words));
  }
  const fears = [game.first_fear, ...game.rounds.map(each => each.fear)];
  const arms = hundredths(rules.arms_from);
  const told = `Its fear of you, in 100: ${fears.map(hundredths).join(", ")}. It arms from ${arms}.`;
  /** @param {string} look @param {number} at @param {string} [words] */
  const mark = (look, at, words = String(hundredths(at))) => {
    const node = shown(look, words);
    node.style.top = `${HEIGHT * (1 - at)}%`;
    return node;
  };
  return lane(
    "Its fear",
    element(
      "div",
      { class: "nc-fear", role: "img", "aria-label": told },
      mark("nc-arms-word", rules.arms_from, `arms from ${arms}`),
      fearDrawing(fears, HEIGHT * (1 - rules.arms_from)),
      mark("nc-fear-first", fears[0]),
      mark("nc-fear-last", fears[fears.length - 1]),
    ),
  );
}

/**
 * @param {Rules} rules
 * @param {boolean} open
 * @returns {HTMLElement} the signs' meaning, in words
 */
function laneKey(rules, open) {
  const signs = rules.moves.map(move => `${SIGNS[move]} ${move}`);
  const text = [...signs, ...(open ? ["≠ seen as"] : [])].join(" · ");
  return element("p", { class: "nc-lane-key", "aria-hidden": "true" }, text);
}

/**
 * Both lanes. While the game runs they hold what the reader did and saw; afterwards the truth, the
 * misread tiles turned over, and the fear.
 *
 * @param {Rules} rules
 * @param {Game} game
 * @param {boolean} open whether the truth may be told
 */
export function lanes(rules, game, open) {
  const rounds = [...Array(rules.rounds).keys()].map(place => game.rounds[place]);
  const yours = rounds.map(
    each => each && { real: each.you, seen: open ? each.seen_by_it : undefined },
  );
  const its = rounds.map(
    each => each && { real: open ? each.it : undefined, seen: each.seen_by_you },
  );
  return element(
    "div",
    { class: open ? "nc-lanes nc-lanes-open" : "nc-lanes" },
    laneKey(rules, open),
    laneOf(open ? "You did" : "You", yours, "It"),
    open && fearLane(rules, game),
    laneOf(open ? "It did" : "It, as seen", its, "You"),
  );
}
