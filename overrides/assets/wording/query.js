"use strict";
/**
 * The query language, and whether a passage holds what was asked. Pure: no page, no network.
 *
 * @typedef {{ printed: string, segments: string[], literal: string }} Phrase
 *   One phrase as typed; `segments` are the keys of its runs between `*`; `literal` is the key with punctuation
 *   of a quoted phrase, "" for a plain one.
 * @typedef {{ phrases: Phrase[], without: Phrase[] }} Query
 * @typedef {[number, number]} Span from and to, in UTF-16 units of the passage
 * @typedef {{ spans: Span[], exact: boolean }} Match `exact`: each phrase stands there without punctuation inside
 */
const WordingQuery = (() => {
  const token = /([-－]?)(?:["“”「『]([^"“”「」『』]*)["“”」』]|([^\s\u3000"“”「『]+))/gu;
  const sentenceEnd = /[。！？；!?;\n]/u;

  /** @param {string} text @param {Normaliser} normaliser @returns {Query} */
  function parse(text, normaliser) {
    /** @type {Query} */
    const query = { phrases: [], without: [] };
    const tight = text.replace(/[\s\u3000]*[*＊]+[\s\u3000]*/gu, "*"); // 研究 * 次 is one phrase with a gap
    for (const [, minus, quoted, plain] of tight.matchAll(token)) {
      const printed = quoted === undefined ? plain : quoted;
      const runs = quoted === undefined ? printed.split(/[*＊]+/u) : [printed];
      const segments = runs.map((run) => normaliser.key(run)).filter(Boolean);
      const literal = quoted === undefined ? "" : normaliser.keyed(quoted, true).text;
      if (segments.length) {
        (minus ? query.without : query.phrases).push({ printed, segments, literal });
      }
    }
    return query;
  }

  /**
   * Where every phrase stands in a passage, or null when one is missing.
   * @param {string} text @param {Phrase[]} phrases @param {Normaliser} normaliser @returns {Match | null}
   */
  function match(text, phrases, normaliser) {
    const key = normaliser.keyed(text);
    /** @type {Span[]} */
    const spans = [];
    let exact = true;
    for (const phrase of phrases) {
      const found = phrase.literal
        ? places(normaliser.keyed(text, true), phrase.literal)
        : gapped(key, phrase.segments, text);
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
      found.push([key.at[at], key.to[at + phrase.length - 1]]);
    }
    return found;
  }

  /** @param {Keyed} key @param {string[]} segments @param {string} text @returns {Span[]} */
  function gapped(key, segments, text) {
    if (segments.length === 1) return places(key, segments[0]);
    /** @type {Span[]} */
    const found = [];
    for (const first of places(key, segments[0])) {
      const rest = follow(key, segments.slice(1), first[1], text);
      if (rest) found.push(first, ...rest);
    }
    return found;
  }

  /** @param {Keyed} key @param {string[]} segments @param {number} from @param {string} text @returns {Span[] | null} */
  function follow(key, segments, from, text) {
    /** @type {Span[]} */
    const found = [];
    for (const segment of segments) {
      const next = places(key, segment).find((span) => span[0] >= from);
      if (!next || sentenceEnd.test(text.slice(from, next[0]))) return null;
      found.push(next);
      from = next[1];
    }
    return found;
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

  return { parse, match, shared };
})();
