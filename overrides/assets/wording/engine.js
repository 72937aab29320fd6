"use strict";
/**
 * What the page asks of the index; the same questions whether a worker answers or the page itself.
 *
 * @typedef {{ labels: Record<string, Record<string, string[]>>, facets: string[][], beside: string[], urls: "" | "folder" | "file",
 *   parts: Record<string, number> }} About
 *   `facets`: the name of each and what it is called in three languages; `beside`: those a hit names; `urls`: see address.js;
 *   `parts`: how many passages of each there are.
 * @typedef {{ about: () => Promise<About>, find: (asked: Asked) => Promise<Found>,
 *   alike: (asked: Asked, dropped: string[]) => Promise<{ found: Alike[], dropped: string[] }>,
 *   show: (text: string, numbers: number[]) => Promise<Hit[]>, titles: (text: string, most: number) => Promise<Title[]>,
 *   apart: (numbers: number[]) => Promise<number[]>, beside: (text: string, numbers: number[]) => Promise<Column[]>, reset: () => Promise<void> }} Engine
 */
const WordingEngine = (() => {
  /** @param {Record<string, string[]>} filters of an address, which may say anything @param {Manifest} manifest */
  function known(filters, { facets }) {
    return Object.fromEntries(facets.flatMap(([facet]) => (filters[facet] ? [[facet, filters[facet]]] : [])));
  }

  /** @param {Read} read @returns {Engine} */
  function engine(read) {
    /** @type {ReturnType<typeof WordingIndex.open> | null} */
    let opened = null;

    function index() {
      const opening = opened || WordingIndex.open(read);
      opened = opening;
      opening.catch(() => (opened = null));
      return opening;
    }

    return {
      async about() {
        const opening = await index();
        const { labels, facets, beside, urls } = opening.manifest;
        return { labels, facets, beside, urls, parts: (await opening.columns()).parts() };
      },
      async find(asked) {
        const opening = await index();
        return WordingSearch.find(opening, { ...asked, filters: known(asked.filters, opening.manifest) });
      },
      async alike(asked, dropped) {
        const opening = await index();
        return WordingSynonyms.alike(opening, { ...asked, filters: known(asked.filters, opening.manifest) }, dropped);
      },
      show: async (text, numbers) => WordingShown.hits(await index(), text, numbers),
      apart: async (numbers) => WordingSections.apart(await index(), numbers),
      beside: async (text, numbers) => WordingSections.columns(await index(), text, numbers),
      titles: async (text, most) => WordingShown.titles(await index(), text, most),
      async reset() {
        opened = null;
      },
    };
  }

  /**
   * Reads over http. The manifest is asked for anew each time, since it alone keeps its name when the site changes.
   * @param {string} folder address of the index, ending in "/" @returns {Read}
   */
  function fetching(folder) {
    return async (name) => {
      const answer = await fetch(folder + name, { cache: name === "manifest.json" ? "no-cache" : "default" });
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    };
  }

  return { engine, fetching };
})();
