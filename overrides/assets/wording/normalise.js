"use strict";
/**
 * The key of a text: what a search compares. The same rule stands in scripts/index/key.py, and both run
 * tests/vectors/normalise.json. Each code point by itself: NFKD, lower case, Traditional and variant forms to
 * simplified, then only Han characters, letters and digits stay.
 *
 * @typedef {{ text: string, at: number[], to: number[] }} Keyed
 *   A key, and for each of its UTF-16 units where the character it came from begins and ends in the original.
 * @typedef {{ key: (text: string) => string, keyed: (text: string, marks?: boolean) => Keyed }} Normaliser
 */
const WordingKey = (() => {
  // By range: browsers and Python know different versions of Unicode.
  const kept = /[\p{L}\p{N}\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;
  const unseen = /[\s\p{C}]/u; // blanks, what has no width, controls

  /**
   * @param {readonly [string, string]} table script table: characters, and what each becomes
   * @returns {Normaliser}
   */
  function normaliser(table) {
    const becomes = [...table[1]];
    const simplified = new Map([...table[0]].map((character, at) => [character, becomes[at]]));
    /** @type {Map<string, string>} */
    const folded = new Map();
    /** @type {Map<string, string>} */
    const printed = new Map();

    /** @param {string} character @param {boolean} marks whether punctuation stays */
    function fold(character, marks) {
      const known = marks ? printed : folded;
      let found = known.get(character);
      if (found === undefined) {
        const all = [...character.normalize("NFKD").toLowerCase()].map((c) => simplified.get(c) || c);
        found = all.filter((c) => kept.test(c) || (marks && !unseen.test(c))).join("");
        known.set(character, found);
      }
      return found;
    }

    /** @param {string} text @param {boolean} [marks] keep punctuation too, for "…" as printed */
    function keyed(text, marks = false) {
      const at = [];
      const to = [];
      let key = "";
      let place = 0;
      for (const character of text) {
        const part = fold(character, marks);
        const end = place + character.length;
        for (let unit = 0; unit < part.length; unit += 1) {
          at.push(place);
          to.push(end);
        }
        key += part;
        place = end;
      }
      return { text: key, at, to };
    }

    return { key: (text) => keyed(text).text, keyed };
  }

  return { normaliser };
})();
