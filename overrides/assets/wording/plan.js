"use strict";
/**
 * Which lists a query needs, known from the manifest alone: all of them are fetched in one round. Pure.
 *
 * @typedef {{ gram: number, offset: number }} Placed a gram and where it begins in its segment
 * @typedef {{ segments: Placed[][], width: number, regions: number[] }} Plan
 *   `width`: passage numbers in a region, all of whose lists are read together; `regions`: those to read at once.
 */
const WordingPlan = (() => {
  const SHARD = 6500; // bytes, about
  const POSTING = 1.1; // bytes of a long list, about
  const FEW = 5; // characters of a segment all of whose grams are looked up
  const MOST = 8; // grams looked up for one segment; the text decides anyway
  const SEGMENTS = 12; // looked up for one query, the longest ones; the text decides anyway
  const GRAMS = 24; // of all segments together
  const BUDGET = 1e5; // bytes of long lists read for one query before a sample must do
  const REGION = 65536; // passages in a region when only tables are read

  /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {number} gram @returns {number} bytes to read its list, about */
  const costOf = (index, gram) => (index.sizeOf(gram) ? index.sizeOf(gram) * POSTING : SHARD);

  /**
   * Grams that together hold every character of a segment, the cheapest such; of a short segment all that cost little.
   * @param {InstanceType<typeof WordingIndex.Opened>} index @param {string} segment @param {number} most grams @returns {Placed[]}
   */
  function chosen(index, segment, most) {
    const grams = WordingIndex.gramsOf(segment);
    const covering = cover(grams.map((gram) => costOf(index, gram)));
    const step = Math.max(1, (covering.length - 1) / Math.max(1, most - 1));
    const offsets = new Set(Array.from({ length: Math.min(most, covering.length) }, (_, at) => covering[Math.round(at * step)]));
    if (grams.length < FEW && most === MOST) grams.forEach((gram, at) => costOf(index, gram) < 2 * SHARD && offsets.add(at));
    return [...offsets].map((offset) => ({ gram: grams[offset], offset }));
  }

  /** @param {number[]} costs of grams, each over two neighbouring characters @returns {number[]} those of the cheapest cover */
  function cover(costs) {
    if (costs.length < 2) return [0];
    // best[i]: the cheapest way to cover the characters before i, ending with the gram over the last two of them
    const best = [0, Infinity, ...costs];
    const before = [0, 0, 0];
    for (let at = 3; at < best.length; at += 1) {
      before[at] = best[at - 1] < best[at - 2] ? at - 1 : at - 2;
      best[at] = best[before[at]] + costs[at - 2];
    }
    const found = [];
    for (let at = best.length - 1; at > 1; at = before[at]) found.unshift(at - 2);
    return found;
  }

  /**
   * @param {InstanceType<typeof WordingIndex.Opened>} index @param {Phrase[]} phrases
   * @param {{ parts: boolean, whole: boolean }} needs the table of passages; every region, whatever it costs @returns {Plan}
   */
  function plan(index, phrases, { parts, whole }) {
    const { passages } = index.manifest;
    const all = [...new Set(phrases.flatMap((phrase) => phrase.segments))];
    const known = all.length > SEGMENTS ? all.sort((a, b) => b.length - a.length).slice(0, SEGMENTS) : all;
    const most = Math.min(MOST, Math.floor(GRAMS / Math.max(1, known.length)));
    const segments = known.map((segment) => chosen(index, segment, most));
    const long = [...new Set(segments.flat().map(({ gram }) => gram))].filter((gram) => index.sizeOf(gram));
    const cost = long.reduce((sum, gram) => sum + costOf(index, gram), parts ? passages / 2 : 0);
    const width = Math.min(parts ? REGION : Infinity, ...long.map((gram) => index.widthOf(gram)));
    const regions = width < passages ? Math.ceil(passages / width) : 1;
    const count = whole || cost <= BUDGET ? regions : Math.min(regions, Math.max(2, Math.floor((regions * BUDGET) / cost)));
    return { segments, width, regions: Array.from({ length: count }, (_, at) => Math.floor((at * regions) / count)) };
  }

  return { SEGMENTS, plan };
})();
