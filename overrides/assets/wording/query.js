"use strict";
/**
 * The query language, and whether a passage holds what was asked. Pure: no page, no network.
 * What each sign means is in docs/contribute/search.md, section 1; the cases are tests/vectors/query.json.
 *
 * @typedef {{ printed: string, segments: string[], literal: string }} Phrase
 *   One phrase as typed; `segments` are the keys of its runs between `*`; `literal` is the key with punctuation
 *   of a quoted phrase, "" for a plain one.
 * @typedef {{ phrases: Phrase[], without: Phrase[] }} Query
 * @typedef {[number, number]} Span from and to, in UTF-16 units of the passage
 * @typedef {{ spans: Span[], exact: boolean }} Match `exact`: each phrase stands there without punctuation inside
 */
const WordingQuery = (() => {
  const sentenceEnd = /[。！？；!?;\n]/u;

  /** @param {string} text @param {Normaliser} normaliser @returns {Query} */
  function parse(text, normaliser) {
    /** @type {Query} */
    const query = { phrases: [], without: [] };
    const known = new Set();
    for (const { minus: unwanted, quoted, printed } of WordingTokens.tokens(text)) {
      const runs = quoted ? [printed] : printed.split(WordingTokens.stars);
      const segments = runs.map((one) => normaliser.key(one)).filter(Boolean);
      const literal = quoted ? normaliser.keyed(printed, true).text : "";
      const name = JSON.stringify([unwanted, segments, literal]);
      if (!segments.length || known.has(name)) continue;
      known.add(name);
      (unwanted ? query.without : query.phrases).push({ printed, segments, literal });
    }
    return query;
  }

  /** @param {Query} query @returns {string} words that ask the same */
  function print({ phrases, without }) {
    const one = (/** @type {Phrase} */ { printed, segments, literal }) => {
      if (!literal) return segments.join("*");
      const [open, close] = printed.includes('"') ? "“”" : '""';
      return open + printed + close;
    };
    return [...phrases.map(one), ...without.map((phrase) => `-${one(phrase)}`)].join(" ");
  }

  /**
   * Where every phrase stands in a passage, or null when one is missing.
   * @param {string} text @param {Phrase[]} phrases @param {Normaliser} normaliser @returns {Match | null}
   */
  function match(text, phrases, normaliser) {
    const key = normaliser.keyed(text);
    /** @type {Keyed | null} */
    let printed = null;
    /** @type {Span[]} */
    const spans = [];
    let exact = true;
    for (const phrase of phrases) {
      if (phrase.literal) printed = printed || normaliser.keyed(text, true);
      const found = phrase.literal && printed ? places(printed, phrase.literal) : gapped(key, phrase.segments, text);
      if (!found.length) return null;
      if (phrase.segments.length === 1) exact = exact && found.some((span) => isTight(text, span, normaliser));
      spans.push(...found);
    }
    return { spans: merged(spans), exact };
  }

  /** @param {string} text @param {Span} span @param {Normaliser} normaliser */
  function isTight(text, span, normaliser) {
    const cut = text.slice(span[0], span[1]);
    return normaliser.keyed(cut, true).text === normaliser.key(cut);
  }

  /** @param {Keyed} key @param {string} phrase @returns {Span[]} */
  function places(key, phrase) {
    /** @type {Span[]} */
    const found = [];
    for (let at = key.text.indexOf(phrase); at >= 0; at = key.text.indexOf(phrase, at + phrase.length)) {
      found.push(spanOf(key, at, phrase));
    }
    return found;
  }

  /** @param {Keyed} key @param {number} unit @param {string} phrase that stands there @returns {Span} */
  const spanOf = (key, unit, phrase) => [key.at[unit], key.to[unit + phrase.length - 1]];

  /** The first of the segments as often as it stands before the second, then one of each. @param {Keyed} key @param {string[]} segments @param {string} text @returns {Span[]} */
  function gapped(key, segments, text) {
    const [first, ...later] = segments;
    if (!later.length) return places(key, first);
    /** @type {Span[]} */
    const found = [];
    const ends = sentenceEnds(text);
    for (let unit = key.text.indexOf(first); unit >= 0; ) {
      const row = follow(key, later, unit + first.length, ends);
      if (!row) break; // one of them stands nowhere further on
      for (let at = unit; row.length && at >= 0 && at + first.length <= row[0]; at = key.text.indexOf(first, at + first.length)) found.push(spanOf(key, at, first));
      row.forEach((at, place) => found.push(spanOf(key, at, later[place])));
      const last = row.length - 1;
      unit = key.text.indexOf(first, last < 0 ? unit + 1 : row[last] + later[last].length);
    }
    return found;
  }

  /**
   * @param {Keyed} key @param {string[]} segments @param {number} unit of the key where the one before them ended @param {Uint32Array} ends
   * @returns {number[] | null} where each stands; none when a sentence ends between; null when one stands nowhere from there on
   */
  function follow(key, segments, unit, ends) {
    const found = [];
    for (const segment of segments) {
      const from = key.to[unit - 1];
      while (key.at[unit] < from) unit += 1; // the rest of a character that became several
      const next = key.text.indexOf(segment, unit);
      if (next < 0) return null;
      if (ends[key.at[next]] > ends[from]) return [];
      found.push(next);
      unit = next + segment.length;
    }
    return found;
  }

  /** @param {string} text @returns {Uint32Array} how many sentences have ended before each place */
  function sentenceEnds(text) {
    const ends = new Uint32Array(text.length + 1);
    for (let at = 0; at < text.length; at += 1) ends[at + 1] = ends[at] + (sentenceEnd.test(text.charAt(at)) ? 1 : 0);
    return ends;
  }

  /** @param {Span[]} spans @returns {Span[]} spans in order, those that touch or overlap made one */
  function merged(spans) {
    /** @type {Span[]} */
    const found = [];
    for (const span of spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = found[found.length - 1];
      if (last && span[0] < last[1]) last[1] = Math.max(last[1], span[1]);
      else found.push([span[0], span[1]]);
    }
    return found;
  }

  /**
   * Characters a passage shares with phrases it does not hold: runs of two or more, the longest first.
   * @param {string} text @param {Phrase[]} phrases @param {Normaliser} normaliser @returns {Span[]}
   */
  function shared(text, phrases, normaliser) {
    const key = normaliser.keyed(text);
    /** @type {Span[]} */
    const spans = [];
    for (const segment of phrases.flatMap((phrase) => phrase.segments)) {
      for (let from = 0; from < segment.length - 1; ) {
        let to = from + 1;
        while (to < segment.length && key.text.includes(segment.slice(from, to + 1))) to += 1;
        if (to - from > 1) spans.push(...places(key, segment.slice(from, to)));
        from = Math.max(to, from + 1);
      }
    }
    return merged(spans);
  }

  return { parse, print, match, places, merged, shared };
})();
