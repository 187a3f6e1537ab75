// @ts-check
// Shows what an instructor's link assigns: sections, due date, minutes, and the way to the receipt.
// All of it stands in the address, so it works from a file too, and is shown as text alone. A
// classic script, because modules do not load from file://.
(() => {
  "use strict";

  const MOST_SECTIONS = 60;
  const MOST_COURSE = 120;

  /**
   * @typedef {{ids: string[] | null, due: Date | null, zone: string, minutes: number | null,
   *   course: string}} Assignment
   *   `ids` is null where the whole chapter is assigned
   */

  /** @param {string} search @returns {Assignment | null} null where the address assigns nothing */
  function readAssignment(search) {
    const query = new URLSearchParams(search);
    const named = query.get("assign");
    if (named === null) return null;
    const ids = [...new Set(named.split(",").filter(id => /^[\w-]{1,100}$/.test(id)))].slice(
      0,
      MOST_SECTIONS,
    );
    const moment = query.get("due") ?? "";
    const due = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(moment) ? new Date(moment) : null;
    const zone = zoneOf(query.get("zone") ?? "");
    const minutes = /^[1-9]\d{0,3}$/.test(query.get("minutes") ?? "")
      ? Number(query.get("minutes"))
      : null;
    const course = (query.get("course") ?? "")
      .replace(/[\p{C}\s]+/gu, " ")
      .trim()
      .slice(0, MOST_COURSE);
    return {
      ids: named === "all" ? null : ids,
      due: due && !Number.isNaN(due.getTime()) ? due : null,
      zone,
      minutes,
      course,
    };
  }

  /**
   * @param {string} name
   * @returns {string} the class's time zone, or nothing where this browser knows none of that name
   */
  function zoneOf(name) {
    try {
      return /^[\w+/-]{1,60}$/.test(name)
        ? new Intl.DateTimeFormat("en-GB", { timeZone: name }).resolvedOptions().timeZone
        : "";
    } catch {
      return "";
    }
  }

  /** @param {string} id @returns {string} the id itself, or that of the section it became since */
  function presentId(id) {
    const node = document.getElementById("nc-moved");
    const moved = node && !document.getElementById(id) ? JSON.parse(node.textContent ?? "{}") : {};
    return Object.hasOwn(moved, id) && moved[id] && !moved[id].includes("#") ? moved[id] : id;
  }

  /** @param {string} tag @param {string} name @param {...(Node | string)} children */
  function make(tag, name, ...children) {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...children);
    return node;
  }

  /** @param {string} href @param {string} text */
  function link(href, text) {
    const node = document.createElement("a");
    node.href = href;
    node.textContent = text;
    return node;
  }

  /** @param {Element} section @returns {HTMLElement | null} */
  function headingOf(section) {
    return section.querySelector(":scope > :is(h2, h3, h4)");
  }

  /** @param {Element} section @returns {string} its title, without the theme's link sign */
  function titleOf(section) {
    const copy = /** @type {HTMLElement} */ (headingOf(section)?.cloneNode(true));
    for (const each of copy.querySelectorAll(".headerlink, .nc-assigned")) each.remove();
    return (copy.textContent ?? "").trim();
  }

  /**
   * @param {Date} due
   * @param {string} [timeZone] the reader's own if none is given
   * @returns {string}
   */
  function moment(due, timeZone) {
    return due.toLocaleString("en-GB", {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZone,
      timeZoneName: "short",
    });
  }

  /** @param {Date} due @param {string} zone the class's */
  function dueLine(due, zone) {
    const shown = moment(due);
    const there = zone ? moment(due, zone) : shown;
    const time = document.createElement("time");
    time.dateTime = due.toISOString();
    time.textContent = shown;
    const past = due.getTime() < Date.now();
    return make(
      "p",
      "nc-assignment-due",
      past ? "Was due " : "Due ",
      time,
      there === shown
        ? ", by your clock."
        : `, by your clock. In your class's time zone (${zone}): ${there}.`,
    );
  }

  /**
   * @param {Assignment} assigned
   * @returns {string} the page that makes the receipt, its fields filled in
   */
  function receiptPage({ course, ids }) {
    const chapter =
      location.pathname
        .split("/")
        .pop()
        ?.replace(/\.html$/, "") ?? "";
    const query = new URLSearchParams({
      chapter,
      assign: ids?.join(",") ?? "all",
      ...(course && { course }),
    });
    return `progress.html?${query}#a-receipt-to-hand-in`;
  }

  /** @param {Element} section */
  function markSection(section) {
    headingOf(section)?.append(" ", make("span", "nc-assigned", "Assigned"));
    for (const found of document.querySelectorAll(
      `.bd-sidebar-secondary a[href="#${section.id}"]`,
    )) {
      found.append(" ", make("span", "nc-assigned", "Assigned"));
    }
  }

  /** @param {Assignment} assigned @param {Element[]} sections */
  function banner(assigned, sections) {
    const node = make("section", "nc-assignment");
    node.setAttribute("aria-label", "Your assignment");
    const course = assigned.course ? ` for ${assigned.course}` : "";
    node.append(make("p", "nc-assignment-title", `Your assignment${course}`));
    if (assigned.due) node.append(dueLine(assigned.due, assigned.zone));
    const time = assigned.minutes ? `About ${assigned.minutes} minutes. ` : "";
    const whole =
      assigned.ids === null
        ? "The whole chapter is assigned."
        : "The rest of the chapter stays open to read.";
    const items = sections.map(each => make("li", "", link(`#${each.id}`, titleOf(each))));
    if (items.length) node.append(make("ol", "nc-assignment-list", ...items));
    const lost = assigned.ids ? assigned.ids.length - sections.length : 0;
    const named =
      lost === 1
        ? "1 section that your link names is"
        : `${lost} sections that your link names are`;
    if (lost) node.append(make("p", "", `${named} not on this page. Tell your instructor.`));
    node.append(make("p", "nc-assignment-note", time + whole));
    const receipt = link(receiptPage(assigned), "Make the receipt to hand in");
    receipt.className = "nc-assignment-receipt";
    node.append(make("p", "", receipt));
    return node;
  }

  function draw() {
    const assigned = readAssignment(location.search);
    const heading = document.querySelector(".bd-article h1");
    if (!assigned || !heading) return;
    if (assigned.ids) assigned.ids = [...new Set(assigned.ids.map(presentId))];
    const sections = (assigned.ids ?? [])
      .map(id => document.getElementById(id))
      .filter(each => each?.matches("section") && headingOf(each));
    const found = /** @type {HTMLElement[]} */ (sections);
    heading.after(banner(assigned, found));
    found.forEach(markSection);
    // The banner moves the page: go again to the section that the address names.
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", draw);
  else draw();
})();
