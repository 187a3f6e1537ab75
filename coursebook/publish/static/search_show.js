// @ts-check
// Search, the part that shows what was found: in the dialog while the reader types, and on the
// search page. Words reach the page as text alone.

const bookSearchShow = (() => {
  "use strict";
  const IN_DIALOG = 8;
  const ON_PAGE = 20;
  const AROUND = 110;
  /** A claim's number, which is its anchor too. */
  const CLAIM = /^[a-z]\d+$/;

  /**
   * @param {string} tag
   * @param {string} name
   * @param {...(Node | string)} content
   * @returns {HTMLElement}
   */
  function make(tag, name, ...content) {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...content);
    return node;
  }

  /** @param {number} count @param {string} one @returns {string} */
  function counted(count, one) {
    return `${count} ${one}${count === 1 ? "" : "s"}`;
  }

  /**
   * @param {string} text
   * @param {number} from
   * @param {number} to
   * @param {Hit[]} hits
   * @returns {(Node | string)[]}
   */
  function marked(text, from, to, hits) {
    /** @type {(Node | string)[]} */
    const out = [];
    let at = from;
    for (const { start, end } of [...hits].sort((a, b) => a.start - b.start)) {
      if (start < at || end > to) continue;
      out.push(lines(text.slice(at, start)), make("mark", "", lines(text.slice(start, end))));
      at = end;
    }
    return [...out, lines(text.slice(at, to))];
  }

  /** @param {string} text @returns {string} */
  function lines(text) {
    return text.replaceAll("\n", " · ");
  }

  /** @param {Found} found @returns {HTMLElement} the words around the hits, cut at a space */
  function excerpt({ text, place, hits, best }) {
    const body = place[1].length + 1;
    const first = Math.max(body, best[0].start);
    let from = Math.max(body, first - AROUND);
    if (from > body) from = text.indexOf(" ", from) + 1;
    let to = Math.min(text.length, Math.max(first, best[0].end) + 2 * AROUND);
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), best[0].end);
    return make(
      "p",
      "nc-search-excerpt",
      from > body ? "… " : "",
      ...marked(text, from, to, hits),
      to < text.length ? " …" : "",
    );
  }

  /** @param {Found} found @param {string} query @returns {HTMLElement} */
  function item(found, query) {
    const [address, title] = found.page;
    const [anchor, heading] = found.place;
    const url = new URL(address, bookSearch.root);
    url.searchParams.set("highlight", query);
    url.hash = anchor;
    const name = heading && heading !== title ? heading : title;
    const inName = found.hits.filter(hit => hit.end <= heading.length);
    const link = make(
      "a",
      "",
      ...(name === heading ? marked(name, 0, name.length, inName) : [name]),
    );
    link.setAttribute("href", url.href);
    const page = name === title ? "" : make("p", "nc-search-page-name", title);
    return make("li", "", page, make("p", "nc-search-link", link), excerpt(found));
  }

  /**
   * @param {ReturnType<typeof bookSearchFind.find>} answer
   * @param {string} query
   * @returns {string}
   */
  function summary({ found, complete, asked }, query) {
    if (!asked) return query.trim() ? "Type a word or a number." : "";
    if (!found.length) return `Nothing in the book has “${query.trim()}”.`;
    const pages = new Set(found.map(({ page }) => page[0])).size;
    const where = `${counted(found.length, "place")} on ${counted(pages, "page")}`;
    return complete ? `${where}.` : `No place has all these words. ${where} with some of them.`;
  }

  /** @param {HTMLInputElement} field @param {HTMLElement} found */
  return function attach(field, found) {
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (found.querySelector(`.nc-search-${name}`));
    const [status, list, more] = ["status", "list", "more"].map(part);
    const dialog = Boolean(field.closest("dialog"));
    let waiting = 0;

    /** @param {Found[]} all @param {string} query @param {number} from */
    function add(all, query, from) {
      const shown = from + (dialog ? IN_DIALOG : ON_PAGE);
      list.append(...all.slice(from, shown).map(each => item(each, query)));
      more.replaceChildren();
      more.hidden = shown >= all.length;
      if (!more.hidden)
        more.append(dialog ? wholeLink(query, all.length) : moreButton(all, query, shown));
    }

    /** @param {string} query @param {number} count @returns {HTMLElement} */
    function wholeLink(query, count) {
      const url = new URL("search.html", bookSearch.root);
      url.searchParams.set("q", query);
      const link = make("a", "", `All ${count} places`);
      link.setAttribute("href", url.href);
      return link;
    }

    /** @param {Found[]} all @param {string} query @param {number} shown @returns {HTMLElement} */
    function moreButton(all, query, shown) {
      const button = make("button", "nc-search-go", `Show more (${all.length - shown} left)`);
      button.setAttribute("type", "button");
      button.addEventListener("click", () => {
        add(all, query, shown);
        /** @type {HTMLElement | null} */ (list.children[shown]?.querySelector("a"))?.focus();
      });
      return button;
    }

    function draw() {
      const query = field.value;
      const answer = bookSearchFind.find(query, bookSearch.book);
      list.replaceChildren();
      status.textContent = summary(answer, query);
      add(answer.found, query, 0);
    }

    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(draw, 150); // a word is typed letter by letter
    });
    field.form?.addEventListener("submit", event => {
      const asked = field.value.trim().toLowerCase();
      const [best] = bookSearchFind.find(field.value, bookSearch.book).found;
      if (!CLAIM.test(asked) || best?.place[0].toLowerCase() !== asked) return;
      event.preventDefault();
      location.href = new URL(`${best.page[0]}#${best.place[0]}`, bookSearch.root).href;
    });
    draw();
  };
})();
