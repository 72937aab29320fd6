"use strict";
/**
 * What was typed, in pieces: where a phrase begins and ends, and what minus, quotation marks and `*` do to it. Pure.
 * Each sign is explained in docs/contribute/search.md, section 1; the cases are tests/vectors/query.json.
 *
 * @typedef {{ minus: boolean, quoted: boolean, printed: string }} Token `printed`: without the minus and the quotation marks
 */
const WordingTokens = (() => {
  const BLANK = "\\t-\\r\\x85\\p{Z}"; // what has no width is no blank: a key drops it
  const STAR = "*＊﹡∗";
  const PAIRS = "“”「」『』‘’〝〞﹁﹂﹃﹄";
  const OTHERS = "\"＂'＇„‟〟"; // the same mark opens and closes
  const MINUS = "-－﹣−‐‑‒–";
  const minus = new RegExp(`[${MINUS}]+`, "uy");
  const run = new RegExp(`[^${BLANK}]*`, "uy");
  const blanks = new RegExp(`[${BLANK}]*`, "uy");
  const stars = new RegExp(`[${STAR}]+`, "u");
  const quotes = new RegExp(`[${PAIRS}${OTHERS}]`, "gu");
  const quote = new RegExp(quotes.source, "u");
  const sign = new RegExp(`[${MINUS}${PAIRS}${OTHERS}]`, "u");
  const ending = new RegExp(`[${BLANK}]|^$`, "u");

  /** Read once from left to right, whatever it holds. @param {string} text @returns {Generator<Token>} */
  function* tokens(text) {
    const partner = partners(text);
    for (let at = past(blanks, text, 0); at < text.length; at = past(blanks, text, at)) {
      const from = past(minus, text, at);
      const closing = partner(from);
      const to = closing < 0 ? plainEnd(text, from) : closing;
      yield { minus: from > at, quoted: closing >= 0, printed: text.slice(closing < 0 ? from : from + 1, to) };
      at = closing < 0 ? to : to + 1;
    }
  }

  /** @param {string} text @returns {(at: number) => number} of a mark that opens a quotation: where it closes; -1 = it opens none */
  function partners(text) {
    /** @type {Map<number, number>} */
    const closing = new Map();
    /** @type {Record<string, number[]>} */
    const open = {};
    for (const { 0: mark, index: at = 0 } of text.matchAll(quotes)) {
      const row = PAIRS.indexOf(mark);
      if (row >= 0 && row % 2 === 0) (open[mark] = open[mark] || []).push(at);
      const opened = row % 2 === 1 ? (open[PAIRS[row - 1]] || []).pop() : undefined;
      if (opened !== undefined) closing.set(opened, at);
    }
    return (at) => {
      const mark = text.charAt(at);
      if (!quote.test(mark)) return -1;
      const own = OTHERS.includes(mark) ? text.indexOf(mark, at + 1) : closing.get(at) || -1;
      const last = past(run, text, at) - 1;
      const found = own < 0 && last > at && quote.test(text.charAt(last)) ? last : own; // “预案" as some input methods leave it
      return found > 0 && ending.test(text.charAt(found + 1)) ? found : -1;
    };
  }

  /** @param {RegExp} sticky @param {string} text @param {number} at @returns {number} where what it matches there ends */
  function past(sticky, text, at) {
    sticky.lastIndex = at;
    return sticky.test(text) ? sticky.lastIndex : at;
  }

  /** The end of a plain phrase: a blank, unless a `*` stands beside it. @param {string} text @param {number} from */
  function plainEnd(text, from) {
    let end = past(run, text, from);
    while (end > from && end < text.length) {
      const next = past(blanks, text, end);
      const gap = stars.test(text.charAt(next)) || (stars.test(text.charAt(end - 1)) && next < text.length && !sign.test(text.charAt(next)));
      if (!gap) break;
      end = past(run, text, next);
    }
    return end;
  }

  return { tokens, stars };
})();
