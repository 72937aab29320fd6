"use strict";
/**
 * Rows aligned at the words found: what stands left and right of them, cut to the room, sorted by the next word. Pure.
 * @typedef {{ left: string, found: string, right: string }} Line the sentence around the first words found
 */
const WordingKwic = (() => {
  const kept = /[\p{L}\p{N}]/u;
  const collator = new Intl.Collator("zh-Hans-u-co-pinyin", { numeric: true });
  const segmenter = "Segmenter" in Intl ? new /** @type {any} */ (Intl).Segmenter("zh", { granularity: "word" }) : null;

  /** @param {{ text: string, spans: Span[] }} hit @returns {Line} */
  function line({ text, spans }) {
    const [from, to] = spans.length ? spans[0] : [0, 0];
    const [start, end] = WordingHits.focus(text, [[from, Math.max(to, 1)]]);
    return { left: text.slice(start, from), found: text.slice(from, to), right: text.slice(to, end).replace(/[。；;]+$/u, "") };
  }

  /** @param {string} character @returns {number} how much room it takes: a Chinese one is 1 */
  const width = (character) => (/[\u0000-\u02ff]/u.test(character) ? 0.55 : 1);

  /** @param {string} text @param {number} room in Chinese characters @returns {string} its beginning */
  function cut(text, room) {
    let left = room;
    let shown = "";
    for (const character of text) {
      left -= width(character);
      if (left < 0) break;
      shown += character;
    }
    return shown;
  }

  /** @param {string} text */
  const reversed = (text) => [...text].reverse().join("");

  /** @param {Line} full @param {number} room on each side @returns {Line} cut at the far ends */
  function fitted({ left, found, right }, room) {
    return { left: reversed(cut(reversed(left), room)), found, right: cut(right, room) };
  }

  /**
   * The word next to the words found, past punctuation.
   * @param {string} text the context @param {"left" | "right"} side of the words found @returns {Span} where it stands; [0, 0] = none
   */
  function word(text, side) {
    const words = segmenter ? segmented(text) : pairs(text, side);
    return (side === "left" ? words[words.length - 1] : words[0]) || [0, 0];
  }

  /** @param {string} text @returns {Span[]} */
  function segmented(text) {
    const all = /** @type {{ segment: string, index: number }[]} */ ([...segmenter.segment(text)]);
    return all.filter(({ segment }) => kept.test(segment)).map(({ segment, index }) => [index, index + segment.length]);
  }

  /** Where the browser knows no words: two characters. @param {string} text @param {"left" | "right"} side @returns {Span[]} */
  function pairs(text, side) {
    const found = (side === "left" ? /[\p{L}\p{N}]{1,2}(?=[^\p{L}\p{N}]*$)/u : /[\p{L}\p{N}]{1,2}/u).exec(text);
    return found ? [[found.index, found.index + found[0].length]] : [];
  }

  /**
   * By the word next to the words found, as a dictionary has it; rows without one last, equal ones as they were.
   * @template T @param {T[]} rows @param {"left" | "right"} side @param {(row: T) => Line} lineOf @returns {T[]}
   */
  function sorted(rows, side, lineOf) {
    const keyed = rows.map((row) => {
      const context = lineOf(row)[side];
      return { row, key: context.slice(...word(context, side)) };
    });
    const order = (/** @type {string} */ a, /** @type {string} */ b) => (a && b ? collator.compare(a, b) : Number(!a) - Number(!b));
    return keyed.sort((a, b) => order(a.key, b.key)).map(({ row }) => row);
  }

  return { line, fitted, word, sorted };
})();
