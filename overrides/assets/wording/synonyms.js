"use strict";
/**
 * Other words for what was typed, where a page of the wiki says that they mean the same: `synonyms` of its front matter.
 *
 * @typedef {{ word: string, text: string, only: string }} Other
 *   `text` asks for the other word instead; `only` for passages with it that do not hold what was typed
 * @typedef {{ word: string, text: string, only: string, total: number, numbers: number[] }} Alike `numbers`: the first of them
 */
const WordingSynonyms = (() => {
  const MOST = 6; // other words looked for
  const FIRST = 3; // passages shown of each

  /**
   * @param {Query} query @param {string[][]} groups words that mean the same @param {Normaliser} normaliser
   * @returns {Other[]} a word that contains the one typed is left out: its passages are found already
   */
  function others(query, groups, normaliser) {
    /** @type {Map<string, Other>} */
    const found = new Map();
    for (const phrase of query.phrases.filter(({ segments, literal }) => segments.length === 1 && !literal)) {
      const [typed] = phrase.segments;
      const alike = groups.filter((group) => group.some((word) => normaliser.key(word) === typed)).flat();
      for (const word of alike) {
        const key = normaliser.key(word);
        if (key && !key.includes(typed) && !found.has(key)) found.set(key, { word, ...asking(query, phrase, key) });
      }
    }
    return [...found.values()].slice(0, MOST);
  }

  /** @param {Query} query @param {Phrase} phrase @param {string} key of the word instead of it */
  function asking({ phrases, without }, phrase, key) {
    const instead = phrases.map((one) => (one === phrase ? { printed: key, segments: [key], literal: "" } : one));
    return {
      text: WordingQuery.print({ phrases: instead, without }),
      only: WordingQuery.print({ phrases: instead, without: [...without, phrase] }),
    };
  }

  /**
   * Passages with other words for what was asked. A word found nowhere is left out.
   * @param {InstanceType<typeof WordingIndex.Opened>} index @param {Asked} asked @param {string[]} dropped words not to look for
   * @returns {Promise<{ found: Alike[], dropped: string[] }>} `dropped`: those of them that would be looked for
   */
  async function alike(index, asked, dropped) {
    const all = others(WordingQuery.parse(asked.text, index.normaliser), index.manifest.synonyms, index.normaliser);
    const unwanted = new Set(dropped.map((word) => index.normaliser.key(word)));
    const isDropped = (/** @type {Other} */ { word }) => unwanted.has(index.normaliser.key(word));
    const shown = new Set();
    const found = [];
    for (const other of all.filter((one) => !isDropped(one))) {
      const { groups, total } = await WordingSearch.find(index, { ...asked, text: other.only, sort: "", want: 2 * FIRST });
      const numbers = groups.flat().filter((number) => !shown.has(number)).slice(0, FIRST);
      for (const number of numbers) shown.add(number);
      if (total) found.push({ ...other, total, numbers });
    }
    return { found, dropped: all.filter(isDropped).map(({ word }) => word) };
  }

  return { others, alike };
})();
