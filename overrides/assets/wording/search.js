"use strict";
/**
 * A search: phrases → lists → passages that may hold them → filters → the text decides, a window at a time → order.
 *
 * @typedef {{ text: string, filters: Record<string, string[]>, sort?: "" | "new" | "old" | "left" | "right", want?: number, apart?: boolean }} Asked
 *   `want`: how many groups to begin with; `apart`: only the first passage of each page.
 * @typedef {{ groups: number[][], more: boolean }} Next groups of a passage and the copies that repeat it; whether there may be others
 * @typedef {Next & { total: number, approximate: boolean, folded: number, pages: number, nearest: number[], unfiltered: number, missing: number,
 *   asked: boolean, facets: Record<string, Record<string, number>> }} Found
 *   `total`: passages found, copies too, `approximate` where not all of them were read; `folded`: copies under others;
 *   `pages`: that they are on;
 *   `unfiltered`: how many there are without filters; `missing`: files that could not be read, so that the answer may
 *   lack something; `asked`: whether there was anything to look for.
 */
const WordingSearch = (() => {
  const WANT = 10; // groups a reader sees at first

  /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {Asked} asked @returns {Promise<InstanceType<typeof WordingWalk.Walk>>} */
  async function begin(index, asked) {
    const walk = new WordingWalk.Walk(index, asked, WordingQuery.parse(asked.text, index.normaliser));
    await walk.begin();
    return walk;
  }

  /** @param {InstanceType<typeof WordingWalk.Walk>} walk @param {number} [want] groups to begin with @returns {Promise<Found>} */
  async function first(walk, want) {
    const next = await more(walk, 0, want);
    await walk.settle();
    const { total, approximate } = walk.total();
    return {
      ...next,
      total,
      approximate,
      folded: walk.folds(),
      pages: walk.pages(total),
      nearest: total || walk.unfiltered(total) ? [] : await closest(walk),
      unfiltered: walk.unfiltered(total),
      missing: walk.index.missing.size,
      asked: walk.lists,
      facets: walk.facets(),
    };
  }

  /** @param {InstanceType<typeof WordingWalk.Walk>} walk @param {number} seen groups shown already @param {number} [want] @returns {Promise<Next>} the next groups */
  async function more(walk, seen, want = WANT) {
    await walk.upTo(seen + want);
    return { groups: walk.groups.slice(seen, seen + want), more: walk.groups.length > seen + want || !walk.done };
  }

  /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {Asked} asked @returns {Promise<Found>} */
  async function find(index, asked) {
    index.missing.clear();
    return first(await begin(index, asked), asked.want);
  }

  /** @param {InstanceType<typeof WordingWalk.Walk>} walk @returns {Promise<number[]>} what is nearest to what nobody says */
  async function closest({ index, asked, query, columns, parts }) {
    if (parts) await index.readRanges(0, index.manifest.passages);
    return WordingNear.closest(index, query, columns.passing(asked.filters));
  }

  return { begin, first, more, find };
})();
