"use strict";
/**
 * What the page asks of the index; the same three questions whether a worker answers or the page itself.
 *
 * @typedef {{ values: Record<string, string[][]>, labels: Record<string, Record<string, string[]>>, passages: number }} About
 * @typedef {{ about: () => Promise<About>, find: (asked: Asked) => Promise<Found>,
 *   show: (text: string, numbers: number[]) => Promise<Hit[]>, reset: () => Promise<void> }} Engine
 */
const WordingEngine = (() => {
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
        const { values, labels, passages } = (await index()).manifest;
        return { values, labels, passages };
      },
      find: async (asked) => WordingSearch.find(await index(), asked),
      show: async (text, numbers) => WordingSearch.show(await index(), text, numbers),
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
