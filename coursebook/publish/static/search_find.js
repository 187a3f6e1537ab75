// @ts-check
// Search, the part that finds: whole words first, then other forms of a word, then its beginnings,
// and never the middle of a word. The text itself is the index; looking through it takes moments.

/**
 * Where a word stands in a text, and how well: 3 is the word itself, 2 another form, 1 a beginning.
 * @typedef {{start: number, end: number, grade: number}} Hit */
/** A word or phrase asked for, as a pattern with the whole of its last word as group 1.
 * @typedef {{pattern: RegExp, last: string, exact: boolean}} Term */
/** A place with the words asked for: all hits, and those that stand closest together, one a word.
 * @typedef {{page: BookPage, place: [string, string, string], text: string, hits: Hit[], best:
 *   Hit[]}} Found
 */

/** @type {new () => {stemWord: (word: string) => string}} */
var Stemmer; // Sphinx's, in search_stem.js

const bookSearchFind = (() => {
  "use strict";
  const WORD = /[\p{L}\p{N}]/u;
  const WORDS = /[\p{L}\p{N}]+/gu;
  /**
   * @type {Record<string, string>} letters that have no plain form by Unicode, and signs that
   *   people type otherwise
   */
  const PLAIN = {
    ...{ ł: "l", Ł: "L", ø: "o", Ø: "O", đ: "d", Đ: "D", ð: "d", ı: "i", ß: "s" },
    ...{ "‘": "'", "’": "'", ʼ: "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"' },
    ...{
      "‐": "-",
      "‑": "-",
      "–": "-",
      "—": "-",
      "−": "-",
      "\u00a0": " ",
      "\u2009": " ",
      "\u202f": " ",
    },
  };
  /** @type {Map<string, string>} */
  const stems = new Map();

  /**
   * @param {string} text
   * @returns {string} as long as the text, in small letters without accents
   */
  function fold(text) {
    return text
      .replace(/[^\0-\x7f]/g, sign => PLAIN[sign] ?? sign.normalize("NFD")[0])
      .toLowerCase();
  }

  /** @param {string} word @returns {string} */
  function stem(word) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
    let known = stems.get(word);
    if (known === undefined) stems.set(word, (known = new Stemmer().stemWord(word)));
    return known;
  }

  /** @param {string} one @param {string} other @returns {string} what both begin with */
  function commonStart(one, other) {
    let length = 0;
    while (length < one.length && one[length] === other[length]) length += 1;
    return one.slice(0, length);
  }

  /** @param {string} query @returns {Term[]} its words; what stands in quotation marks is one */
  function parse(query) {
    const chunks = fold(query.normalize("NFC")).matchAll(/"([^"]*)"?|[^\s"]+/g);
    return [...chunks].flatMap(
      ([chunk, phrase]) => makeTerm(phrase ?? chunk, phrase !== undefined) ?? [],
    );
  }

  /** @param {string} chunk @param {boolean} exact @returns {Term | null} */
  function makeTerm(chunk, exact) {
    const words = [...chunk.matchAll(WORDS)];
    const last = words.at(-1)?.[0];
    if (last === undefined) return null;
    const head = words
      .slice(0, -1)
      .map((word, i) => number(word[0]) + between(chunk, word, words[i + 1]));
    const base = number(exact ? last : commonStart(last, stem(last)));
    return { pattern: new RegExp(`${head.join("")}(${base}[\\p{L}\\p{N}]*)`, "gu"), last, exact };
  }

  /** Between two words of a chunk may stand any sign; between two figures that which was typed.
   * @param {string} chunk
   * @param {RegExpMatchArray} one
   * @param {RegExpMatchArray} other
   * @returns {string}
   */
  function between(chunk, one, other) {
    const typed = chunk.slice((one.index ?? 0) + one[0].length, other.index);
    const figures = /^\d+$/.test(one[0]) && /^\d+$/.test(other[0]) && !/\s/.test(typed);
    if (figures && typed === "," && other[0].length === 3) return ",?";
    return figures ? typed.replace(/[\^$.*+?()[\]{}|/]/g, "\\$&") : "[^\\p{L}\\p{N}\\n]{1,4}";
  }

  /** @param {string} word @returns {string} a pattern that allows a comma at the thousands */
  function number(word) {
    return /^\d{4,}$/.test(word) ? word.replace(/\B(?=(\d{3})+$)/g, ",?") : word;
  }

  /** @param {string} text folded @param {Term} term @returns {Hit[]} */
  function hitsOf(text, term) {
    const hits = [];
    for (const match of text.matchAll(term.pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const grade = isCut(text, start, end) ? 0 : gradeOf(match[1].replaceAll(",", ""), term);
      if (grade) hits.push({ start, end, grade });
    }
    return hits;
  }

  /** Whether it is but a part of a word or figure.
   * @param {string} text @param {number} start @param {number} end @returns {boolean} */
  function isCut(text, start, end) {
    if (start && WORD.test(text[start - 1])) return true;
    const before = text.slice(Math.max(0, start - 2), start);
    if (/\d,$/.test(before) && /^\d{3}(?!\d)/.test(text.slice(start, start + 4))) return true;
    return /\d/.test(text[end - 1]) && /^,\d{3}(?!\d)/.test(text.slice(end, end + 5));
  }

  /** @param {string} word as it stands there @param {Term} term @returns {number} */
  function gradeOf(word, { last, exact }) {
    if (word === last) return 3;
    if (exact) return 0;
    if (stem(word) === stem(last)) return 2;
    return last.length > 2 && word.startsWith(last) ? 1 : 0;
  }

  /**
   * @param {Hit[][]} hits of each word
   * @returns {Hit[]} one a word, closest together, the best kind of each
   */
  function closest(hits) {
    const kinds = hits
      .filter(each => each.length)
      .map(each => {
        const grade = Math.max(...each.map(hit => hit.grade));
        return each.filter(hit => hit.grade === grade);
      });
    const line = kinds.flatMap((each, word) => each.map(hit => ({ hit, word })));
    line.sort((one, other) => one.hit.start - other.hit.start);
    /** @type {Hit[]} */
    let best = [];
    /** @type {Map<number, Hit>} */
    const latest = new Map();
    for (const { hit, word } of line) {
      latest.delete(word);
      latest.set(word, hit); // a Map keeps the order, so the first is the earliest
      const window = [...latest.values()];
      if (window.length === kinds.length && (!best.length || span(window) < span(best)))
        best = window;
    }
    return best;
  }

  /** @param {Hit[]} window in order @returns {number} */
  function span(window) {
    return window[window.length - 1].end - window[0].start;
  }

  /** From 0, side by side, to 3, far apart.
   * @param {Hit[]} window @returns {number} */
  function distance(window) {
    const apart = span(window) - letters(window);
    return apart < 3 * window.length ? 0 : apart < 60 ? 1 : apart < 300 ? 2 : 3;
  }

  /**
   * @typedef {{page: BookPage, place: [string, string, string], text: string, folded: string}}
   *   Entry
   */

  /** @type {WeakMap<BookPage[], Entry[]>} */
  const prepared = new WeakMap();

  /** @param {BookPage[]} book @returns {Entry[]} every place, folded once */
  function prepare(book) {
    const known = prepared.get(book);
    if (known) return known;
    const entries = book.flatMap(page =>
      page[3].map(place => {
        const text = `${place[1]}\n${place[2]}`;
        return { page, place, text, folded: fold(text) };
      }),
    );
    prepared.set(book, entries);
    return entries;
  }

  /** @param {Hit[]} hits @returns {number} how many letters they have */
  function letters(hits) {
    return hits.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  /** How much of a place's title, and of its text, the words are.
   * @param {Entry} entry
   * @param {Hit[][]} hits of each word
   * @param {number[]} rarity
   * @param {number} usual length
   * @returns {number} */
  function weight(entry, hits, rarity, usual) {
    const title = entry.place[1].length;
    const inTitle = hits
      .map(each => each.find(hit => hit.end <= title))
      .filter(hit => hit !== undefined);
    const enough = 0.5 + entry.text.length / usual;
    const often = hits.reduce(
      (sum, { length }, i) => sum + (rarity[i] * length) / (length + enough),
      0,
    );
    return (
      (2 * letters(inTitle)) / (title || 1) + often / rarity.reduce((sum, each) => sum + each, 0)
    );
  }

  /** What a place is sorted by, the smaller the better.
   * @param {Entry} entry
   * @param {Hit[][]} hits of each word
   * @param {number[]} rarity
   * @param {string} query
   * @param {number} usual length of a place @returns {number[]} */
  function rank(entry, hits, rarity, query, usual) {
    const best = closest(hits);
    const named = fold(entry.place[1]) === query || entry.place[0].toLowerCase() === query;
    return [
      // words that are not there
      hits.reduce((sum, { length }, i) => sum + (length ? 0 : rarity[i]), 0),
      entry.page[2],
      named ? 0 : 1,
      -Math.min(...best.map(hit => hit.grade)),
      distance(best),
      -weight(entry, hits, rarity, usual),
    ];
  }

  /** @param {number[]} one @param {number[]} other @returns {number} */
  function compare(one, other) {
    const i = one.findIndex((value, at) => value !== other[at]);
    return i < 0 ? 0 : one[i] - other[i];
  }

  /**
   * Look a query up.
   *
   * @param {string} query
   * @param {BookPage[]} book
   * @returns {{found: Found[], complete: boolean, asked: boolean}} the best first; whether they
   *   have
   *   all words; whether there was a word at all
   */
  function find(query, book) {
    const terms = parse(query);
    const all = prepare(book);
    const usual = all.reduce((sum, { text }) => sum + text.length, 0) / all.length;
    const matched = all
      .map(entry => ({ entry, hits: terms.map(term => hitsOf(entry.folded, term)) }))
      .filter(({ hits }) => hits.some(({ length }) => length));
    const rarity = terms.map((_, i) => {
      const having = matched.filter(({ hits }) => hits[i].length).length;
      return Math.log(1 + all.length / (1 + having));
    });
    const asked = fold(query.normalize("NFC")).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
    const ranked = matched
      .map(({ entry, hits }) => ({ entry, hits, rank: rank(entry, hits, rarity, asked, usual) }))
      .sort((one, other) => compare(one.rank, other.rank));
    const missed = ranked[0]?.rank[0] ?? 0;
    const found = ranked
      .filter(each => each.rank[0] <= missed)
      .map(({ entry: { page, place, text }, hits }) => ({
        page,
        place,
        text,
        hits: hits.flat(),
        best: closest(hits),
      }));
    return { found, complete: missed === 0, asked: terms.length > 0 };
  }

  return { find, fold, parse, hitsOf, closest };
})();
