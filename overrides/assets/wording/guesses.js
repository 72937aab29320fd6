"use strict";
/**
 * Where the slip in a phrase may be. A slip at one place leaves the grams on both sides of it whole, and at places that
 * fit each other: each place and kind of slip is a guess, and a passage fits it or not by its lists alone. Pure.
 *
 * @typedef {{ typed: string[], literal: string, whole: boolean }} Part what stands between blanks and `*`; `whole`: it is a phrase of its own
 * @typedef {{ gram: number, part: number, offset: number, length: number }} GramAt a gram of so many characters: where it begins in which part
 * @typedef {GramAt & { list: List, weight: number }} Row one that was looked up
 * @typedef {{ part: number, to: number, from: number, shift: number, swapped: number, score: number }} Guess
 *   of a part: characters up to `to` are right, those from `from` on too, `shift` places further in the passage;
 *   `swapped`: the row of a swapped pair, -1 = none; `score`: what all grams that it needs weigh
 */
const WordingGuesses = (() => {
  const ANY = 255; // a mask that says nothing of places

  /** @param {Part[]} parts @param {Row[]} rows what was looked up of them @param {number} longest characters a passage has @returns {Guess[]} those that say something, the likeliest first */
  function likely(parts, rows, longest) {
    const known = new Set(rows.map(({ part }) => part));
    const all = parts.flatMap((part, at) => (part.whole && known.has(at) ? slips(part.typed, at, part.literal, longest) : []));
    const rowed = all.map((guess) => ({ ...guess, swapped: swappedRow(guess, rows) }));
    const weighed = rowed.map((guess) => ({ ...guess, score: weightOf(guess, rows) }));
    return weighed.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  }

  /**
   * @param {string[]} typed one phrase @param {number} part its number @param {string} literal of a quoted one @param {number} longest characters a passage has
   * @returns {Guess[]} at each place a character wrong, one too many, one missing, two swapped
   */
  function slips(typed, part, literal, longest) {
    const guess = (/** @type {number} */ to, /** @type {number} */ from, shift = 0, swapped = -1) => ({ part, to, from, shift, swapped, score: 0 });
    const marks = literal ? [guess(Infinity, Infinity)] : []; // its punctuation may be what differs
    if (typed.length < WordingSlip.FEWEST || typed.length > longest + 1) return marks;
    return marks.concat(typed.flatMap((_, at) => [
      guess(at - 1, at + 1),
      guess(at - 1, at + 1, -1),
      ...(at ? [guess(at - 1, at, 1), guess(at - 2, at + 1, 0, at - 1)] : []),
    ]));
  }

  /** @param {Guess} guess @param {Row[]} rows @returns {number} where its swapped pair was looked up, -1 = nowhere */
  function swappedRow({ part, swapped }, rows) {
    return swapped < 0 ? -1 : rows.findIndex((row) => row.part === ~part && row.offset === swapped);
  }

  /** @param {Guess} guess @param {Row[]} rows @returns {number} of those that it needs; 0 = it says too little */
  function weightOf({ part, to, from, swapped }, rows) {
    const needed = rows.filter((row) => row.part >= 0 && (row.part !== part || row.offset + row.length <= to + 1 || row.offset >= from));
    const own = needed.some((row) => row.part === part && row.length > 1) || swapped >= 0;
    return own ? needed.reduce((sum, { weight }) => sum + weight, swapped >= 0 ? rows[swapped].weight : 0) : 0;
  }

  /** @param {Row[]} rows @param {Uint8Array} masks of the rows in one passage @param {number[]} parts of which a gram was looked up @param {Guess[]} guesses @returns {number} score of the best that fits, 0 = none */
  function fits(rows, masks, parts, guesses) {
    const place = (/** @type {number} */ part, /** @type {number} */ from, /** @type {number} */ to) =>
      rows.reduce((left, row, at) => (row.part === part && row.offset >= from && row.offset + row.length <= to + 1 ? left & WordingLists.begins(masks[at], row.offset) : left), ANY);
    const missing = parts.filter((part) => !place(part, 0, Infinity));
    if (missing.length > 1) return 0;
    const best = guesses.find(({ part, to, from, shift, swapped }) => {
      if (missing.length && missing[0] !== part) return false;
      if (swapped >= 0 && !masks[swapped]) return false;
      const before = place(part, 0, to);
      return before && (before & WordingLists.begins(place(part, from, Infinity), shift & 7)) > 0;
    });
    return best ? best.score : 0;
  }

  return { ANY, likely, fits };
})();
