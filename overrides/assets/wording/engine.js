"use strict";
/**
 * What the page asks of the index; the same questions whether a worker answers or the page itself.
 *
 * @typedef {{ labels: Record<string, Record<string, string[]>>, facets: string[][], beside: string[], urls: "" | "folder" | "file",
 *   parts: Record<string, number> }} About
 *   `facets`: the name of each and what it is called in three languages; `beside`: those a hit names; `urls`: see address.js;
 *   `parts`: how many passages of each there are.
 * @typedef {{ about: () => Promise<About>, find: (asked: Asked) => Promise<Found>, more: (asked: Asked, seen: number, want?: number) => Promise<Next>,
 *   alike: (asked: Asked, dropped: string[]) => Promise<{ found: Alike[], dropped: string[] }>,
 *   show: (text: string, numbers: number[]) => Promise<Hit[]>, titles: (text: string, most: number) => Promise<Title[]>,
 *   beside: (text: string, numbers: number[]) => Promise<Column[]>, reset: () => Promise<void> }} Engine
 */
const WordingEngine = (() => {
  const WALKS = 4; // searches that can be gone on with

  /** @param {Record<string, string[]>} filters of an address, which may say anything @param {Manifest} manifest */
  function known(filters, { facets }) {
    return Object.fromEntries(facets.flatMap(([facet]) => (filters[facet] ? [[facet, filters[facet]]] : [])));
  }

  /** @param {Read} read @returns {Engine} */
  function engine(read) {
    /** @type {ReturnType<typeof WordingIndex.open> | null} */
    let opened = null;
    /** The searches asked last, by what was asked. @type {Map<string, ReturnType<typeof WordingSearch.begin>>} */
    const walks = new Map();

    function index() {
      const opening = opened || WordingIndex.open(read);
      opened = opening;
      opening.catch(() => (opened = null));
      return opening;
    }

    /** @param {Asked} asked @param {boolean} anew whether to ask again what was asked before */
    async function walk(asked, anew) {
      const opening = await index();
      const meant = { ...asked, filters: known(asked.filters, opening.manifest) };
      const name = JSON.stringify([meant.text, meant.filters, meant.sort, meant.apart]);
      const begun = (anew ? undefined : walks.get(name)) || WordingSearch.begin(opening, meant);
      walks.delete(name);
      walks.set(name, begun);
      begun.catch(() => walks.delete(name));
      if (walks.size > WALKS) walks.delete(walks.keys().next().value || "");
      return begun;
    }

    return {
      async about() {
        const { labels, facets, beside, urls, parts } = (await index()).manifest;
        return { labels, facets, beside, urls, parts };
      },
      async find(asked) {
        (await index()).missing.clear();
        return WordingSearch.first(await walk(asked, true), asked.want);
      },
      more: async (asked, seen, want) => WordingSearch.more(await walk(asked, false), seen, want),
      async alike(asked, dropped) {
        const opening = await index();
        return WordingSynonyms.alike(opening, { ...asked, filters: known(asked.filters, opening.manifest) }, dropped);
      },
      show: async (text, numbers) => WordingShown.hits(await index(), text, numbers),
      beside: async (text, numbers) => WordingSections.columns(await index(), text, numbers),
      titles: async (text, most) => WordingShown.titles(await index(), text, most),
      async reset() {
        opened = null;
        walks.clear();
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
