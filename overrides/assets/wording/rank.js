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
  const SAME_PAGE = 1; // less for the second of a page, four times that for the third, nine times for the fourth

  /**
   * @param {Held[]} held @param {Query} query @param {{ normaliser: Normaliser }} index
   * @returns {number[]} passages as printed in the query first, then by what text and build say; equal ones by static rank
   */
  function ranked(held, query, index) {
    const segments = query.phrases.flatMap((phrase) => phrase.segments);
    const rated = held.map((one) => ({
      number: one.number,
      page: one.passage.page,
      exact: one.match.exact,
      value: one.score + about(one, segments, index.normaliser),
    }));
    spread(rated.sort(byValue));
    return rated.sort(byValue).map(({ number }) => number);
  }

  /** @typedef {{ number: number, page: PageRecord, exact: boolean, value: number }} Rated */

  /** @param {Rated} a @param {Rated} b */
  function byValue(a, b) {
    return Number(b.exact) - Number(a.exact) || b.value - a.value || a.number - b.number;
  }

  /** Makes room for other pages. @param {Rated[]} rated best first */
  function spread(rated) {
    /** @type {Map<string, number>} */
    const before = new Map();
    for (const one of rated) {
      const better = before.get(one.page.path) || 0;
      before.set(one.page.path, better + 1);
      one.value -= SAME_PAGE * better ** 2;
    }
  }

  /** @param {Held} one @param {string[]} segments @param {Normaliser} normaliser @returns {number} how far it is about what was asked */
  function about({ passage, match }, segments, normaliser) {
    if (!segments.length) return 0;
    const title = normaliser.key(passage.page.title);
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

  /** @param {Passage} passage @returns {string[]} */
  function headingsOf({ page, section }) {
    const found = [];
    for (let row = section; row >= 0; row = page.sections[row][2]) found.push(page.sections[row][1]);
    return found;
  }

  return { ranked };
})();
