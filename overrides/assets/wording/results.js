"use strict";
/**
 * The list of what was found: sentences or aligned rows, a page of them at a time, and where the reader is in it.
 * @typedef {{ first: Hit[][], later: Hit[][], left: number[][] }} Begun groups of a hit with its copies: to show now,
 *   read already, not read yet
 */
const WordingResults = (() => {
  const { make } = WordingMake;
  const FIRST = 20;
  const SORTED = 200; // rows that are sorted by a word; each must be read for that

  /**
   * @param {(name: string) => HTMLElement} part of the page @param {Engine} engine @param {Setting} setting
   * @param {(sort: Question["sort"]) => void} sort asked by the head of the rows
   */
  function results(part, engine, setting, sort) {
    const list = part("hits");
    /** @type {Question | null} */
    let question = null;
    /** @type {Hit[][]} */
    let ready = [];
    /** @type {number[][]} */
    let rest = [];
    /** @type {Hit[][]} */
    let shown = [];
    let chars = 0;

    const isSorted = (/** @type {Question} */ asked) => asked.view === "kwic" && WordingRows.sortedBy(asked.sort) !== "year";

    /** @param {string} text @param {number[][]} groups @returns {Promise<Hit[][]>} what can't be read is left out */
    async function read(text, groups) {
      const hits = new Map((await engine.show(text, groups.flat())).map((hit) => [hit.number, hit]));
      return groups.map((group) => group.flatMap((number) => hits.get(number) || [])).filter((group) => group.length);
    }

    /** @param {Question} asked @param {Found} answer @returns {Promise<Begun>} */
    async function begin(asked, answer) {
      const groups = answer.numbers.length ? answer.groups : answer.nearest.map((number) => [number]);
      const count = Math.max(FIRST, history.state ? history.state.shown || 0 : 0);
      const sorting = isSorted(asked) && answer.numbers.length > 0;
      const bound = sorting ? SORTED : count;
      const hits = await read(asked.text, groups.slice(0, bound));
      const side = WordingRows.sortedBy(asked.sort) === "left" ? "left" : "right";
      const ordered = sorting ? WordingKwic.sorted(hits, side, ([hit]) => WordingKwic.line(hit)) : hits;
      return { first: ordered.slice(0, count), later: ordered.slice(count), left: groups.slice(bound) };
    }

    /** @param {Question} asked @param {Begun} begun @param {boolean} none they are only the nearest */
    function show(asked, { first, later, left }, none) {
      question = asked;
      ready = later;
      rest = none ? [] : left;
      draw(first, none);
    }

    /** @param {Hit[][]} groups @param {boolean} none */
    function draw(groups, none) {
      const asked = /** @type {Question} */ (question);
      const rows = asked.view === "kwic" && !none;
      chars = rows ? WordingRows.roomFor(list, [...groups, ...ready]) : 0;
      shown = [];
      const holder = rows ? WordingRows.table(asked, setting, sort) : make("ol", "passages");
      holder.setAttribute("aria-label", setting.words.results);
      list.replaceChildren(holder);
      part("keys").hidden = !rows;
      add(groups, none);
    }

    /** @param {Hit[][]} groups @param {boolean} none @returns {HTMLElement[]} the new ones */
    function add(groups, none) {
      const asked = /** @type {Question} */ (question);
      const holder = /** @type {HTMLElement} */ (list.firstElementChild);
      const items = groups.map((group) => (chars ? WordingRows.row(group, setting, asked, chars) : WordingHits.item(group, setting, none)));
      holder.append(...items);
      if (chars) WordingRows.reachable(holder);
      shown.push(...groups);
      const next = [...ready, ...rest].slice(0, FIRST).reduce((sum, group) => sum + group.length, 0);
      part("more").hidden = !next;
      part("more").textContent = setting.words.more(next);
      part("bound").textContent = chars && isSorted(asked) && rest.length ? setting.words.sortedFirst(SORTED) : "";
      return items;
    }

    async function more() {
      const asked = /** @type {Question} */ (question);
      if (!ready.length) ready = await read(asked.text, rest.splice(0, FIRST));
      if (asked !== question) return;
      const [first] = add(ready.splice(0, FIRST), false);
      const next = /** @type {HTMLElement | null} */ (first && first.querySelector(chars ? ".kwic-open" : "a"));
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
