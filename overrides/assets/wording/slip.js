"use strict";
/**
 * Whether a passage holds what was typed but for one slip: a character wrong, missing, too many, two neighbours
 * swapped, or other punctuation than quoted. Pure.
 *
 * @typedef {"one" | "swapped" | "marks"} Slip
 * @typedef {{ spans: Span[], slip: Slip, cost: number, wording: string, phrase?: Phrase }} Slipped
 *   `spans`: what is the same as typed; `cost`: the less, the likelier it was meant; `wording`: the key of what stands there
 *   instead of `phrase`
 */
const WordingSlip = (() => {
  const INSIDE = 1; // cost of a slip with what is right on both sides
  const FEWEST = 4; // characters of a phrase in which one may differ

  /**
   * @param {string} text @param {Query} query @param {Normaliser} normaliser
   * @returns {Slipped | null} null when nothing, or more than one phrase, differs, or when it holds what was unwanted
   */
  function match(text, query, normaliser) {
    /** @type {Span[]} */
    const spans = [];
    /** @type {Slipped | null} */
    let slipped = null;
    for (const phrase of query.phrases) {
      const right = WordingQuery.match(text, [phrase], normaliser);
      /** @type {Slipped | null} */
      const wrong = right || slipped ? null : one(text, phrase, normaliser);
      if (!right && !wrong) return null;
      if (wrong) slipped = { ...wrong, phrase };
      spans.push(...(right || wrong || { spans: [] }).spans);
    }
    const unwanted = query.without.some((phrase) => WordingQuery.match(text, [phrase], normaliser));
    return slipped && !unwanted ? { ...slipped, spans: WordingQuery.merged(spans) } : null;
  }

  /** @param {string} text @param {Phrase} phrase @param {Normaliser} normaliser @returns {Slipped | null} */
  function one(text, phrase, normaliser) {
    if (phrase.segments.length !== 1) return null;
    const plain = phrase.literal ? WordingQuery.match(text, [{ ...phrase, literal: "" }], normaliser) : null;
    if (plain) return { spans: plain.spans, slip: "marks", cost: 0, wording: phrase.segments[0] };
    const typed = [...phrase.segments[0]];
    const windows = typed.length < FEWEST ? [] : all(normaliser.keyed(text), typed);
    const [best] = [...windows].sort((a, b) => a.cost - b.cost);
    if (!best) return null;
    const same = windows.filter(({ wording }) => wording === best.wording);
    return { spans: same.flatMap(({ spans }) => spans), slip: best.slip, cost: best.cost, wording: best.wording };
  }

  /** @param {Keyed} key @param {string[]} typed @returns {Slipped[]} every window of a passage that is one slip away, left to right */
  function all(key, typed) {
    /** @type {number[]} */
    const units = [];
    const characters = [...key.text];
    for (let at = 0, unit = 0; at < characters.length; unit += characters[at].length, at += 1) units.push(unit);
    /** @param {number} from @param {number} to characters of the key @returns {Span[]} */
    const span = (from, to) => (from < to ? [[key.at[units[from]], key.to[units[to - 1]]]] : []);
    /** @type {Slipped[]} */
    const found = [];
    for (let from = 0; from < characters.length; from += 1) {
      const window = at(characters, from, typed);
      if (!window) continue;
      const { same, skipped, to, slip, cost } = window;
      found.push({ spans: [...span(from, from + same), ...span(from + same + skipped, to)], slip, cost, wording: characters.slice(from, to).join("") });
    }
    return found;
  }

  /**
   * @param {string[]} characters of the passage @param {number} from @param {string[]} typed
   * @returns {{ same: number, skipped: number, to: number, slip: Slip, cost: number } | null} `same` characters, `skipped` that differ, the rest
   */
  function at(characters, from, typed) {
    let same = 0;
    while (same < typed.length && characters[from + same] === typed[same]) same += 1;
    const here = from + same;
    const left = typed.length - same;
    /** @param {number} skipped in the passage @param {number} dropped of what was typed */
    const rest = (skipped, dropped) => {
      const length = left - dropped;
      if (length < 0 || here + skipped + length > characters.length) return false;
      for (let row = 0; row < length; row += 1) if (characters[here + skipped + row] !== typed[same + dropped + row]) return false;
      return true;
    };
    const swapped = left > 1 && characters[here] === typed[same + 1] && characters[here + 1] === typed[same];
    const inside = same > 0 && left > 1; // what stands on both sides of the slip is right
    if (!left) return null;
    if (swapped && rest(2, 2)) return { same, skipped: 2, to: here + left, slip: "swapped", cost: 0 };
    if (same && rest(1, 0)) return { same, skipped: 1, to: here + left + 1, slip: "one", cost: 0 };
    if (rest(1, 1)) return { same, skipped: 1, to: here + left, slip: "one", cost: inside ? INSIDE : 2 };
    if (rest(0, 1)) return { same, skipped: 0, to: here + left - 1, slip: "one", cost: inside ? INSIDE : 3 };
    return null;
  }

  return { FEWEST, INSIDE, match };
})();
