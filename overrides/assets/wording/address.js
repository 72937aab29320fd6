"use strict";
/** Addresses: the question that stands in one, and those of pages found. */
const WordingAddress = (() => {
  /**
   * @param {string} prefix of the reader's edition, as `zh-Hant/` @param {string} urls `folder` (page/) or `file` (page.html)
   * @returns {(path: string) => string} from the path of a Markdown file its address below the site's root
   */
  function pages(prefix, urls) {
    return (path) => {
      const name = path.replace(/\.md$/, "");
      const index = /(^|\/)(index|README)$/.test(name);
      const folder = index ? name.replace(/(index|README)$/, "") : `${name}/`;
      if (urls === "folder") return prefix + folder;
      return prefix + (index ? `${folder}index.html` : `${name}.html`);
    };
  }

  /** @returns {Asked} what the page's address asks */
  function fromAddress() {
    const search = new URLSearchParams(location.search);
    /** @type {Record<string, string[]>} */
    const filters = {};
    for (const facet of WordingFacets.ORDER) {
      filters[facet] = [...new Set((search.get(facet) || "").split(",").filter(Boolean))];
    }
    return { text: search.get("q") || "", filters };
  }

  /** @param {Asked} question @returns {string} the page's address that asks it */
  function toAddress({ text, filters }) {
    const search = new URLSearchParams();
    if (text) search.set("q", text);
    for (const facet of WordingFacets.ORDER) if (filters[facet].length) search.set(facet, filters[facet].join(","));
    const query = search.toString().replace(/%2C/g, ",");
    return location.pathname + (query ? `?${query}` : "");
  }

  return { pages, fromAddress, toAddress };
})();
