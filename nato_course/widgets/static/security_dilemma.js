// @ts-check
// The security dilemma, played: bet, ten rounds, a judgement, what the other side saw, settings.
import { announcer, button, element, uniqueId } from "../../../coursebook/widgets/static/_kit.js";
import { pageStore } from "../../../coursebook/widgets/static/_store.js";
import { StateLink } from "../../../coursebook/widgets/static/_state_link.js";
import { dilemmaAccount, hundredths, playDilemma } from "./_dilemma.js";
import { gameHeading, gameRadios, gameSelect } from "./_dilemma_parts.js";
import { OTHER_AIM, otherWorld, seenLine, trueLine } from "./_dilemma_rounds.js";
import { lanes } from "./_lanes.js";
import { numbersWithin } from "../../../coursebook/widgets/static/_numbers.js";
import { scrolling, table } from "../../../coursebook/widgets/static/_table.js";
import {
  END_CHOICES,
  betAnswers,
  blankMemory,
  linkedMeeting,
  rememberedGame,
  soundMeeting,
} from "./_dilemma_memory.js";

/**
 * @typedef {import("./_dilemma.js").Meeting} Meeting
 * @typedef {import("./_dilemma.js").Move} Move
 * @typedef {import("./_dilemma.js").Game} Game
 * @typedef {import("./_dilemma_memory.js").Memory} Memory
 * @typedef {import("./_dilemma_memory.js").Data} Data
 * @typedef {{parts: Node[], focus: () => void}} Scene
 * @typedef {{data: Data, memory: Memory, keep: (change: Partial<Memory>) => void, restart:
 *   (meeting: Meeting) => void, say: (message: string) => void, link: StateLink}} Stage
 */

const HIGHEST_NUMBER = 2 ** 32 - 1;
const AIM_CHOICES = [
  ["security", "Security: it arms only if it fears you"],
  ["gain", "Gain: it arms because arming pays"],
];
const MOVE_HINTS = {
  reassure: "step back, and be open to harm",
  hold: "keep what you have",
  arm: "be ready, and look dangerous",
};

/**
 * The rounds in words, a line each, and as a table: closed under the lanes.
 *
 * @param {string} title @param {string[]} lines @param {HTMLElement} rounds
 */
function roundsTwin(title, lines, rounds) {
  const words = element("ol", { class: "nc-lines" }, ...lines.map(each => element("li", {}, each)));
  return element(
    "details",
    {},
    element("summary", {}, `${title}, in words and as a table`),
    words,
    rounds,
  );
}

/** @param {Data} data @param {Game} game @param {string} title */
function seenTwin({ rules }, game, title) {
  const rows = game.rounds.map(each => [String(each.step), each.you, each.seen_by_you]);
  const names = ["Round", "You did", "You saw it"];
  return roundsTwin(
    title,
    game.rounds.map(({ step }) => seenLine(rules, game, step)),
    scrolling(title, table(names, rows, { class: "nc-rounds" })),
  );
}

/**
 * @param {Meeting} meeting
 * @param {string} [revealed] its aim, once the reader has seen it
 * @returns {string}
 */
function settingWords({ aim, misreading, fear }, revealed = "") {
  const told = (/** @type {string} */ each) =>
    each === "gain" ? "out for gain" : "after security";
  const hidden = revealed ? `Its aim was hidden; it was ${told(revealed)}.` : "Its aim is hidden.";
  const shown = aim ? `It is ${told(aim)}, and you know it.` : hidden;
  const fearful = fear === null ? "" : ` Its fear starts at ${hundredths(fear)} in 100.`;
  const misread = misreading
    ? `Each move is misread with a chance of ${hundredths(misreading)} in 100.`
    : "No move is misread.";
  return `${shown} ${misread}${fearful}`;
}

/**
 * @param {Data} data
 * @returns {HTMLElement} what the reader's moves are worth, behind a disclosure
 */
function worthTable({ rules }) {
  const rows = rules.moves.map(you => [
    you,
    ...rules.moves.map(it => String(rules.points[you][it]).replace("-", "\u2212")),
  ]);
  return element(
    "details",
    {},
    element("summary", {}, "What your moves are worth"),
    scrolling(
      "Points of your safety",
      table(["Your move", ...rules.moves.map(it => `It ${it}s`)], rows, { class: "nc-rounds" }),
    ),
    element("p", {}, "Points of your safety a round. The numbers are assumptions."),
  );
}

/** @param {Stage} stage @returns {Scene} */
function betScene({ memory, keep, say }) {
  const aim = memory.meeting.aim ? null : gameRadios("What is it after?", AIM_CHOICES);
  const ending = gameRadios("How will the last three rounds look?", END_CHOICES);
  const needs = element("p", { class: "nc-needs" });
  const commit = button(
    "Commit and start",
    () => {
      const bet = { aim: aim?.read() ?? "", ending: ending.read() };
      const missing = (aim && !bet.aim) || !bet.ending;
      needs.textContent = missing ? "Place a bet on each question first." : "";
      if (missing) say(needs.textContent);
      else keep({ bet });
    },
    { primary: true },
  );
  const intro = element("p", {}, "You want safety. Bet first, then play.");
  return {
    parts: [
      intro,
      ...(aim ? [aim.node] : []),
      ending.node,
      element("div", { class: "nc-actions" }, commit),
      needs,
    ],
    focus: (aim ?? ending).focus,
  };
}

/**
 * @param {Data} data
 * @param {Game} game
 * @returns {HTMLElement} what the round just played came to
 */
function lastRound({ rules }, game) {
  const step = game.rounds.length;
  return element(
    "p",
    { class: "nc-told" },
    element("strong", {}, `Round ${step}.`),
    ` ${seenLine(rules, game, step)}`,
  );
}

/** @param {Stage} stage @param {Game} game @returns {Scene} */
function playScene({ data, memory, keep, restart, say }, game) {
  const round = memory.moves.length + 1;
  const title = gameHeading(`Round ${round} of ${data.rules.rounds}: your move`);
  const choose = (/** @type {Move} */ move) => {
    const moves = [...memory.moves, move];
    say(
      `Round ${round}. ${seenLine(data.rules, playDilemma(data.rules, moves, memory.meeting), round)}`,
    );
    keep({ moves });
  };
  const buttons = data.rules.moves.map(move => {
    const id = uniqueId("hint");
    const press = button(move[0].toUpperCase() + move.slice(1), () => choose(move), {
      "aria-describedby": id,
    });
    return element("div", { class: "nc-move" }, press, element("span", { id }, MOVE_HINTS[move]));
  });
  const seen =
    round > 1
      ? [
          lastRound(data, game),
          lanes(data.rules, game, false),
          seenTwin(data, game, "The rounds so far"),
        ]
      : [
          element(
            "p",
            { class: "nc-told" },
            "You both choose at once. What you see of its move may be wrong, and so may what it sees of yours.",
          ),
        ];
  const over = button("Start over", () => restart(memory.meeting));
  return {
    parts: [
      title,
      element("div", { class: "nc-moves", role: "group", "aria-label": "Your move" }, ...buttons),
      ...seen,
      element("div", { class: "nc-actions" }, over),
    ],
    focus: () => title.focus(),
  };
}

/** @param {Stage} stage @param {Game} game @returns {Scene} */
function judgeScene({ data, keep, say }, game) {
  const title = gameHeading("Ten rounds are over. Before you look behind the curtain:");
  const aim = gameRadios("What was it after?", AIM_CHOICES);
  const needs = element("p", { class: "nc-needs" });
  const show = button(
    "Show what it saw",
    () => {
      const judged = aim.read();
      needs.textContent = judged ? "" : "Judge its aim first.";
      if (judged) keep({ judged });
      else say("Judge its aim first.");
    },
    { primary: true },
  );
  return {
    parts: [
      title,
      lastRound(data, game),
      lanes(data.rules, game, false),
      seenTwin(data, game, "What you saw"),
      aim.node,
      element("div", { class: "nc-actions" }, show),
      needs,
    ],
    focus: () => title.focus(),
  };
}

/** @param {string} real @param {string} seen @returns {Node | string} */
function sight(real, seen) {
  return real === seen ? seen : element("strong", { class: "nc-misread" }, `${seen} (misread)`);
}

/** @param {Game} game @param {number} fear @returns {Node | string} */
function fearCell(game, fear) {
  if (game.aim === "gain") return "none";
  const bar = element("span", {
    class: "nc-bar",
    "aria-hidden": "true",
    style: `width: ${hundredths(fear)}%`,
  });
  return element(
    "span",
    {},
    String(hundredths(fear)),
    element("span", { class: "nc-bar-box", "aria-hidden": "true" }, bar),
  );
}

/**
 * The other world, which the same moves serve otherwise.
 * @param {Stage} stage
 * @param {Game} game
 */
function worldsPart({ data, memory, restart }, game) {
  const aim = OTHER_AIM[game.aim];
  const meet = button(
    `Now meet a side that wants ${aim === "gain" ? "gain" : "only security"}`,
    () => restart({ ...memory.meeting, aim }),
    { primary: true },
  );
  return [
    element("p", { class: "nc-part", role: "heading", "aria-level": 4 }, "Play both worlds"),
    ...otherWorld(data.rules, game).map(each => element("p", {}, each)),
    element(
      "p",
      {},
      "Which of the two Europe's was is what scholars disagree on. The game cannot tell, and neither side in it is a country.",
    ),
    element("div", { class: "nc-actions" }, meet),
  ];
}

/** @param {Stage} stage @param {Game} game @returns {Scene} */
function reviewScene(stage, game) {
  const { data, memory } = stage;
  const told = dilemmaAccount(data.rules, game);
  const title = gameHeading(told[0]);
  const rows = game.rounds.map(each => [
    String(each.step),
    each.you,
    sight(each.you, each.seen_by_it),
    fearCell(game, each.fear),
    each.it,
    sight(each.it, each.seen_by_you),
  ]);
  const names = ["Round", "You did", "It saw", "Its fear, in 100", "It did", "You saw"];
  const parts = [
    title,
    element(
      "ul",
      { class: "nc-answers" },
      ...betAnswers(data, memory, game).map(each => element("li", {}, each)),
    ),
    element(
      "p",
      { class: "nc-part", role: "heading", "aria-level": 4 },
      "What each side did, and what the other saw",
    ),
    lanes(data.rules, game, true),
    roundsTwin(
      "The ten rounds",
      game.rounds.map(({ step }) => trueLine(data.rules, game, step)),
      scrolling(
        "What each side did, and what the other saw",
        table(names, rows, { class: "nc-rounds nc-both" }),
      ),
    ),
    ...worldsPart(stage, game),
    element("p", { class: "nc-part", role: "heading", "aria-level": 4 }, "The run in words"),
    ...told.slice(1).map(each => element("p", {}, each)),
    sandbox(stage),
  ];
  return { parts, focus: () => title.focus() };
}

/** @param {Stage} stage @returns {HTMLElement} */
function sandbox({ data, memory, restart, say, link }) {
  const { meeting } = memory;
  const aim = gameSelect(
    "Its aim",
    [
      ["", "Hidden; the number decides"],
      ["security", "Security, shown"],
      ["gain", "Gain, shown"],
    ],
    meeting.aim ?? "",
  );
  const misreading = gameSelect(
    "Chance of misreading a move",
    data.offers.misreading.map(each => [
      String(each),
      each ? `${hundredths(each)} in 100` : "none",
    ]),
    String(meeting.misreading),
  );
  const fear = gameSelect(
    "Its fear at the start",
    [
      ["", "The game's number decides"],
      ...data.offers.fear.map(each => [String(each), `${hundredths(each)} in 100`]),
    ],
    String(meeting.fear ?? ""),
  );
  const id = uniqueId("seed");
  const seed = element("input", {
    id,
    type: "text",
    autocomplete: "off",
    inputMode: "numeric",
    class: "nc-number",
    value: String(meeting.seed),
  });
  const field = element(
    "div",
    { class: "nc-field" },
    element("label", { for: id }, "Game number"),
    seed,
  );
  const needs = element("p", { class: "nc-needs" });
  const read = () =>
    soundMeeting(
      {
        seed: numbersWithin(seed.value, 0, HIGHEST_NUMBER).find(Number.isInteger) ?? NaN,
        aim: aim.read() || null,
        misreading: Number(misreading.read()),
        fear: fear.read() ? Number(fear.read()) : null,
      },
      data,
    );
  const withSetting = (/** @type {(found: Meeting) => void} */ act) => {
    const found = read();
    needs.textContent = found
      ? ""
      : `The game number is a whole number from 0 to ${HIGHEST_NUMBER}.`;
    if (found) act(found);
    else say(needs.textContent);
  };
  const copied = element("p", { class: "nc-link-note" });
  const share = (
    /** @type {Meeting} */ { seed: number, aim: shown, misreading: chance, fear: start },
  ) =>
    link
      .copy(copied, {
        seed: number,
        aim: shown ?? "hidden",
        misreading: chance,
        fear: start ?? "drawn",
      })
      .then(say);
  const next = { ...data.start, seed: (meeting.seed + 1) % 2 ** 32 };
  return element(
    "fieldset",
    { class: "nc-sandbox" },
    element("legend", {}, "Play again"),
    element(
      "div",
      { class: "nc-actions" },
      button("Next game, aim hidden", () => restart(next)),
    ),
    element("p", {}, "Or set up your own. The same number and moves give the same game."),
    element("div", { class: "nc-fields" }, aim.node, misreading.node, fear.node, field),
    needs,
    element(
      "div",
      { class: "nc-actions" },
      button("Play with these settings", () => withSetting(restart)),
      button("Copy a link to them", () => withSetting(share)),
      button("Reset", () => restart(data.start)),
    ),
    copied,
  );
}

/** @param {Stage} stage @returns {Scene} */
function sceneOf(stage) {
  const { data, memory } = stage;
  if (!memory.bet) return betScene(stage);
  const game = playDilemma(data.rules, memory.moves, memory.meeting);
  if (memory.moves.length < data.rules.rounds) return playScene(stage, game);
  return memory.judged || memory.meeting.aim ? reviewScene(stage, game) : judgeScene(stage, game);
}

/**
 * What a link asks for while a game is under way: the reader says which of the two goes on.
 *
 * @param {Meeting} meeting
 * @param {() => void} take
 * @param {() => void} leave
 * @returns {Scene}
 */
function linkScene(meeting, take, leave) {
  const title = gameHeading("A link asks for another game");
  const parts = [
    title,
    element("p", {}, settingWords(meeting)),
    element("p", {}, "Your own game is as you left it. Playing the other one ends it."),
    element(
      "div",
      { class: "nc-actions" },
      button("Play the game of the link", take),
      button("Back to my game", leave, { primary: true }),
    ),
  ];
  return { parts, focus: () => title.focus() };
}

/** One reader's game on the page. */
class Dilemma {
  /** @param {Data} data @param {HTMLElement} el */
  constructor(data, el) {
    this.data = data;
    this.el = el;
    this.link = new StateLink({
      name: data.name,
      el,
      settings: () => null,
      follow: link => this.follow(link),
    });
    this.key = `dilemma:${data.name}`;
    this.live = announcer();
    this.store = pageStore();
    this.memory = rememberedGame(data, this.store.get(this.key));
    /** @type {Meeting | null} what a link asks for in place of the game under way */
    this.asked = null;
    this.setting = element("p", { class: "nc-setting" });
    this.body = element("div", { class: "nc-body" });
    this.frame = element(
      "section",
      { class: "nc-panel", role: "group", "aria-label": "Play the security dilemma", tabIndex: -1 },
      this.setting,
      this.body,
      worthTable(data),
      this.live.node,
    );
  }

  /** @returns {Scene} */
  get scene() {
    if (this.asked)
      return linkScene(
        this.asked,
        () => this.restart(/** @type {Meeting} */ (this.asked)),
        () => this.leave(),
      );
    return sceneOf({
      data: this.data,
      memory: this.memory,
      keep: change => this.keep(change),
      restart: meeting => this.restart(meeting),
      say: this.live.say,
      link: this.link,
    });
  }

  /** @returns {string} its aim, once the reader has judged it and seen it */
  get revealed() {
    const { meeting, moves, judged } = this.memory;
    const over = judged && moves.length === this.data.rules.rounds;
    return over ? playDilemma(this.data.rules, moves, meeting).aim : "";
  }

  /** @param {boolean} moveFocus */
  draw(moveFocus) {
    const { scene } = this;
    this.setting.textContent = settingWords(this.memory.meeting, this.revealed);
    this.body.replaceChildren(...scene.parts);
    if (moveFocus) scene.focus();
  }

  /** @param {Partial<Memory>} change */
  keep(change) {
    const own = this.frame.contains(document.activeElement);
    this.store.set(this.key, { ...this.memory, ...change, at: Date.now() });
    if (own) this.draw(true);
  }

  /** @param {Meeting} meeting */
  restart(meeting) {
    this.asked = null;
    this.keep(blankMemory(this.data, meeting));
    this.live.say(`A new game. ${settingWords(meeting)}`);
  }

  leave() {
    this.asked = null;
    this.draw(true);
    this.live.say("This is your own game again.");
  }

  /**
   * Play what a link asks for; a game under way ends only when the reader says so.
   *
   * @param {Record<string, string>} link
   * @returns {HTMLElement | null}
   */
  follow(link) {
    const meeting = linkedMeeting(this.data, link);
    const same = JSON.stringify(meeting) === JSON.stringify(this.memory.meeting);
    this.asked = this.memory.bet && !same ? meeting : null;
    if (this.memory.bet || same) this.draw(false);
    else this.restart(meeting);
    return this.asked && this.body.querySelector("[tabindex]");
  }

  /** @returns {() => void} takes the game off the page again */
  mount() {
    const unsubscribe = this.store.subscribe(this.key, (/** @type {any} */ stored) => {
      this.memory = rememberedGame(this.data, stored);
      this.draw(false);
    });
    this.el.classList.add("nc-security_dilemma", "nc-entry");
    this.el.append(this.frame);
    this.draw(false);
    this.link.start();
    return () => {
      this.link.stop();
      unsubscribe();
      this.live.stop();
      this.el.replaceChildren();
    };
  }
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const data = {
    name: model.get("name"),
    rules: model.get("rules"),
    start: model.get("start"),
    offers: model.get("offers"),
  };
  return new Dilemma(data, el).mount();
}

export default { render };
