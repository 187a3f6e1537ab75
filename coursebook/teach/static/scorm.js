// @ts-check
// Reports a chapter to the learning management system that shows it, by SCORM 1.2 or 2004.
//
// A classic script in the package, its parts in front, that runs before the page's widgets. Where
// it finds the system's API it gives the page a memory that the system keeps; elsewhere the page
// stays what it is.
import { Memory } from "../../widgets/static/_memory.js";
import { CHECK, count, pack, unpack } from "./_suspend.js";
import { EDITIONS, wordResponse, wordResult } from "./_editions.js";

/**
 * @typedef {import("./_suspend.js").Asked} Asked
 * @typedef {import("./_suspend.js").Count} Count
 * @typedef {import("./_suspend.js").Entries} Entries
 * @typedef {import("./_editions.js").Fields} Fields
 * @typedef {{edition: "1.2" | "2004", base: string, page: string, questions: Asked[]}} Settings
 */

const settings = /** @type {Settings} */ (
  JSON.parse(document.getElementById("nc-scorm")?.textContent ?? "null")
);
const REST = 400; // milliseconds without a change before the system is told
const MOST_FRAMES = 500;

/**
 * @param {Window | null} view
 * @param {string} name
 * @returns {any} what a window has by that name, if it may be read
 */
function readable(view, name) {
  try {
    return /** @type {any} */ (view)?.[name] ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {Window | null} start
 * @param {string} name
 * @returns {any} the API object in a window or those around it
 */
function apiAbove(start, name) {
  let view = start;
  for (let i = 0; view && i < MOST_FRAMES; i += 1) {
    // A window of another site tells nothing: its parent may be ours again.
    const found = readable(view, name);
    if (found) return found;
    if (view.parent === view) return null;
    view = view.parent;
  }
  return null;
}

/** @returns {{api: any, edition: typeof EDITIONS["1.2"]} | null} */
function findApi() {
  for (const name of /** @type {("1.2" | "2004")[]} */ ([
    settings.edition,
    ...Object.keys(EDITIONS),
  ])) {
    const edition = /** @type {any} */ (EDITIONS[name]);
    const api =
      apiAbove(window, edition.api) ??
      apiAbove(window.opener, edition.api) ??
      apiAbove(readable(window.top, "opener"), edition.api);
    if (api) return { api, edition };
  }
  return null;
}

/** The connection to the system; every call answers, none throws. */
class System {
  /** @param {any} api @param {typeof EDITIONS["1.2"]} edition */
  constructor(api, edition) {
    this.api = api;
    this.edition = edition;
    this.begun = Date.now();
    this.open = this.call("Initialize", "") === "true" || this.isOpen();
    this.done = ["completed", "passed"].includes(this.get(edition.status));
    this.writes = !["review", "browse"].includes(this.get(edition.mode));
    /** @type {Map<string, number>} */
    this.places = new Map();
  }

  /** Some systems open the record themselves; then opening it again fails. */
  isOpen() {
    return this.call("GetValue", this.edition.status) !== "" && this.call("GetLastError") === "0";
  }

  /** @param {string} name @param {...string} args @returns {string} */
  call(name, ...args) {
    try {
      return String(this.api[this.edition.verb(name)](...args));
    } catch {
      return "";
    }
  }

  /** @param {string} name */
  get(name) {
    return this.open ? this.call("GetValue", name) : "";
  }

  /** @param {Fields} fields @returns {boolean} whether the system took them all */
  put(fields) {
    return fields
      .map(([name, value]) => this.call("SetValue", name, value) === "true")
      .every(Boolean);
  }

  /**
   * @param {string} id
   * @returns {number} the place of a question's interaction, the next free one at first
   */
  place(id) {
    const known = this.places.get(id) ?? (Number(this.get("cmi.interactions._count")) || 0);
    this.places.set(id, known);
    return known;
  }

  /** @param {Asked} question @param {any} memory @returns {Fields} */
  interaction(question, memory) {
    const { edition } = this;
    const at = `cmi.interactions.${this.place(question.id)}`;
    const [type, response] = wordResponse(question, memory.response, edition.form);
    const [name, time] = edition.stamp(new Date());
    return [
      [`${at}.id`, question.id],
      [`${at}.type`, type],
      [`${at}.${name}`, time],
      ...(response ? /** @type {Fields} */ ([[`${at}.${edition.response}`, response]]) : []),
      [`${at}.result`, wordResult(memory.last, edition.wrong)],
    ];
  }
}

// -- the page ------------------------------------------------------------------------------

/** The page's memory, kept by the system (`_store.js` keeps it elsewhere). */
class LmsStore extends Memory {
  /** @param {Entries} held @param {(keys: string[]) => void} write */
  constructor(held, write) {
    super(held);
    this.write = write;
  }

  status = () => "lms";
  agree = () => {};
  withdraw = () => {};
  aside = () => ({});
  dropAside = () => {};
}

/** Two lines at the head of the chapter: what the system is told, and what went wrong. */
class StatusLine {
  /** @param {() => void} onRetry */
  constructor(onRetry) {
    this.text = document.createElement("p");
    this.problem = document.createElement("p");
    this.problem.setAttribute("role", "status");
    this.retry = document.createElement("button");
    Object.assign(this.retry, {
      type: "button",
      textContent: "Send again",
      hidden: true,
      onclick: onRetry,
    });
    const node = document.createElement("div");
    node.className = "nc-lms";
    node.append(this.text, this.problem, this.retry);
    (document.querySelector("article.bd-article") ?? document.body).prepend(node);
  }

  /** @param {Count} each @param {boolean} complete */
  tell({ done, asked, right, marked }, complete) {
    const head = complete
      ? "Complete. Your course site has been told"
      : "Your course site is told what you answer";
    this.text.textContent = `${head}: ${done} of ${asked} self-checks answered, ${right} of ${marked} right. Judgements and texts have no marks.`;
  }

  /** @param {string} message @param {boolean} again whether sending again may help */
  warn(message, again) {
    if (this.problem.textContent !== message) this.problem.textContent = message;
    this.retry.hidden = !again;
  }
}

const WARNINGS = {
  closed:
    "Your course site did not open a record for this chapter, so it will not be told. You can read and answer all the same; open the chapter anew to try again.",
  refused:
    "Your course site did not take your latest answers. They stay here until you close this page.",
  review:
    "You are looking at this chapter again; your course site keeps your earlier record unchanged.",
  1: "Your course site has room for your results and choices, and not for your texts. Copy what you wrote before you leave.",
  2: "Your course site has room for your results alone. When you return, they count; your choices and texts are not shown again.",
  3: "Your course site has no room for your answers. It is told your score and whether the chapter is complete.",
};

/** Reports what changes, soon after it has changed and when the reader leaves. */
class Reporter {
  /** @param {System} system */
  constructor(system) {
    this.system = system;
    const kept = unpack(system.get("cmi.suspend_data"), settings.questions);
    this.store = new LmsStore(kept, keys => this.onChange(keys));
    /** @type {Map<string, string>} */
    this.told = new Map(settings.questions.map(({ id }) => [id, this.signature(id)]));
    this.line = new StatusLine(() => this.send());
    this.left = false;
    this.waiting = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  start() {
    this.show(0, true);
    if (!this.system.open) this.line.warn(WARNINGS.closed, false);
    else if (!this.system.writes) this.line.warn(WARNINGS.review, false);
    else {
      this.system.put(this.system.edition.bounds);
      this.send();
    }
    document.addEventListener(
      "visibilitychange",
      () => document.visibilityState === "hidden" && this.flush(),
    );
    addEventListener("pagehide", () => this.leave());
    // its record was closed
    addEventListener("pageshow", event => event.persisted && location.reload());
  }

  /** @param {string[]} keys */
  onChange(keys) {
    if (!this.system.open || !this.system.writes || keys.every(key => key.startsWith("sum:")))
      return;
    this.waiting = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), REST);
  }

  flush() {
    if (this.waiting) this.send();
  }

  send() {
    clearTimeout(this.timer);
    this.waiting = false;
    if (this.left || !this.system.open || !this.system.writes) return;
    const { edition } = this.system;
    const each = count(this.store.entries(), settings.questions);
    this.system.done ||= each.done === each.asked;
    const { text, detail } = pack(this.store.entries(), settings.questions, edition.room);
    const taken = this.system.put([
      ...edition.outcome(each, this.system.done),
      ["cmi.suspend_data", text],
    ]);
    this.tellAnswers();
    const kept = this.system.call("Commit", "") === "true";
    this.show(detail, taken && kept);
  }

  /** @param {string} id @returns {string} what tells one result of a question from the next */
  signature(id) {
    const memory = this.store.get(CHECK + id);
    return memory?.last
      ? `${memory.tries} ${JSON.stringify([memory.last.state, memory.last.score])}`
      : "";
  }

  /** Tell the answers that have a new result; a site without interactions loses nothing else. */
  tellAnswers() {
    for (const question of settings.questions) {
      const now = this.signature(question.id);
      if (!now || now === this.told.get(question.id)) continue;
      this.system.put(this.system.interaction(question, this.store.get(CHECK + question.id)));
      this.told.set(question.id, now);
    }
  }

  /** @param {number} detail @param {boolean} taken */
  show(detail, taken) {
    this.line.tell(count(this.store.entries(), settings.questions), this.system.done);
    const known = /** @type {Record<string | number, string>} */ (WARNINGS);
    this.line.warn(taken ? (known[detail] ?? "") : WARNINGS.refused, !taken);
  }

  leave() {
    if (this.left || !this.system.open) return;
    this.flush();
    if (this.system.writes)
      this.system.put(
        this.system.edition.leaving(Math.round((Date.now() - this.system.begun) / 1000)),
      );
    this.system.call("Commit", "");
    this.system.call("Terminate", "");
    this.left = true;
  }
}

// -- links to pages that the package does not hold -------------------------------------------

/** @param {Element} root */
function settleLinks(root) {
  const below = /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll("a[href]"));
  for (const link of root instanceof HTMLAnchorElement ? [root] : below) settleLink(link);
}

/** @param {HTMLAnchorElement} link */
function settleLink(link) {
  const href = link.getAttribute("href") ?? "";
  const other = /^(?!\w+:|\/|#)([^#?]*\.html)/.exec(href);
  if (!other) return;
  if (other[1] === settings.page) link.setAttribute("href", link.hash || "#");
  else if (settings.base)
    Object.assign(link, {
      href: new URL(href, settings.base).href,
      target: "_blank",
      rel: "noopener",
    });
  else {
    const text = document.createElement("span");
    text.append(...link.childNodes);
    link.replaceWith(text);
  }
}

/** @param {MutationRecord[]} records */
function settleAdded(records) {
  for (const node of records.flatMap(record => [...record.addedNodes])) {
    if (node instanceof Element) settleLinks(node);
  }
}

function start() {
  settleLinks(document.body);
  new MutationObserver(settleAdded).observe(document.body, { childList: true, subtree: true });
  const found = findApi();
  if (!found) return;
  const reporter = new Reporter(new System(found.api, found.edition));
  /** @type {any} */ (globalThis)[Symbol.for("coursebook.store")] = reporter.store;
  reporter.start();
}

if (settings) start();
