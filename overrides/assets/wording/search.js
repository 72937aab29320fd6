"use strict";
/**
 * A search: phrases → grams → passages that may hold them → filters → the text decides → order.
 *
 * @typedef {{ text: string, filters: Record<string, string[]>, sort?: "" | "new" | "old" | "left" | "right" }} Asked
 * @typedef {{ numbers: number[], groups: number[][], pages: number, nearest: number[], unfiltered: number, missing: number,
 *   asked: boolean, facets: Record<string, Record<string, number>> }} Found
 *   `numbers`: passages found, in the order asked; `groups`: the same, copies behind the passage they repeat; `unfiltered`: how many there are without filters; `missing`: files that
 *   could not be read, so that the answer may lack something; `asked`: whether there was anything to look for.
 */
const WordingSearch = (() => {
  const GRAMS = 6; // looked up for one phrase; the text decides anyway
  const TOGETHER = 64; // passages verified at a time
  const SURE = 2; // characters of a key whose posting list is the whole truth
  const VERIFIED = 4000; // passages read for their order when the list itself is sure

  /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {Asked} asked @returns {Promise<Found>} */
  async function find(index, asked) {
    index.missing.clear();
    const query = WordingQuery.parse(asked.text, index.normaliser);
    const wanted = query.phrases.length > 0 || query.without.length > 0;
    const columns = await index.columns();
    const filtered = Object.values(asked.filters).some((values) => values.length);
    const listed = wanted || (filtered && !asked.text.trim());
    const all = listed ? await passagesFor(index, query) : [];
    const kept = all.filter((number) => passes(columns, number, asked.filters, ""));
    const numbers = WordingOrder.sorted(columns, kept, asked.sort);
    return {
      numbers,
      groups: WordingOrder.groups(columns, numbers),
      pages: new Set(kept.map((number) => columns.pageOf(number))).size,
      nearest: all.length ? [] : await WordingNear.closest(index, query, (number) => passes(columns, number, asked.filters, "")),
      unfiltered: all.length,
      missing: index.missing.size,
      asked: listed,
      facets: count(columns, all, asked.filters),
    };
  }

  /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {Query} query @returns {Promise<number[]>} */
  async function passagesFor(index, query) {
    const lists = await Promise.all(query.phrases.map((phrase) => candidates(index, phrase)));
    let numbers = intersected(lists, index.manifest.passages);
    for (const phrase of query.without) {
      const without = new Set(await holding(index, { phrases: [phrase], without: [] }, intersected([await candidates(index, phrase)], 0)));
      numbers = numbers.filter((number) => !without.has(number));
    }
    if (query.phrases.length) return holding(index, query, numbers);
    const { scores } = await index.columns();
    return numbers.sort((a, b) => scores[b] - scores[a] || a - b);
  }

  /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {Phrase} phrase @returns {Promise<number[] | null>} */
  async function candidates(index, phrase) {
    const grams = new Set(phrase.segments.flatMap((segment) => rarest(index, WordingIndex.gramsOf(segment))));
    const lists = await Promise.all([...grams].map((gram) => index.passagesWith(gram)));
    const known = /** @type {number[][]} */ (lists.filter(Boolean));
    return known.length ? intersected(known, 0) : null;
  }

  /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {number[]} grams @returns {number[]} */
  function rarest(index, grams) {
    const rare = grams.filter((gram) => !index.long.has(gram));
    const from = rare.length ? rare : grams;
    const step = Math.max(1, (from.length - 1) / (GRAMS - 1));
    const chosen = new Set();
    for (let at = 0; at < from.length && chosen.size < GRAMS; at += step) chosen.add(from[Math.round(at)]);
    return [...chosen];
  }

  /** @param {(number[] | null)[]} lists null = unknown @param {number} all how many passages there are when nothing is known */
  function intersected(lists, all) {
    const known = /** @type {number[][]} */ (lists.filter(Boolean)).sort((a, b) => a.length - b.length);
    if (!known.length) return Array.from({ length: all }, (_, number) => number);
    return known.slice(1).reduce((left, list) => {
      const held = new Set(list);
      return left.filter((number) => held.has(number));
    }, known[0]);
  }

  /**
   * The passages whose text holds every phrase, best first.
   * @param {InstanceType<typeof WordingIndex.Opened>} index @param {Query} query @param {number[]} numbers
   */
  async function holding(index, query, numbers) {
    if (numbers.length > VERIFIED && query.phrases.every(isSure)) return numbers;
    const columns = await index.columns();
    /** @type {Held[]} */
    const held = [];
    for (let at = 0; at < numbers.length; at += TOGETHER) {
      const some = numbers.slice(at, at + TOGETHER);
      const read = await Promise.all(some.map((number) => index.passage(number)));
      for (const [row, passage] of read.entries()) {
        const match = passage && WordingQuery.match(passage.text, query.phrases, index.normaliser);
        if (match) held.push({ number: some[row], passage, score: columns.scores[some[row]], match });
      }
    }
    return WordingRank.ranked(held, query, index);
  }

  /** @param {Phrase} phrase */
  function isSure(phrase) {
    return !phrase.literal && phrase.segments.length === 1 && [...phrase.segments[0]].length <= SURE;
  }

  /** @param {InstanceType<typeof WordingIndex.Columns>} columns @param {number} number
   *  @param {Record<string, string[]>} filters @param {string} except a facet whose own filter does not count */
  function passes(columns, number, filters, except) {
    return Object.entries(filters).every(([facet, wanted]) => {
      if (facet === except || !wanted.length) return true;
      return columns.valuesOf(facet, number).some((value) => wanted.includes(value));
    });
  }

  /** @param {InstanceType<typeof WordingIndex.Columns>} columns @param {number[]} numbers
   *  @param {Record<string, string[]>} filters @returns {Found["facets"]} how many each value would leave */
  function count(columns, numbers, filters) {
    /** @type {Found["facets"]} */
    const counts = {};
    for (const facet of Object.keys(columns.values)) {
      /** @type {Record<string, number>} */
      const held = (counts[facet] = Object.create(null));
      for (const number of numbers) {
        if (!passes(columns, number, filters, facet)) continue;
        for (const value of columns.valuesOf(facet, number)) held[value] = (held[value] || 0) + 1;
      }
    }
    return counts;
  }

  return { find };
})();
