"use strict";
/**
 * The list of what was found: sentences, aligned rows or units side by side, a page of them at a time, and where the
 * reader is in it.
 * @typedef {{ first: Hit[][], later: Hit[][], left: number[][] }} Begun groups of a hit with its copies: to show now,
 *   read already, not read yet
 */
const WordingResults = (() => {
  const { make } = WordingMake;
  const FIRST = 20;
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
    /** @type {number[][]} */
    let rest = [];
    /** @type {Hit[][]} */
    let shown = [];
    let chars = 0;

    const isSorted = (/** @type {Question} */ asked) => asked.view === "kwic" && WordingRows.sortedBy(asked.sort) !== "year";
    const pageOf = (/** @type {Question["view"]} */ seen) => (seen === "beside" ? UNITS : FIRST);

    /** @param {string} text @param {number[][]} groups @param {Question["view"]} seen @returns {Promise<Hit[][]>} what can't be read is left out */
    async function read(text, groups, seen) {
      if (seen === "beside") return WordingBeside.inTurn(await engine.beside(text, groups.flat())).map((column) => [column]);
      const hits = new Map((await engine.show(text, groups.flat())).map((hit) => [hit.number, hit]));
      return groups.map((group) => group.flatMap((number) => hits.get(number) || [])).filter((group) => group.length);
    }

    /** @param {Question} asked @param {Found} answer @returns {Promise<number[][]>} */
    async function groupsOf(asked, answer) {
      if (!answer.numbers.length) return answer.nearest.map((number) => [number]);
      if (asked.view !== "beside") return answer.groups;
      return (await engine.apart(answer.groups.map(([number]) => number))).map((number) => [number]);
    }

    /** @param {Question} asked @param {Found} answer @returns {Promise<Begun>} */
    async function begin(asked, answer) {
      const seen = answer.numbers.length ? asked.view : "";
      const groups = await groupsOf(asked, answer);
      const count = Math.max(pageOf(seen), history.state ? history.state.shown || 0 : 0);
      const sorting = isSorted(asked) && answer.numbers.length > 0;
      const bound = sorting ? SORTED : count;
      const hits = await read(asked.text, groups.slice(0, bound), seen);
      const side = WordingRows.sortedBy(asked.sort) === "left" ? "left" : "right";
      const ordered = sorting ? WordingKwic.sorted(hits, side, ([hit]) => WordingKwic.line(hit)) : hits;
      return { first: ordered.slice(0, count), later: ordered.slice(count), left: groups.slice(bound) };
    }

    /** @param {Question} asked @param {Begun} begun @param {boolean} none they are only the nearest */
    function show(asked, { first, later, left }, none) {
      question = asked;
      view = none ? "" : asked.view;
      ready = later;
      rest = none ? [] : left;
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
      const next = [...ready, ...rest].slice(0, pageOf(view)).reduce((sum, group) => sum + group.length, 0);
      part("more").hidden = !next;
      part("more").textContent = view === "beside" ? setting.words.moreReports(next) : setting.words.more(next);
      part("bound").textContent = isSorted(/** @type {Question} */ (question)) && rest.length ? setting.words.sortedFirst(SORTED) : "";
      return items;
    }

    async function more() {
      const asked = /** @type {Question} */ (question);
      const most = pageOf(view);
      if (!ready.length) ready = await read(asked.text, rest.splice(0, most), view);
      if (asked !== question) return;
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
    return { begin, show, comeBack };
  }

  return { results };
})();
