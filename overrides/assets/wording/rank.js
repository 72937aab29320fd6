"use strict";
/**
 * The order of passages that hold what was asked. Pure: the same window gives the same order. Why these features and
 * weights: docs/contribute/search.md, section 怎样排; tests/test_ranking.py measures them.
 *
 * @typedef {{ number: number, passage: Passage, score: number, match: Match }} Held a passage whose text was read;
 *   `score`: what the build says of it, 0 to 15
 */
const WordingRank = (() => {
  const TITLE = 6; // the title is the phrase; a title that only holds it counts by its share
  const HEADING = 4; // the phrase stands in a heading above
  const LEAD = 4; // the passage begins with it: it is what the passage is about
  const AGAIN = 1; // each time more that it stands there
  const MOST_AGAIN = 2;
  const SAME_PAGE = 1; // less for the second of a page, four times that for the third, nine times from the fourth on
  const SAME_WORDS = 1; // likewise for passages that use the phrase in the same words
  const ENOUGH = 3;
  const AROUND = 8; // characters before and behind by which the same words are known

  /**
   * @param {Held[]} held @param {Query} query @param {{ normaliser: Normaliser }} index
   * @returns {number[]} passages as printed in the query first, then by what text and build say; equal ones by static rank
   */
  function ranked(held, query, index) {
    const segments = query.phrases.flatMap((phrase) => phrase.segments);
    const rated = held.map((one) => ({
      number: one.number,
      page: one.passage.page.path,
      words: around(one, index.normaliser),
      exact: one.match.exact,
      value: (Number(one.score) || 0) + about(one, segments, index.normaliser),
    }));
    spread(rated.sort(byValue));
    return rated.sort(byValue).map(({ number }) => number);
  }

  /** @typedef {{ number: number, page: string, words: string, exact: boolean, value: number }} Rated */

  /** @param {Rated} a @param {Rated} b */
  function byValue(a, b) {
    return Number(b.exact) - Number(a.exact) || b.value - a.value || a.number - b.number;
  }

  /** Makes room for other pages and other words. @param {Rated[]} rated best first */
  function spread(rated) {
    /** @type {Map<string, number>} */ const pages = new Map();
    /** @type {Map<string, number>} */ const words = new Map();
    for (const one of rated) {
      one.value -= SAME_PAGE * counted(pages, one.page) + SAME_WORDS * counted(words, one.words);
    }
  }

  /** @param {Map<string, number>} counts @param {string} name @returns {number} by how much it has had its turn */
  function counted(counts, name) {
    const before = counts.get(name) || 0;
    counts.set(name, before + 1);
    return Math.min(before, ENOUGH) ** 2;
  }

  /** @param {Held} one @param {Normaliser} normaliser @returns {string} the phrase with what stands around it, figures left out */
  function around({ passage, match }, normaliser) {
    const [from, to] = match.spans[0] || [0, AROUND];
    return normaliser.key(passage.text.slice(Math.max(0, from - AROUND), to + AROUND)).replace(/\p{N}/gu, "");
  }

  /** @param {Held} one @param {string[]} segments @param {Normaliser} normaliser @returns {number} how far it is about what was asked */
  function about({ passage, match }, segments, normaliser) {
    if (!segments.length) return 0;
    const title = normaliser.key(String(passage.page.title || ""));
    const headings = headingsOf(passage).map(normaliser.key);
    const inTitle = segments.filter((segment) => title.includes(segment)).join("").length;
    const inHeading = segments.filter((segment) => headings.some((heading) => heading.includes(segment))).length;
    const again = Math.min(MOST_AGAIN, Math.max(0, match.spans.length - segments.length));
    return (
      TITLE * Math.min(1, inTitle / (title.length || 1)) +
      (HEADING * inHeading) / segments.length +
      LEAD * (1 - match.spans[0][0] / passage.text.length) +
      AGAIN * again
    );
  }

  /** @param {Passage} passage @returns {string[]} from the nearest up; a damaged record has fewer, and no circle */
  function headingsOf({ page, section }) {
    const found = [];
    const sections = page.sections || [];
    for (let row = section; sections[row]; row = Math.min(row - 1, sections[row][2])) found.push(String(sections[row][1]));
    return found;
  }

  return { ranked };
})();
