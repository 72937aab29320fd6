"use strict";
/**
 * The list of what was found: sentences, aligned rows or units side by side, a page of them at a time, and where the
 * reader is in it.
 * @typedef {{ first: Hit[][], later: Hit[][], seen: number, total: number, left: boolean }} Begun groups of a hit with its
 *   copies to show now, and read already; how many were read, passages found, whether there may be more
 */
const WordingResults = (() => {
  const { make } = WordingMake;
  const FIRST = 10;
  const UNITS = 12;
  const SORTED = 200; // rows that are sorted by a word; each must be read for that

  /**
   * @param {(name: string) => HTMLElement} part of the page @param {Engine} engine @param {Setting} setting
   * @param {(sort: Question["sort"]) => void} sort asked by the head of the rows
   */
  function results(part, engine, setting, sort) {
    const list = part("hits");
    /** @type {Question | null} */
    let question = null;
    /** @type {Question["view"]} */
    let view = "";
    /** @type {Hit[][]} */
    let ready = [];
    let seen = 0; // groups read
    let total = 0;
    let left = false;
    /** The question whose next hits are being read. @type {Question | null} */
    let coming = null;
    /** @type {Hit[][]} */
    let shown = [];
    let chars = 0;

    const isSorted = (/** @type {Question} */ asked) => asked.view === "kwic" && WordingRows.sortedBy(asked.sort) !== "year";
    const pageOf = (/** @type {Question["view"]} */ seen) => (seen === "beside" ? UNITS : FIRST);

    /** @param {string} text @param {number[][]} groups @param {Question["view"]} seen @returns {Promise<Hit[][]>} what can't be read is left out */
    async function read(text, groups, seen) {
      if (seen === "beside") return WordingBeside.inTurn(await engine.beside(text, groups.map(([head]) => head))).map((column) => [column]);
      const hits = new Map((await engine.show(text, groups.flat())).map((hit) => [hit.number, hit]));
      return groups.map((group) => group.flatMap((number) => hits.get(number) || [])).filter((group) => group.length);
    }

    /** @param {Question} asked @returns {number} groups to show at first */
    const firstOf = (asked) => Math.max(pageOf(asked.view), history.state ? history.state.shown || 0 : 0);

    /** @param {Question} asked @returns {Asked} with what its view needs of it */
    function asking(asked) {
      return { ...asked, want: isSorted(asked) ? Math.max(SORTED, firstOf(asked)) : firstOf(asked), apart: asked.view === "beside" };
    }

    /** @param {Question} asked @param {Found} answer @returns {Promise<Begun>} */
    async function begin(asked, answer) {
      const none = !answer.groups.length;
      const groups = none ? answer.nearest.map((number) => [number]) : answer.groups;
      const count = firstOf(asked);
      const sorting = isSorted(asked) && !none;
      const hits = await read(asked.text, groups, none ? "" : asked.view);
      const side = WordingRows.sortedBy(asked.sort) === "left" ? "left" : "right";
      const ordered = sorting ? WordingKwic.sorted(hits, side, ([hit]) => WordingKwic.line(hit)) : hits;
      return { first: ordered.slice(0, count), later: ordered.slice(count), seen: groups.length, total: asked.view === "beside" ? answer.pages : answer.total, left: answer.more };
    }

    /** @param {Question} asked @param {Begun} begun @param {boolean} none they are only the nearest */
    function show(asked, { first, later, ...begun }, none) {
      question = asked;
      view = none ? "" : asked.view;
      ready = later;
      ({ seen, total } = begun);
      left = begun.left && !none;
      chars = view === "kwic" ? WordingRows.roomFor(list, [...first, ...ready]) : 0;
      shown = [];
      list.replaceChildren(holder(asked));
      part("keys").hidden = view !== "kwic";
      add(first, none);
    }

    /** @param {Question} asked */
    function holder(asked) {
      const place = view === "kwic" ? WordingRows.table(asked, setting, sort) : view ? make("div", "beside") : make("ol", "passages");
      if (view === "beside") place.setAttribute("role", "group");
      place.setAttribute("aria-label", setting.words.results);
      return place;
    }

    /** @param {Hit[]} group @param {boolean} none */
    function item(group, none) {
      const asked = /** @type {Question} */ (question);
      if (view === "beside") return WordingBeside.unit(/** @type {Column} */ (group[0]), setting, (asked.filters.part || []).length !== 1);
      if (view === "kwic") return WordingRows.row(group, setting, asked, chars);
      return WordingHits.item(group, setting, none);
    }

    /** @param {Hit[][]} groups @param {boolean} none @returns {HTMLElement[]} the new ones */
    function add(groups, none) {
      const place = /** @type {HTMLElement} */ (list.firstElementChild);
      const items = groups.map((group) => item(group, none));
      place.append(...items);
      if (view === "kwic") WordingRows.reachable(place);
      shown.push(...groups);
      part("more").hidden = !ready.length && !left;
      part("more").textContent = view === "beside" ? setting.words.moreReports(next()) : setting.words.more(next());
      part("bound").textContent = isSorted(/** @type {Question} */ (question)) && left ? setting.words.sortedFirst(SORTED) : "";
      return items;
    }

    /** @returns {number} passages that come next, where it is not known about */
    function next() {
      const known = ready.slice(0, pageOf(view)).flat().length;
      return ready.length ? known : Math.max(1, Math.min(pageOf(view), total - shown.flat().length));
    }

    /** The next ones; pressed again while they come, it does nothing. */
    async function more() {
      const asked = /** @type {Question} */ (question);
      if (coming === asked) return;
      coming = asked;
      try {
        await further(asked);
      } finally {
        if (coming === asked) coming = null;
      }
    }

    /** @param {Question} asked */
    async function further(asked) {
      const most = pageOf(view);
      const found = ready.length ? null : await engine.more(asking(asked), seen, most);
      const hits = found ? await read(asked.text, found.groups, view) : ready;
      if (asked !== question) return;
      if (found) [seen, left] = [seen + found.groups.length, found.more];
      ready = hits;
      const [first] = add(ready.splice(0, most), false);
      const next = /** @type {HTMLElement | null} */ (first && first.querySelector({ "": "a", kwic: ".kwic-open", beside: "h2" }[view]));
      if (next) next.focus();
    }

    /** @param {Element | null} hit the one the reader is at */
    function stand(hit) {
      if (!hit) return;
      for (const one of list.querySelectorAll(".hit.current")) one.classList.remove("current");
      hit.classList.add("current");
    }

    /** Leaving by a hit: on the way back as many are shown, and this one is the current. @param {Event} event */
    function leave(event) {
      const link = /** @type {Element} */ (event.target).closest("a");
      const hit = /** @type {HTMLElement | null} */ (link && link.closest(".hit"));
      if (hit) history.replaceState({ shown: shown.length, page: hit.dataset.page, passage: hit.dataset.passage }, "");
    }

    function comeBack() {
      const { page, passage } = history.state || {};
      const hits = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".hit")]);
      stand(hits.find(({ dataset }) => dataset.page === page && dataset.passage === passage) || null);
    }

    function resized() {
      const now = chars && WordingRows.roomFor(list, [...shown, ...ready]);
      const table = list.firstElementChild;
      if (now === chars || !question || !(table instanceof HTMLTableElement)) return;
      chars = now;
      WordingRows.refit(table, shown, question, chars);
    }

    list.addEventListener("focusin", (event) => stand(/** @type {Element} */ (event.target).closest(".passages > .hit, .kwic > .hit")));
    list.addEventListener("click", leave);
    part("more").addEventListener("click", more);
    addEventListener("resize", resized);
    return { begin, show, asking, comeBack };
  }

  return { results };
})();
