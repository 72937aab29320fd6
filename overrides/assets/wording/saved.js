"use strict";
/**
 * The saved list, in this browser only. After a change, here or in another tab, `document` gets the event `wording-saved`.
 * A storage that is blocked, full or broken loses nothing but the list.
 */
const WordingSaved = (() => {
  const KEY = "wording-saved";
  const VERSION = 1;
  const MOST = 200;
  const TEXTS = /** @type {const} */ (["key", "text", "title", "org", "year", "part", "section", "address"]);

  /** @returns {Quote[]} in the reader's order */
  function all() {
    try {
      const { version, passages } = JSON.parse(localStorage.getItem(KEY) || "{}");
      return version === VERSION && Array.isArray(passages) ? passages.filter(isQuote).slice(0, MOST) : [];
    } catch (error) {
      return [];
    }
  }

  /** @param {any} entry what the storage holds may be of another hand */
  function isQuote(entry) {
    return Boolean(entry) && TEXTS.every((name) => typeof entry[name] === "string") && /^(https?|file):/.test(entry.address);
  }

  /** @param {Quote[]} passages @returns {boolean} whether the storage took them */
  function keep(passages) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ version: VERSION, passages }));
    } catch (error) {
      return false;
    }
    changed();
    return true;
  }

  function changed() {
    document.dispatchEvent(new Event("wording-saved"));
  }

  /** @param {string} key */
  function has(key) {
    return all().some((quote) => quote.key === key);
  }

  /** @param {Quote} quote @returns {"saved" | "removed" | "full" | "blocked"} */
  function toggle(quote) {
    const saved = all();
    const others = saved.filter(({ key }) => key !== quote.key);
    if (others.length < saved.length) return keep(others) ? "removed" : "blocked";
    if (saved.length >= MOST) return "full";
    return keep([...saved, quote]) ? "saved" : "blocked";
  }

  /** @param {string} key */
  function remove(key) {
    return keep(all().filter((quote) => quote.key !== key));
  }

  /** @param {string} key @param {number} by places down; up if negative */
  function move(key, by) {
    const saved = all();
    const from = saved.findIndex((quote) => quote.key === key);
    const to = from + by;
    if (from < 0 || to < 0 || to >= saved.length) return false;
    saved.splice(to, 0, ...saved.splice(from, 1));
    return keep(saved);
  }

  /** @param {Quote[]} quotes the whole list as it was before */
  function restore(quotes) {
    return keep(quotes.slice(0, MOST));
  }

  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) changed();
  });

  return { MOST, all, has, toggle, remove, move, restore, clear: () => restore([]) };
})();
