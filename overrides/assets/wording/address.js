"use strict";
/**
 * Addresses: the question that stands in one, and those of pages found.
 * @typedef {Asked & { view: "" | "kwic" | "beside", saved: boolean, drop: string[] }} Question
 *   `view`: sentences, rows aligned at the words found, or one part of several units; `saved`: the reader's own list instead of an answer;
 *   `drop`: other words for what is asked that are not to be looked for.
 */
const WordingAddress = (() => {
  const TEXT = document.body.dataset.text || "q"; // themes of other sites have a `q` of their own
  const OWN = [TEXT, "sort", "view", "saved", "mark", "drop"]; // every other parameter may be a filter
  const LONGEST = 2000; // characters that an address holds: hosts refuse one that is longer
  const VIEWS = /** @type {const} */ (["kwic", "beside"]);
  const SORTS = /** @type {const} */ (["new", "old", "left", "right"]);

  /**
   * @param {string} prefix of the reader's edition, as `zh-Hant/` @param {string} urls `folder` (page/) or `file` (page.html)
   * @returns {(path: string) => string} from the path of a Markdown file its address below the site's root
   */
  function pages(prefix, urls) {
    return (path) => {
      const name = path.replace(/\.md$/, "").replace(/[%?#]/g, encodeURIComponent);
      const index = /(^|\/)(index|README)$/.test(name);
      const folder = index ? name.replace(/(index|README)$/, "") : `${name}/`;
      if (urls === "folder") return prefix + folder;
      return prefix + (index ? `${folder}index.html` : `${name}.html`);
    };
  }

  /** @param {string | null} value @returns {string[]} */
  const listed = (value) => [...new Set((value || "").split(",").filter(Boolean))];

  /** @returns {Question} what the page's address asks */
  function fromAddress() {
    const search = new URLSearchParams(location.search);
    /** @type {Record<string, string[]>} */
    const filters = Object.create(null); // an address may name `__proto__`
    for (const facet of search.keys()) {
      if (!OWN.includes(facet)) filters[facet] = listed(search.get(facet));
    }
    const sort = SORTS.find((known) => known === search.get("sort")) || "";
    const view = VIEWS.find((known) => known === search.get("view")) || "";
    return { text: search.get(TEXT) || "", filters, sort, view, saved: search.has("saved"), drop: listed(search.get("drop")) };
  }

  /** @param {Question} question @returns {string} the page's address that asks it, without a text no address can hold */
  function toAddress({ text, filters, sort, view, saved, drop }) {
    const search = new URLSearchParams();
    if (text && text.length <= LONGEST) search.set(TEXT, text);
    for (const [facet, values] of Object.entries(filters)) if (values.length) search.set(facet, values.join(","));
    if (sort) search.set("sort", sort);
    if (view) search.set("view", view);
    if (drop.length) search.set("drop", drop.join(","));
    if (saved) search.set("saved", "1");
    const query = search.toString().replace(/%2C/g, ",");
    return location.pathname + (query ? `?${query}` : "");
  }

  return { pages, fromAddress, toAddress };
})();
