"use strict";
/** The search page: the address holds the question, the list answers it. */
(() => {
  const { make, button } = WordingMake;
  const FIRST = 20;
  const SORTED = 200; // rows that are sorted by a word; each must be read for that
  const SLOW = 200; // ms before a search says that it is under way

  /** @type {any} */
  const place = document.querySelector("[data-wording]");
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(`[data-${name}]`));
  const box = /** @type {HTMLInputElement} */ (place.querySelector("[role=searchbox]"));
  const list = part("hits");
  const { setting, engine, prepare } = WordingSetting.begin();
  const { words } = setting;

  let question = WordingAddress.fromAddress();
  /** Groups of a hit with its copies: read and not shown, and not read. @type {Hit[][]} */
  let ready = [];
  /** @type {number[][]} */
  let rest = [];
  /** @type {Hit[][]} */
  let shown = [];
  let chars = 0;
  let turn = 0;

  const chosen = () => Object.values(question.filters).filter((values) => values.length).length;
  const unfiltered = () => Object.fromEntries(WordingFacets.ORDER.map((facet) => [facet, []]));
  const unfilter = () => ask({ filters: unfiltered() });
  const aligned = () => question.view === "kwic";

  /** @param {Partial<Question>} change @param {boolean} typing a key more, not a new question: no entry of its own in the history */
  function ask(change, typing = false) {
    question = { ...question, saved: false, ...change };
    const next = WordingAddress.toAddress(question);
    if (next !== location.pathname + location.search) history[typing ? "replaceState" : "pushState"](null, "", next);
    return run(typing);
  }

  /** @param {string} state what the page shows */
  function enter(state) {
    place.dataset.state = state;
    part("empty").hidden = !box.value;
  }

  /** @param {boolean} typing @returns {Promise<Looked | null>} what a list under the box may show */
  async function run(typing = false) {
    const mine = (turn += 1);
    delete list.dataset.total;
    if (question.saved) return saved();
    const slow = setTimeout(() => part("status").replaceChildren(words.seeking), SLOW);
    try {
      const { parts } = await prepare();
      const answer = await engine.find(question);
      const first = await begin(answer);
      if (mine !== turn) return null;
      render(answer, first, parts);
      if (!typing && answer.numbers.length) WordingRecent.add(question.text);
      return typing && question.text.trim() ? await WordingSuggest.more(engine, question.text, answer) : null;
    } catch (error) {
      if (mine === turn) failed();
      return null;
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {number[][]} groups @returns {Promise<Hit[][]>} what can't be read is left out */
  async function read(groups) {
    const hits = new Map((await engine.show(question.text, groups.flat())).map((hit) => [hit.number, hit]));
    return groups.map((group) => group.flatMap((number) => hits.get(number) || [])).filter((group) => group.length);
  }

  /** @param {Found} answer @returns {Promise<{ first: Hit[][], later: Hit[][], left: number[][] }>} */
  async function begin(answer) {
    const groups = answer.numbers.length ? answer.groups : answer.nearest.map((number) => [number]);
    const by = WordingRows.sortedBy(question.sort);
    const sorting = aligned() && answer.numbers.length > 0 && by !== "year";
    const count = Math.max(FIRST, history.state ? history.state.shown || 0 : 0);
    const hits = await read(groups.slice(0, sorting ? SORTED : count));
    const ordered = sorting ? WordingKwic.sorted(hits, by, ([hit]) => WordingKwic.line(hit)) : hits;
    return { first: ordered.slice(0, count), later: ordered.slice(count), left: groups.slice(sorting ? SORTED : count) };
  }

  /** @param {Found} answer @param {Awaited<ReturnType<typeof begin>>} read @param {Record<string, number>} parts */
  function render(answer, { first, later, left }, parts) {
    const idle = !answer.asked && !question.text.trim();
    const none = !answer.numbers.length;
    ready = later;
    rest = none ? [] : left;
    enter(idle ? "idle" : none ? "none" : "found");
    part("failed").replaceChildren();
    part("status").replaceChildren(...(idle || none ? [] : WordingStates.status(answer, words)));
    const nearest = none ? first.flat() : [];
    const nothing = { answer, hits: nearest, text: question.text, chosen: chosen() };
    part("none").replaceChildren(...(none && !idle ? WordingStates.none(nothing, words, fill, unfilter) : []));
    part("missing").replaceChildren(...WordingStates.missing(answer.missing, words, again));
    part("before").replaceChildren(...(idle ? WordingStates.before(words, fill, () => ask({ saved: true })) : []));
    part("parts").replaceChildren(...WordingStates.parts(parts, setting, (one) => ask({ filters: { ...unfiltered(), part: [one] } })));
    head(answer);
    draw(first, none);
    if (!idle) list.dataset.total = String(answer.numbers.length);
  }

  /** @param {Found} answer */
  function head(answer) {
    WordingFacets.show(part("facets"), answer.facets, question.filters, setting);
    const chips = WordingFacets.chips(question.filters, setting, (facet) => ask({ filters: { ...question.filters, [facet]: [] } }));
    part("chips").replaceChildren(...(chips.length ? [...chips, button(words.clear, unfilter)] : []));
    part("open").textContent = words.filter(chosen());
    part("close").textContent = words.see(answer.numbers.length);
    part("clear").hidden = !chosen();
    /** @type {HTMLSelectElement} */ (part("sort")).value = question.sort === "new" || question.sort === "old" ? question.sort : "";
    place.dataset.view = question.view;
    for (const view of place.querySelectorAll("[data-view-as]")) {
      view.setAttribute("aria-pressed", String(view.dataset.viewAs === question.view));
    }
  }

  /** @param {Hit[][]} groups @param {boolean} none they are only the nearest */
  function draw(groups, none) {
    shown = [];
    const rows = aligned() && !none;
    part("keys").hidden = !rows;
    chars = rows ? WordingRows.roomFor(list, [...groups, ...ready]) : 0;
    const holder = rows ? WordingRows.table(question, setting, (sort) => ask({ sort })) : make("ol", "passages");
    holder.setAttribute("aria-label", words.results);
    list.replaceChildren(holder);
    add(groups, none);
  }

  /** @param {Hit[][]} groups @param {boolean} none @returns {HTMLElement[]} the new ones */
  function add(groups, none = false) {
    const holder = /** @type {HTMLElement} */ (list.firstElementChild);
    const items = groups.map((group) => (chars ? WordingRows.row(group, setting, question, chars) : WordingHits.item(group, setting, none)));
    holder.append(...items);
    if (chars) WordingRows.reachable(holder);
    shown.push(...groups);
    const next = [...ready, ...rest].slice(0, FIRST).reduce((sum, group) => sum + group.length, 0);
    part("more").hidden = !next;
    part("more").textContent = words.more(next);
    const bound = chars && WordingRows.sortedBy(question.sort) !== "year" && rest.length > 0;
    part("bound").textContent = bound ? words.sortedFirst(SORTED) : "";
    return items;
  }

  async function more() {
    const mine = turn;
    if (!ready.length) ready = await read(rest.splice(0, FIRST));
    if (mine !== turn) return;
    const [first] = add(ready.splice(0, FIRST));
    const next = /** @type {HTMLElement | null} */ (first && first.querySelector(chars ? ".kwic-open" : "a"));
    if (next) next.focus();
  }

  /** @returns {null} the reader's own list */
  function saved() {
    enter("saved");
    list.replaceChildren(WordingPassage.list(words));
    return null;
  }

  function again() {
    engine.reset().then(() => run(), failed);
  }

  function failed() {
    enter("failed");
    part("status").replaceChildren();
    part("failed").replaceChildren(...WordingStates.failed(words, place.dataset.topics, again));
    list.replaceChildren();
  }

  /** @param {string} text put into the box and looked for */
  function fill(text) {
    box.value = text;
    suggestions.close();
    ask({ text });
    box.focus();
  }

  /** @param {Element | null} hit the one the reader is at */
  function atHit(hit) {
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

  function resized() {
    if (chars && WordingRows.roomFor(list, [...shown, ...ready]) !== chars) draw([...shown], false);
  }

  function bindList() {
    list.addEventListener("focusin", (event) => atHit(/** @type {Element} */ (event.target).closest(".passages > .hit, .kwic > .hit")));
    list.addEventListener("click", leave);
    part("more").addEventListener("click", more);
    addEventListener("resize", resized);
  }

  function bindHead() {
    part("sort").addEventListener("change", () => ask({ sort: /** @type {any} */ (part("sort")).value }));
    for (const view of place.querySelectorAll("[data-view-as]")) {
      view.addEventListener("click", () => ask({ view: view.dataset.viewAs }));
    }
    part("facets").addEventListener("change", (event) => {
      const changed = WordingFacets.changed(part("facets"), /** @type {HTMLInputElement} */ (event.target).name);
      ask({ filters: { ...question.filters, ...changed } });
    });
    part("facets").addEventListener("click", (event) => {
      const year = WordingYears.clickedIn(/** @type {Element} */ (event.target), question.filters.year);
      if (year) ask({ filters: { ...question.filters, year } });
    });
    const sheet = WordingSheet.sheet(part("filters"), part("open"), part("shade"));
    part("close").addEventListener("click", () => sheet(false));
    part("clear").addEventListener("click", unfilter);
  }

  function bindBox() {
    part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      suggestions.close();
      ask({ text: box.value });
    });
    box.addEventListener("input", () => (part("empty").hidden = !box.value));
    part("empty").addEventListener("click", () => fill(""));
    for (const example of place.querySelectorAll("[data-example]")) {
      example.addEventListener("click", () => fill(example.dataset.example));
    }
    part("by-part").addEventListener("click", () => ask({ filters: { ...unfiltered(), part: WordingStates.PARTS } }));
    addEventListener("popstate", start);
  }

  async function start() {
    question = WordingAddress.fromAddress();
    box.value = question.text;
    await run();
    const { page, passage } = history.state || {};
    const left = [...list.querySelectorAll(".hit")].find((/** @type {any} */ { dataset }) => dataset.page === page && dataset.passage === passage);
    if (left) atHit(left);
  }

  const suggestions = WordingSuggest.attach(box, setting, (text) => ask({ text }, true));
  enter("idle");
  for (const hidden of place.querySelectorAll("[data-scripted]")) hidden.hidden = false;
  part("unscripted").hidden = true;
  bindBox();
  bindHead();
  bindList();
  start();
})();
