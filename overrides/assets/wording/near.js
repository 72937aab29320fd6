"use strict";
/**
 * What to show when no passage holds what was typed: passages one slip away, else those that share its rarest grams.
 *
 * A slip at one place leaves the grams on both sides of it whole: each place it may be at is a guess, and a guess is
 * the grams a passage must then hold. Passages that fit a guess are read, best first, and their text decides.
 */
const WordingNear = (() => {
  const GRAMS = 24; // lists looked up, whatever was typed; one bit each
  const NEAREST = 10;
  const READ = 36; // passages read for a slip
  const TOGETHER = 12;
  const SHORT = 6; // a phrase of so few characters leaves few grams whole: swapped pairs are looked up too
  const NEAR = 0.4; // of the best score: what shares less is not near

  /** @typedef {{ grams: number[], guesses: Set<number> }} Plan grams to look up; of each guess, those it needs, as bits */

  /**
   * @param {InstanceType<typeof WordingIndex.Opened>} index @param {Query} query
   * @param {(number: number) => boolean} passes the filters @returns {Promise<number[]>} nearest first
   */
  async function closest(index, query, passes) {
    const { grams, guesses } = plan(query, index.manifest.longest, (gram) => index.long.has(gram));
    const lists = await Promise.all(grams.map((gram) => index.passagesWith(gram)));
    const weights = lists.map((list) => (list ? Math.log(1 + index.manifest.passages / (1 + list.length)) : 0));
    const sum = (/** @type {number} */ rows) => weights.reduce((all, weight, at) => all + (rows & (1 << at) ? weight : 0), 0);
    const held = bits(lists, index.manifest.passages);
    const fitting = ranked(held, fits(guesses, lists, sum), passes);
    const slipped = await verified(index, query, fitting.slice(0, READ).map(([number]) => number));
    if (slipped.length) return slipped.slice(0, NEAREST);
    const shared = grams.length > 1 ? ranked(held, sum, passes) : [];
    const near = shared.slice(0, NEAREST).filter(([, score]) => score >= shared[0][1] * NEAR);
    return wanted(index, query, near.map(([number]) => number));
  }

  /** @param {Query} query @param {number} longest characters a passage has @param {(gram: number) => boolean} isLong @returns {Plan} */
  function plan(query, longest, isLong) {
    const parts = query.phrases.flatMap(({ segments, literal }) => segments.map((segment) => ({ segment, literal, whole: segments.length === 1 })));
    const rowOf = new Map(spread(new Set(parts.flatMap(({ segment }) => WordingIndex.gramsOf(segment))), isLong).map((gram, row) => [gram, row]));
    /** @type {Set<number>} */
    const guesses = new Set();
    for (const mine of parts) {
      const others = parts.filter((part) => part !== mine).reduce((rows, { segment }) => rows | rowsOf(segment, rowOf)(0, 0), 0);
      if (mine.literal) guesses.add(others | rowsOf(mine.segment, rowOf)(0, 0)); // its punctuation may be what differs
      const typed = [...mine.segment];
      if (mine.whole && typed.length >= WordingSlip.FEWEST && typed.length <= longest + 1) slips(typed, others, rowOf, guesses);
    }
    guesses.delete(0);
    return { grams: [...rowOf.keys()], guesses };
  }

  /** @param {Set<number>} grams @param {(gram: number) => boolean} isLong @returns {number[]} not too many, from all along the query */
  function spread(grams, isLong) {
    const most = GRAMS / 2; // the other half for swapped pairs
    const rare = [...grams].filter((gram) => !isLong(gram));
    const from = rare.length > 3 ? rare : [...grams];
    const step = Math.max(1, from.length / most);
    return Array.from({ length: Math.min(from.length, most) }, (_, row) => from[Math.floor(row * step)]);
  }

  /**
   * @param {string} segment @param {Map<number, number>} rowOf
   * @returns {(from: number, to: number) => number} rows of its grams, as bits, but for those that stand only from … to
   */
  function rowsOf(segment, rowOf) {
    const places = WordingIndex.gramsOf(segment).flatMap((gram, place) => (rowOf.has(gram) ? [{ place, bit: 1 << Number(rowOf.get(gram)) }] : []));
    return (from, to) => places.reduce((rows, { place, bit }) => (place < from || place >= to ? rows | bit : rows), 0);
  }

  /**
   * Guesses that one phrase has a slip: at each place a character wrong, one missing, two swapped.
   * @param {string[]} typed @param {number} others rows the other phrases need @param {Map<number, number>} rowOf swapped pairs of a short phrase are added
   * @param {Set<number>} guesses
   */
  function slips(typed, others, rowOf, guesses) {
    const needed = rowsOf(typed.join(""), rowOf);
    typed.forEach((character, at) => {
      guesses.add(others | needed(at - 1, at + 1));
      if (at) guesses.add(others | needed(at - 1, at));
      if (at) guesses.add(others | needed(at - 2, at + 1) | pair(character + typed[at - 1], typed.length, rowOf));
    });
  }

  /** @param {string} swapped @param {number} length of the phrase @param {Map<number, number>} rowOf @returns {number} its row, as a bit */
  function pair(swapped, length, rowOf) {
    const [gram] = WordingIndex.gramsOf(swapped);
    if (length <= SHORT && rowOf.size < GRAMS && !rowOf.has(gram)) rowOf.set(gram, rowOf.size);
    return rowOf.has(gram) ? 1 << Number(rowOf.get(gram)) : 0;
  }

  /** @param {(Uint32Array | null)[]} lists @param {number} passages @returns {Map<number, number>} of each passage in a list: the rows it is in, as bits */
  function bits(lists, passages) {
    const rows = new Uint32Array(passages);
    /** @type {Map<number, number>} */
    const held = new Map();
    lists.forEach((list, at) => {
      for (const number of list || []) rows[number] |= 1 << at;
    });
    rows.forEach((row, number) => row && held.set(number, row));
    return held;
  }

  /** @param {Set<number>} guesses @param {(Uint32Array | null)[]} lists @param {(rows: number) => number} sum @returns {(rows: number) => number} the best guess it fits; 0 = none */
  function fits(guesses, lists, sum) {
    const readable = lists.reduce((rows, list, at) => (list ? rows | (1 << at) : rows), 0); // what can't be read is no evidence
    const known = [...new Set([...guesses].map((rows) => rows & readable))].filter(Boolean).map((rows) => ({ rows, score: sum(rows) }));
    known.sort((a, b) => b.score - a.score);
    return (held) => (known.find(({ rows }) => (held & rows) === rows) || { score: 0 }).score;
  }

  /** @param {Map<number, number>} held @param {(row: number) => number} scoreOf @param {(number: number) => boolean} passes @returns {[number, number][]} best first */
  function ranked(held, scoreOf, passes) {
    /** @type {[number, number][]} */
    const found = [];
    for (const [number, row] of held) {
      const score = scoreOf(row);
      if (score && passes(number)) found.push([number, score]);
    }
    return found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }

  /**
   * Those of them whose text is one slip away: one of each wording first, the commonest first.
   * @param {InstanceType<typeof WordingIndex.Opened>} index @param {Query} query @param {number[]} numbers @returns {Promise<number[]>}
   */
  async function verified(index, query, numbers) {
    /** @type {Map<string, { cost: number, numbers: number[] }>} */
    const wordings = new Map();
    let found = 0;
    for (let at = 0; at < numbers.length && found < TOGETHER; at += TOGETHER) {
      const some = numbers.slice(at, at + TOGETHER);
      const read = await Promise.all(some.map((number) => index.passage(number)));
      for (const [row, passage] of read.entries()) {
        const slipped = passage && WordingSlip.match(passage.text, query, index.normaliser);
        if (!slipped) continue;
        const same = wordings.get(slipped.wording) || { cost: slipped.cost, numbers: [] };
        wordings.set(slipped.wording, same);
        same.numbers.push(some[row]);
        found += 1;
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
