// @ts-check
import { announcer, element, makeFragment, pageStore, readFragment, uniqueId } from "./_kit.js";
import { copyLink } from "./_links.js";
import { DILEMMA_ENDS, dilemmaAccount, endingOf, hundredths, playDilemma } from "./_dilemma.js";

/**
 * What is remembered: the settings, the bet, the moves, and the judgement after the last round.
 *
 * @typedef {import("./_dilemma.js").Meeting} Meeting
 * @typedef {import("./_dilemma.js").Move} Move
 * @typedef {import("./_dilemma.js").Game} Game
 * @typedef {{meeting: Meeting, bet: {aim: string, ending: string} | null, moves: Move[], judged: string, at?: number}} Memory
 * @typedef {{name: string, rules: import("./_dilemma.js").Rules, start: Meeting, offers: {misreading: number[], fear: number[]}}} Data
 * @typedef {{parts: Node[], focus: () => void}} Scene
 * @typedef {{data: Data, memory: Memory, keep: (change: Partial<Memory>) => void, restart: (meeting: Meeting) => void, say: (message: string) => void}} Stage
 */

const AIM_CHOICES = [["security", "Security: it arms only if it fears you"], ["gain", "Gain: it arms because arming pays"]];
const END_CHOICES = [["both", "Both sides mostly armed"], ["neither", "Neither side armed"], ["other", "Something between"]];
const MOVE_HINTS = { reassure: "step back, and be open to harm", hold: "keep what you have", arm: "be ready, and look dangerous" };

/** @param {any} value @param {Data} data @returns {Meeting | null} settings that the game can be played with */
export function soundMeeting(value, data) {
  if (!value || typeof value !== "object") return null;
  const seed = Number.isInteger(value.seed) && value.seed >= 0 && value.seed < 2 ** 32;
  const aim = value.aim === null || data.rules.aims.includes(value.aim);
  const misreading = data.offers.misreading.includes(value.misreading);
  const fear = value.fear === null || data.offers.fear.includes(value.fear);
  return seed && aim && misreading && fear
    ? { seed: value.seed, aim: value.aim, misreading: value.misreading, fear: value.fear } : null;
}

/** @param {Data} data @param {Meeting} meeting @returns {Memory} */
const blankMemory = (data, meeting) => ({ meeting, bet: null, moves: [], judged: "" });

/** @param {Data} data @param {any} stored @returns {Memory} what is stored, if a game can go on from it */
export function rememberedGame(data, stored) {
  const meeting = soundMeeting(stored?.meeting, data);
  if (!meeting) return blankMemory(data, data.start);
  const { bet, moves, judged } = stored;
  const ends = END_CHOICES.map(([id]) => id);
  const fits = bet && ends.includes(bet.ending) && Array.isArray(moves) && moves.length <= data.rules.rounds &&
    moves.every((/** @type {any} */ each) => data.rules.moves.includes(each));
  if (!fits) return blankMemory(data, meeting);
  return { meeting, bet: { aim: String(bet.aim), ending: bet.ending }, moves, judged: typeof judged === "string" ? judged : "" };
}

/** @param {Data} data @param {Record<string, string>} link @returns {Meeting} what a link asks for, as far as it can be had */
export function linkedMeeting(data, link) {
  const asked = {
    seed: /^\d{1,10}$/.test(link.seed ?? "") ? Number(link.seed) : data.start.seed,
    aim: data.rules.aims.find((each) => each === link.aim) ?? null,
    misreading: link.misreading === undefined ? data.start.misreading : Number(link.misreading),
    fear: data.offers.fear.find((each) => String(each) === link.fear) ?? null,
  };
  return soundMeeting(asked, data) ?? data.start;
}

/** @param {Data} data @param {Memory} memory @param {Game} game @returns {string[]} how the bet and the judgement fared */
export function betAnswers(data, memory, game) {
  const ending = endingOf(data.rules, game);
  const group = ending === "both arm" ? "both" : ending === "neither arms" ? "neither" : "other";
  const answers = [];
  if (memory.bet?.aim) {
    const right = memory.bet.aim === game.aim;
    answers.push(`Before the game you bet on ${memory.bet.aim}. ${right ? "That was right, though nothing could tell you then." : "It was not."}`);
  }
  if (memory.judged && !game.meeting.aim) {
    const right = memory.judged === game.aim;
    answers.push(`After ten rounds you judged: ${memory.judged}. ${right ? "That was right." : "That was wrong."}`);
  }
  const words = END_CHOICES.find(([id]) => id === memory.bet?.ending)?.[1].toLowerCase();
  answers.push(`For the last rounds you bet: ${words}. ${group === memory.bet?.ending ? "So it came." : `In fact ${DILEMMA_ENDS[ending]}.`}`);
  return answers;
}

/** @param {string} label @param {() => void} onClick @param {boolean} [primary] */
function action(label, onClick, primary = false) {
  return element("button", { type: "button", class: primary ? "nc-button nc-button-primary" : "nc-button", onClick }, label);
}

/** @param {string} legend @param {string[][]} choices */
function radios(legend, choices) {
  const name = uniqueId("choice");
  const inputs = choices.map(([value]) => element("input", { type: "radio", name, value }));
  const labels = choices.map(([, text], i) => element("label", { class: "nc-option" }, inputs[i], element("span", {}, text)));
  const node = element("fieldset", { class: "nc-options" }, element("legend", {}, legend), ...labels);
  return { node, read: () => inputs.find((each) => each.checked)?.value ?? "", focus: () => inputs[0].focus() };
}

/** @param {string} label @param {string[][]} choices @param {string} value */
function select(label, choices, value) {
  const id = uniqueId("select");
  const node = element("select", { id }, ...choices.map(([each, text]) => element("option", { value: each }, text)));
  node.value = value;
  return { node: element("div", { class: "nc-field" }, element("label", { for: id }, label), node), read: () => node.value };
}

/** @param {string} text */
function heading(text) {
  return element("p", { class: "nc-outcome", role: "heading", "aria-level": 3, tabIndex: -1 }, text);
}

/** @param {string[]} names @param {(Node | string)[][]} rows @param {string} label @param {string} look */
function table(names, rows, label, look) {
  const head = element("tr", {}, ...names.map((each) => element("th", { scope: "col" }, each)));
  const body = rows.map((row) => element("tr", {}, element("th", { scope: "row" }, row[0]),
    ...row.slice(1).map((each) => element("td", {}, each))));
  // It can be wider than a phone, so it scrolls by itself, also by keyboard.
  return element("div", { class: "nc-scroll", role: "region", "aria-label": label, tabIndex: 0 },
    element("table", { class: look }, element("thead", {}, head), element("tbody", {}, ...body)));
}

/** @param {Meeting} meeting @returns {string} */
function settingWords({ seed, aim, misreading, fear }) {
  const shown = aim ? `It is ${aim === "gain" ? "out for gain" : "after security"}, and you know it.` : "Its aim is hidden.";
  const fearful = fear === null ? "" : ` Its fear starts at ${hundredths(fear)} in 100.`;
  const misread = misreading ? `Each move is misread with a chance of ${hundredths(misreading)} in 100.` : "No move is misread.";
  return `Game ${seed}. ${shown} ${misread}${fearful}`;
}

/** @param {Data} data @returns {HTMLElement} what the reader's moves are worth, behind a disclosure */
function worthTable({ rules }) {
  const rows = rules.moves.map((you) => [you, ...rules.moves.map((it) => String(rules.points[you][it]).replace("-", "\u2212"))]);
  return element("details", {}, element("summary", {}, "What your moves are worth"),
    table(["Your move", ...rules.moves.map((it) => `It ${it}s`)], rows, "Points of your safety", "nc-rounds"),
    element("p", {}, "Points of your safety a round. The numbers are assumptions."));
}

/** @param {Stage} stage @returns {Scene} */
function betScene({ memory, keep, say }) {
  const aim = memory.meeting.aim ? null : radios("What is it after?", AIM_CHOICES);
  const ending = radios("How will the last three rounds look?", END_CHOICES);
  const needs = element("p", { class: "nc-needs" });
  const commit = action("Commit and start", () => {
    const bet = { aim: aim?.read() ?? "", ending: ending.read() };
    const missing = (aim && !bet.aim) || !bet.ending;
    needs.textContent = missing ? "Place a bet on each question first." : "";
    if (missing) say(needs.textContent);
    else keep({ bet });
  }, true);
  const intro = element("p", {}, "You want safety. Bet first, then play.");
  return { parts: [intro, ...(aim ? [aim.node] : []), ending.node, element("div", { class: "nc-actions" }, commit), needs],
    focus: (aim ?? ending).focus };
}

/** @param {Stage} stage @param {Game} game @returns {Scene} */
function playScene({ data, memory, keep, restart, say }, game) {
  const round = memory.moves.length + 1;
  const title = heading(`Round ${round} of ${data.rules.rounds}: your move`);
  const choose = (/** @type {Move} */ move) => {
    const moves = [...memory.moves, move];
    const last = playDilemma(data.rules, moves, memory.meeting).rounds[round - 1];
    say(`Round ${round}: you chose to ${move}. You saw it ${last.seen_by_you}.`);
    keep({ moves });
  };
  const buttons = data.rules.moves.map((move) => {
    const id = uniqueId("hint");
    const button = element("button", { type: "button", class: "nc-button", "aria-describedby": id, onClick: () => choose(move) },
      move[0].toUpperCase() + move.slice(1));
    return element("div", { class: "nc-move" }, button, element("span", { id }, MOVE_HINTS[move]));
  });
  const rows = game.rounds.map((each) => [String(each.step), each.you, each.seen_by_you]);
  const seen = rows.length ? table(["Round", "You did", "You saw it"], rows, "The rounds so far", "nc-rounds")
    : element("p", {}, "You both choose at once. What you see of its move may be wrong, and so may what it sees of yours.");
  const over = action("Start over", () => restart(memory.meeting));
  return { parts: [title, element("div", { class: "nc-moves", role: "group", "aria-label": "Your move" }, ...buttons), seen,
    element("div", { class: "nc-actions" }, over)], focus: () => title.focus() };
}

/** @param {Stage} stage @param {Game} game @returns {Scene} */
function judgeScene({ memory, keep, say }, game) {
  const title = heading("Ten rounds are over. Before you look behind the curtain:");
  const aim = radios("What was it after?", AIM_CHOICES);
  const needs = element("p", { class: "nc-needs" });
  const show = action("Show what it saw", () => {
    const judged = aim.read();
    needs.textContent = judged ? "" : "Judge its aim first.";
    if (judged) keep({ judged });
    else say("Judge its aim first.");
  }, true);
  const rows = game.rounds.map((each) => [String(each.step), each.you, each.seen_by_you]);
  return { parts: [title, table(["Round", "You did", "You saw it"], rows, "What you saw", "nc-rounds"), aim.node,
    element("div", { class: "nc-actions" }, show), needs], focus: () => title.focus() };
}

/** @param {string} real @param {string} seen @returns {Node | string} */
function sight(real, seen) {
  return real === seen ? seen : element("strong", { class: "nc-misread" }, `${seen} (misread)`);
}

/** @param {Game} game @param {number} fear @returns {Node | string} */
function fearCell(game, fear) {
  if (game.aim === "gain") return "none";
  const bar = element("span", { class: "nc-bar", "aria-hidden": "true", style: `width: ${hundredths(fear)}%` });
  return element("span", {}, String(hundredths(fear)), element("span", { class: "nc-bar-box", "aria-hidden": "true" }, bar));
}

/** @param {Stage} stage @param {Game} game @returns {Scene} */
function reviewScene(stage, game) {
  const { data, memory } = stage;
  const told = dilemmaAccount(data.rules, game);
  const title = heading(told[0]);
  const rows = game.rounds.map((each) => [String(each.step), each.you, sight(each.you, each.seen_by_it), fearCell(game, each.fear),
    each.it, sight(each.it, each.seen_by_you)]);
  const names = ["Round", "You did", "It saw", "Its fear, in 100", "It did", "You saw"];
  const parts = [
    title,
    element("ul", { class: "nc-answers" }, ...betAnswers(data, memory, game).map((each) => element("li", {}, each))),
    element("p", { class: "nc-part", role: "heading", "aria-level": 4 }, "What each side did, and what the other saw"),
    table(names, rows, "What each side did, and what the other saw", "nc-rounds nc-both"),
    element("p", { class: "nc-part", role: "heading", "aria-level": 4 }, "The run in words"),
    ...told.slice(1).map((each) => element("p", {}, each)),
    sandbox(stage),
  ];
  return { parts, focus: () => title.focus() };
}

/** @param {Stage} stage @returns {HTMLElement} */
function sandbox({ data, memory, restart, say }) {
  const { meeting } = memory;
  const aim = select("Its aim", [["", "Hidden; the game's number decides"], ["security", "Security, shown"], ["gain", "Gain, shown"]], meeting.aim ?? "");
  const misreading = select("Chance of misreading a move", data.offers.misreading.map((each) => [String(each), each ? `${hundredths(each)} in 100` : "none"]), String(meeting.misreading));
  const fear = select("Its fear at the start", [["", "The game's number decides"], ...data.offers.fear.map((each) => [String(each), `${hundredths(each)} in 100`])], String(meeting.fear ?? ""));
  const id = uniqueId("seed");
  const seed = element("input", { id, type: "number", min: "0", max: "4294967295", step: "1", inputMode: "numeric", value: String(meeting.seed) });
  const field = element("div", { class: "nc-field" }, element("label", { for: id }, "Game number"), seed);
  const needs = element("p", { class: "nc-needs" });
  const read = () => soundMeeting({ seed: seed.value === "" ? NaN : Number(seed.value), aim: aim.read() || null,
    misreading: Number(misreading.read()), fear: fear.read() ? Number(fear.read()) : null }, data);
  const withSetting = (/** @type {(found: Meeting) => void} */ act) => {
    const found = read();
    needs.textContent = found ? "" : "The game number is a whole number from 0 to 4294967295.";
    if (found) act(found);
    else say(needs.textContent);
  };
  const link = element("p", { class: "nc-link-note" });
  const share = (/** @type {Meeting} */ found) => copyLink(location.href.split("#")[0] + makeFragment(data.name,
    { seed: found.seed, aim: found.aim ?? "hidden", misreading: found.misreading, fear: found.fear ?? "drawn" }), link).then(() => say(link.textContent ?? ""));
  const next = { ...data.start, seed: (meeting.seed + 1) % 2 ** 32 };
  return element("fieldset", { class: "nc-sandbox" }, element("legend", {}, "Play again"),
    element("div", { class: "nc-actions" }, action("Next game, aim hidden", () => restart(next), true)),
    element("p", {}, "Or set up your own. The same number and moves give the same game."),
    element("div", { class: "nc-fields" }, aim.node, misreading.node, fear.node, field), needs,
    element("div", { class: "nc-actions" }, action("Play with these settings", () => withSetting(restart)),
      action("Copy a link to them", () => withSetting(share)), action("Reset", () => restart(data.start))), link);
}

/** @param {Stage} stage @returns {Scene} */
function sceneOf(stage) {
  const { data, memory } = stage;
  if (!memory.bet) return betScene(stage);
  const game = playDilemma(data.rules, memory.moves, memory.meeting);
  if (memory.moves.length < data.rules.rounds) return playScene(stage, game);
  return memory.judged || memory.meeting.aim ? reviewScene(stage, game) : judgeScene(stage, game);
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  /** @type {Data} */
  const data = { name: model.get("name"), rules: model.get("rules"), start: model.get("start"), offers: model.get("offers") };
  const live = announcer();
  const store = pageStore();
  const abort = new AbortController();
  const key = `dilemma:${data.name}`;
  const setting = element("p", { class: "nc-setting" });
  const body = element("div", { class: "nc-body" });
  const frame = element("section", { class: "nc-panel", role: "group", "aria-label": "Play the security dilemma", tabIndex: -1 },
    setting, body, worthTable(data), live.node);
  let memory = rememberedGame(data, store.get(key));

  /** @param {boolean} moveFocus */
  function draw(moveFocus) {
    const scene = sceneOf({ data, memory, keep, restart, say: live.say });
    setting.textContent = settingWords(memory.meeting);
    body.replaceChildren(...scene.parts);
    if (moveFocus) scene.focus();
  }

  /** @param {Partial<Memory>} change */
  function keep(change) {
    const own = frame.contains(document.activeElement);
    store.set(key, { ...memory, ...change, at: Date.now() });
    if (own) draw(true);
  }

  /** @param {Meeting} meeting */
  function restart(meeting) {
    keep(blankMemory(data, meeting));
    live.say(`A new game. ${settingWords(meeting)}`);
  }

  const follow = () => {
    const link = readFragment(data.name);
    if (!link) return;
    store.set(key, { ...blankMemory(data, linkedMeeting(data, link)), at: Date.now() });
    requestAnimationFrame(() => el.scrollIntoView({ block: "start" }));
  };
  const unsubscribe = store.subscribe(key, (stored) => {
    memory = rememberedGame(data, stored);
    draw(false);
  });
  el.classList.add("nc-security_dilemma", "nc-entry");
  el.append(frame);
  draw(false);
  addEventListener("hashchange", follow, { signal: abort.signal });
  follow();
  return () => {
    abort.abort();
    unsubscribe();
    live.stop();
    el.replaceChildren();
  };
}

export default { render };
