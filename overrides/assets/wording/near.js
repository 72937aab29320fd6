"use strict";
/**
 * What to show when no passage holds what was typed: passages one slip away, else those that share its rarest grams.
 *
 * Passages that fit a guess (guesses.js) are read, those that fit best first, and their text decides.
 */
const WordingNear = (() => {
  const GRAMS = 24; // lists looked up, whatever was typed
  const ENOUGH = 5; // grams looked up, whatever they cost
  const BUDGET = 4e4; // bytes of long lists, about; what costs more is read in the first passages only
  const POSTING = 1.1; // bytes of a long list, about
  const NEAREST = 10;
  const READ = 36; // passages read for a slip
  const TOGETHER = 12;
  const SHORT = 6; // a phrase of so few characters leaves few grams whole: swapped pairs are looked up too
  const NEAR = 0.4; // of the best score: what shares less is not near

  /**
   * @param {InstanceType<typeof WordingIndex.Opened>} index @param {Query} query
   * @param {(number: number) => boolean} passes the filters @returns {Promise<number[]>} nearest first
   */
  async function closest(index, query, passes) {
    const parts = query.phrases.flatMap(({ segments, literal }) => segments.map((segment) => ({ typed: [...segment], literal, whole: segments.length === 1 })));
    const rows = await looked(index, parts.map(({ typed }) => typed));
    const { fitting, shared } = met(rows, WordingGuesses.likely(parts, rows, index.manifest.longest), passes);
    const slipped = await verified(index, query, fitting.slice(0, READ).map(([number]) => number));
    if (slipped.length) return slipped.slice(0, NEAREST);
    const near = rows.length > 1 ? shared.slice(0, NEAREST).filter(([, score]) => score >= shared[0][1] * NEAR) : [];
    return wanted(index, query, near.map(([number]) => number));
  }

  /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {string[][]} parts @returns {Promise<Row[]>} those of the grams that could be read */
  async function looked(index, parts) {
    const long = parts.map((typed) => typed.length >= WordingSlip.FEWEST);
    const all = parts.flatMap((typed, part) => [...grams(typed, part), ...(long[part] ? ends(typed, part) : [])]);
    const swapped = parts.flatMap((typed, part) => (long[part] ? pairs(typed, part) : []));
    const chosen = [...spread(index, all), ...swapped.filter(({ gram }) => !index.sizeOf(gram))].slice(0, GRAMS);
    const cost = chosen.reduce((sum, { gram }) => sum + index.sizeOf(gram) * POSTING, 0);
    const { passages } = index.manifest;
    const to = cost > BUDGET ? Math.ceil((passages * BUDGET) / cost) : passages;
    const lists = await Promise.all(chosen.map(({ gram }) => whole(index, gram, to)));
    return chosen.flatMap((row, at) => {
      const list = lists[at]; // one that can't be read is no evidence
      return list ? [{ ...row, list, weight: Math.log(1 + passages / (1 + (index.sizeOf(row.gram) || list.numbers.length))) }] : [];
    });
  }

  /** @param {string[]} typed @param {number} part @returns {GramAt[]} each two characters in a row, or the one it is made of */
  const grams = (typed, part) => WordingIndex.gramsOf(typed.join("")).map((gram, offset) => ({ gram, part, offset, length: Math.min(2, typed.length) }));

  /** @param {string[]} typed @param {number} part @returns {GramAt[]} its first and last character: with a slip beside it no gram of two is left of one */
  const ends = (typed, part) => [0, typed.length - 1].map((offset) => ({ gram: WordingIndex.gramsOf(typed[offset])[0], part, offset, length: 1 }));

  /** @param {string[]} typed @param {number} part @returns {GramAt[]} neighbours the other way round, all of a short one, else those at the ends; part ~n: they are none of its grams */
  const pairs = (typed, part) =>
    typed
      .slice(1)
      .map((character, at) => ({ gram: WordingIndex.gramsOf(character + typed[at])[0], part: ~part, offset: at, length: 2 }))
      .filter(({ offset }) => typed.length <= SHORT || offset === 0 || offset === typed.length - 2);

  /** @template {{ gram: number }} T @param {InstanceType<typeof WordingIndex.Opened>} index @param {T[]} placed @returns {T[]} not too many, from all along the query, common ones as far as they cost little */
  function spread(index, placed) {
    const most = GRAMS / 2; // the other half for swapped pairs
    const some = evenly(placed, 8 * most);
    const bySize = [...some].sort((a, b) => index.sizeOf(a.gram) - index.sizeOf(b.gram));
    let left = BUDGET;
    const kept = new Set(bySize.filter(({ gram }, at) => (left -= index.sizeOf(gram) * POSTING) > 0 || at < ENOUGH));
    return evenly(some.filter((one) => kept.has(one)), most);
  }

  /** @template T @param {T[]} all @param {number} most @returns {T[]} so many of them, from the first to the last */
  function evenly(all, most) {
    const step = Math.max(1, all.length / most);
    return Array.from({ length: Math.min(all.length, most) }, (_, row) => all[Math.floor(row * step)]);
  }

  /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {number} gram @param {number} to @returns {Promise<List | null>} its passages below `to` */
  async function whole(index, gram, to) {
    const width = Math.min(index.widthOf(gram), to);
    const starts = Array.from({ length: Math.ceil(to / width) }, (_, at) => at * width);
    const lists = await Promise.all(starts.map((start) => index.list(gram, start, Math.min(start + width, to))));
    return lists.length === 1 ? lists[0] : lists.includes(null) ? null : WordingLists.joined(/** @type {List[]} */ (lists));
  }

  /**
   * All passages that have a gram, once each.
   * @param {Row[]} rows @param {Guess[]} guesses the best first @param {(number: number) => boolean} passes
   * @returns {{ fitting: [number, number][], shared: [number, number][] }} passages and scores, best first: of those that fit a guess; of all
   */
  function met(rows, guesses, passes) {
    const parts = [...new Set(rows.map(({ part }) => part))].filter((part) => part >= 0);
    /** @type {[number, number][]} */
    const fitting = [];
    /** @type {[number, number][]} */
    const shared = [];
    const least = guesses.length ? guesses[guesses.length - 1].score - 1e-9 : Infinity; // what weighs less fits none
    const at = rows.map(() => 0);
    const masks = new Uint8Array(rows.length);
    for (;;) {
      const number = rows.reduce((least, { list }, row) => Math.min(least, at[row] < list.numbers.length ? list.numbers[at[row]] : Infinity), Infinity);
      if (number === Infinity) break;
      let score = 0;
      let weight = 0; // with that of swapped pairs
      for (const [row, { list, part, weight: more }] of rows.entries()) {
        const held = list.numbers[at[row]] === number;
        masks[row] = held ? (list.masks ? list.masks[at[row]] : WordingGuesses.ANY) : 0;
        if (!held) continue;
        at[row] += 1;
        weight += more;
        if (part >= 0) score += more;
      }
      const best = weight < least ? 0 : WordingGuesses.fits(rows, masks, parts, guesses);
      if (score && passes(number)) shared.push([number, score]);
      if (best && passes(number)) fitting.push([number, best]);
    }
    const order = (/** @type {[number, number]} */ a, /** @type {[number, number]} */ b) => b[1] - a[1] || a[0] - b[0];
    return { fitting: fitting.sort(order), shared: shared.sort(order) };
  }

  /**
   * Those of them whose text is one slip away: one of each wording first, the commonest first. What is right on both
   * sides of the slip was meant; of what is right on one side only, more is read to see which wordings there are.
   * @param {InstanceType<typeof WordingIndex.Opened>} index @param {Query} query @param {number[]} numbers @returns {Promise<number[]>}
   */
  async function verified(index, query, numbers) {
    /** @type {Map<string, { cost: number, numbers: number[] }>} */
    const wordings = new Map();
    let found = 0;
    let sure = false;
    for (let at = 0; at < numbers.length && found < TOGETHER && !sure; at += TOGETHER) {
      const some = numbers.slice(at, at + TOGETHER);
      const read = await Promise.all(some.map((number) => index.passage(number)));
      for (const [row, passage] of read.entries()) {
        const slipped = passage && WordingSlip.match(passage.text, query, index.normaliser);
        if (!slipped) continue;
        const same = wordings.get(slipped.wording) || { cost: slipped.cost, numbers: [] };
        wordings.set(slipped.wording, same);
        same.numbers.push(some[row]);
        found += 1;
        sure = sure || slipped.cost <= WordingSlip.INSIDE;
      }
    }
    const groups = [...wordings.values()].sort((a, b) => a.cost - b.cost || b.numbers.length - a.numbers.length);
    return [...groups.map((group) => group.numbers[0]), ...groups.flatMap((group) => group.numbers.slice(1))];
  }

  /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {Query} query @param {number[]} numbers @returns {Promise<number[]>} those that do not hold what was unwanted */
  async function wanted(index, query, numbers) {
    if (!query.without.length) return numbers;
    const read = await Promise.all(numbers.map((number) => index.passage(number)));
    const unwanted = (/** @type {string} */ text) => query.without.some((phrase) => WordingQuery.match(text, [phrase], index.normaliser));
    return numbers.filter((_, row) => !unwanted((read[row] || { text: "" }).text));
  }

  return { closest };
})();
