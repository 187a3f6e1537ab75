// @ts-check
// The security dilemma, played: bet, ten rounds, a judgement, what the other side saw, settings.
import { announcer, button, element, uniqueId } from "../../../coursebook/widgets/static/_kit.js";
import { pageStore } from "../../../coursebook/widgets/static/_store.js";
import { StateLink } from "../../../coursebook/widgets/static/_state_link.js";
import { dilemmaAccount, playDilemma } from "./_dilemma.js";
import {
  END_CHOICES,
  betAnswers,
  blankMemory,
  linkedMeeting,
  rememberedGame,
} from "./_dilemma_memory.js";
import {
  gameRadios,
  partHeading,
  seenTwin,
  settingWords,
  titled,
  trueTwin,
  worthTable,
} from "./_dilemma_parts.js";
import { OTHER_AIM, otherWorld, seenLine } from "./_dilemma_rounds.js";
import { sandbox } from "./_dilemma_sandbox.js";
import { lanes } from "./_lanes.js";
import { actions, fill, mounted, step } from "../../../coursebook/widgets/static/_forms.js";
/** @import { Game, Meeting, Move } from "./_dilemma.js" */
/** @import { Data, Memory } from "./_dilemma_memory.js" */
/** @import { Scene } from "./_dilemma_parts.js" */

/**
 * @typedef {{data: Data, memory: Memory, keep: (change: Partial<Memory>) => void, restart:
 *   (meeting: Meeting) => void, say: (message: string) => void, link: StateLink}} Stage
 */

const AIM_CHOICES = [
  ["security", "Security: it arms only if it fears you"],
  ["gain", "Gain: it arms because arming pays"],
];
const MOVE_HINTS = {
  reassure: "step back, and be open to harm",
  hold: "keep what you have",
  arm: "be ready, and look dangerous",
};
const BOTH_SIDES = "What each side did, and what the other saw";

/** @param {Stage} stage @returns {Scene} */
function betScene({ memory, keep, say }) {
  const aim = memory.meeting.aim ? null : gameRadios("What is it after?", AIM_CHOICES);
  const ending = gameRadios("How will the last three rounds look?", END_CHOICES);
  const commit = () => {
    const bet = { aim: aim?.read() ?? "", ending: ending.read() };
    if ((aim && !bet.aim) || !bet.ending) return "Place a bet on each question first.";
    keep({ bet });
  };
  const { press, needs } = step("Commit and start", commit, say);
  const intro = element("p", "You want safety. Bet first, then play.");
  return {
    parts: [intro, aim && aim.node, ending.node, actions(press), needs],
    focus: (aim ?? ending).focus,
  };
}

/** @param {Data} data @param {Game} game what the round just played came to */
function lastRound({ rules }, game) {
  const round = game.rounds.length;
  const told = ` ${seenLine(rules, game, round)}`;
  return element("p.nc-told", [element("strong", `Round ${round}.`), told]);
}

/** @param {Stage} stage @param {Game} game @returns {Scene} */
function playScene({ data, memory, keep, restart, say }, game) {
  const { rules } = data;
  const round = memory.moves.length + 1;
  const choose = (/** @type {Move} */ move) => {
    const moves = [...memory.moves, move];
    const played = playDilemma(rules, moves, memory.meeting);
    say(`Round ${round}. ${seenLine(rules, played, round)}`);
    keep({ moves });
  };
  const buttons = rules.moves.map(move => {
    const hint = element("span", { id: uniqueId("hint") }, MOVE_HINTS[move]);
    const press = button(move[0].toUpperCase() + move.slice(1), () => choose(move), {
      "aria-describedby": hint.id,
    });
    return element("div.nc-move", [press, hint]);
  });
  const first =
    "You both choose at once. What you see of its move may be wrong, and so may what it sees of yours.";
  const seen =
    round > 1
      ? [
          lastRound(data, game),
          lanes(rules, game, false),
          seenTwin(rules, game, "The rounds so far"),
        ]
      : [element("p.nc-told", first)];
  return titled(
    `Round ${round} of ${rules.rounds}: your move`,
    element("div.nc-moves", { role: "group", "aria-label": "Your move" }, buttons),
    ...seen,
    actions(button("Start over", () => restart(memory.meeting))),
  );
}

/** @param {Stage} stage @param {Game} game @returns {Scene} */
function judgeScene({ data, keep, say }, game) {
  const aim = gameRadios("What was it after?", AIM_CHOICES);
  const judge = () => {
    const judged = aim.read();
    if (!judged) return "Judge its aim first.";
    keep({ judged });
  };
  const { press, needs } = step("Show what it saw", judge, say);
  return titled(
    "Ten rounds are over. Before you look behind the curtain:",
    lastRound(data, game),
    lanes(data.rules, game, false),
    seenTwin(data.rules, game, "What you saw"),
    aim.node,
    actions(press),
    needs,
  );
}

/** The world that the same moves serve otherwise. @param {Stage} stage @param {Game} game */
function worldsPart({ data, memory, restart }, game) {
  const aim = OTHER_AIM[game.aim];
  const meet = `Now meet a side that wants ${aim === "gain" ? "gain" : "only security"}`;
  const open =
    "Which of the two Europe's was is what scholars disagree on. The game cannot tell, and neither side in it is a country.";
  return [
    partHeading("Play both worlds"),
    ...[...otherWorld(data.rules, game), open].map(each => element("p", each)),
    actions(button(meet, () => restart({ ...memory.meeting, aim }), { primary: true })),
  ];
}

/** @param {Stage} stage @param {Game} game @returns {Scene} */
function reviewScene(stage, game) {
  const { data, memory, restart, say, link } = stage;
  const [title, ...told] = dilemmaAccount(data.rules, game);
  const answers = betAnswers(data, memory, game).map(each => element("li", each));
  /** @param {Meeting} meeting @param {HTMLElement} note */
  const share = ({ seed, aim, misreading, fear }, note) =>
    link.copy(note, { seed, aim: aim ?? "hidden", misreading, fear: fear ?? "drawn" }).then(say);
  return titled(
    title,
    element("ul.nc-answers", answers),
    partHeading(BOTH_SIDES),
    lanes(data.rules, game, true),
    trueTwin(data.rules, game, BOTH_SIDES),
    ...worldsPart(stage, game),
    partHeading("The run in words"),
    ...told.map(each => element("p", each)),
    sandbox(data, memory.meeting, restart, share, say),
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
 * @param {Meeting} meeting @param {() => void} take @param {() => void} leave @returns {Scene}
 */
function linkScene(meeting, take, leave) {
  return titled(
    "A link asks for another game",
    element("p", settingWords(meeting)),
    element("p", "Your own game is as you left it. Playing the other one ends it."),
    actions(
      button("Play the game of the link", take),
      button("Back to my game", leave, { primary: true }),
    ),
  );
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
    this.setting = element("p.nc-setting");
    this.body = element("div.nc-body");
    this.frame = element(
      "section.nc-panel",
      { role: "group", "aria-label": "Play the security dilemma", tabIndex: -1 },
      [this.setting, this.body, worthTable(data.rules), this.live.node],
    );
  }

  /** @returns {Scene} */
  get scene() {
    const { asked, data, memory, live, link } = this;
    const restart = (/** @type {Meeting} */ meeting) => this.restart(meeting);
    const keep = (/** @type {Partial<Memory>} */ change) => this.keep(change);
    return asked
      ? linkScene(
          asked,
          () => restart(asked),
          () => this.leave(),
        )
      : sceneOf({ data, memory, keep, restart, say: live.say, link });
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
    fill(this.body, scene.parts);
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
    const take = (/** @type {any} */ stored) => {
      this.memory = rememberedGame(this.data, stored);
      this.draw(false);
    };
    const unmount = mounted(
      this.el,
      "nc-security_dilemma nc-entry",
      [this.frame],
      [() => this.link.stop(), this.store.subscribe(this.key, take), this.live.stop],
    );
    this.draw(false);
    this.link.start();
    return unmount;
  }
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const [name, rules, start, offers] = ["name", "rules", "start", "offers"].map(each =>
    model.get(each),
  );
  return new Dilemma({ name, rules, start, offers }, el).mount();
}

export default { render };
