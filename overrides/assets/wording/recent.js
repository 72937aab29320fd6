"use strict";
/** What was looked for in this browser lately, newest first; a blocked storage only means that there is nothing. */
const WordingRecent = (() => {
  const KEY = "wording-recent";
  const MOST = 6;
  const LONG = 60;

  /** @returns {string[]} */
  function all() {
    try {
      const held = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(held) ? held.filter((text) => typeof text === "string").slice(0, MOST) : [];
    } catch (error) {
      return [];
    }
  }

  /** @param {string[]} texts */
  function keep(texts) {
    try {
      localStorage.setItem(KEY, JSON.stringify(texts));
    } catch (error) {
      // not kept
    }
  }

  /** @param {string} text */
  function add(text) {
    const said = text.trim().replace(/\s+/g, " ");
    if (said && said.length <= LONG) keep([said, ...all().filter((one) => one !== said)].slice(0, MOST));
  }

  return { all, add, clear: () => keep([]) };
})();
