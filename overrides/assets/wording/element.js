"use strict";
/** The search page: the address holds the question, the list answers it. */
(() => {
  const { button } = WordingMake;
  const SLOW = 200; // ms before a search says that it is under way

  /** @type {any} */
  const place = document.querySelector("[data-wording]");
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(`[data-${name}]`));
  const box = /** @type {HTMLInputElement} */ (place.querySelector("[role=searchbox]"));
  const list = part("hits");
  const { setting, engine, prepare } = WordingSetting.begin();
  const { words } = setting;
  const results = WordingResults.results(part, engine, setting, (sort) => ask({ sort }));

  let question = WordingAddress.fromAddress();
  let turn = 0;
  let typed = false; // the newest entry of the history is of a text that is still being typed

  const chosen = () => Object.values(question.filters).filter((values) => values.length).length;
  const unfilter = () => ask({ filters: {} });

  /** @param {Partial<Question>} change @param {boolean} typing a key more, not a new question: one entry in the history for all keys */
  function ask(change, typing = false) {
    const anew = change.text !== undefined && change.text !== question.text;
    question = { ...question, saved: false, drop: anew ? [] : question.drop, ...change };
    const next = WordingAddress.toAddress(question);
    if (next !== location.pathname + location.search) history[typing && typed ? "replaceState" : "pushState"](null, "", next);
    typed = typing;
    return run(typing);
  }

  /** @param {string} state what the page shows */
  function enter(state) {
    place.dataset.state = state;
    part("empty").hidden = !box.value;
  }

  function slowly() {
    if (place.dataset.state !== "found") enter("seeking");
    part("status").replaceChildren(words.seeking);
  }

  /** @param {boolean} typing @returns {Promise<Looked | null>} what a list under the box may show */
  async function run(typing = false) {
    const mine = (turn += 1);
    delete list.dataset.total;
    if (question.saved) return saved();
    const slow = setTimeout(slowly, SLOW);
    try {
      const [{ parts }, answer] = await Promise.all([prepare(), engine.find(results.asking(question))]);
      if (mine !== turn) return null;
      question = { ...question, filters: WordingFacets.known(question.filters, setting) };
      const begun = await results.begin(question, answer);
      if (mine !== turn) return null;
      render(answer, begun, parts);
      alike(mine).catch(() => part("alike").replaceChildren()); // an answer without them is an answer
      if (!typing && answer.total) WordingRecent.add(question.text);
      return typing && question.text.trim() ? await WordingSuggest.more(engine, question.text, answer) : null;
    } catch (error) {
      if (mine === turn) failed();
      return null;
    } finally {
      clearTimeout(slow);
    }
  }

  /** The focus stays, or goes to what says how many, when what was pressed went away. @param {Element | null} pressed */
  function refocus(pressed) {
    if (!pressed || pressed.isConnected || document.activeElement !== document.body) return;
    const { side } = /** @type {HTMLElement} */ (pressed).dataset;
    const again = side ? list.querySelector(`[data-side=${side}]`) : part("status").offsetParent ? part("status") : place;
    /** @type {HTMLElement} */ (again || place).focus({ preventScroll: true });
  }

  /** @param {Found} answer @param {Begun} begun @param {Record<string, number>} parts */
  function render(answer, begun, parts) {
    const pressed = document.activeElement;
    const idle = !answer.asked && !question.text.trim();
    const none = !answer.groups.length;
    enter(idle ? "idle" : none ? "none" : "found");
    part("failed").replaceChildren();
    part("status").replaceChildren(...(idle || none ? [] : WordingStates.status(answer, words)));
    const nearest = none ? begun.first.flat() : [];
    const nothing = { answer, hits: nearest, text: question.text, chosen: chosen() };
    part("none").replaceChildren(...(none && !idle ? WordingStates.none(nothing, words, fill, unfilter) : []));
    part("missing").replaceChildren(...WordingStates.missing(answer.missing, words, again));
    part("before").replaceChildren(...(idle ? WordingStates.before(words, fill, () => ask({ saved: true })) : []));
    part("parts").replaceChildren(...WordingStates.parts(parts, setting, (one, view) => ask({ filters: { part: [one] }, view })));
    head(answer);
    results.show(question, begun, none);
    if (!idle) list.dataset.total = String(answer.total);
    refocus(pressed);
  }

  /** Other words for what was typed, below the answer and after it. @param {number} mine the turn it belongs to */
  async function alike(mine) {
    const pressed = document.activeElement;
    const inside = part("alike").contains(pressed);
    const found = await WordingAlike.look(engine, question, setting, { find: fill, drop: (drop) => ask({ drop }) });
    if (mine !== turn) return;
    part("alike").replaceChildren(...found);
    if (inside) refocus(pressed);
  }

  /** @param {Found} answer */
  function head(answer) {
    WordingFacets.show(part("facets"), answer.facets, question.filters, setting);
    const chips = WordingFacets.chips(question.filters, setting, (facet) => ask({ filters: { ...question.filters, [facet]: [] } }));
    part("chips").replaceChildren(...(chips.length ? [...chips, button(words.clear, unfilter)] : []));
    part("open").textContent = words.filter(chosen());
    part("close").textContent = words.see(answer.total, answer.approximate);
    part("clear").hidden = !chosen();
    /** @type {HTMLSelectElement} */ (part("sort")).value = question.sort === "new" || question.sort === "old" ? question.sort : "";
    place.dataset.view = question.view;
    place.toggleAttribute("data-wide", question.view !== "");
    pick(answer);
    for (const view of place.querySelectorAll("[data-view-as]")) {
      view.setAttribute("aria-pressed", String(view.dataset.viewAs === question.view));
    }
  }

  /** The parts above units side by side; the focus stays on the one that was pressed. @param {Found} answer */
  function pick(answer) {
    const pressed = document.activeElement instanceof HTMLElement && part("pick").contains(document.activeElement) ? document.activeElement.dataset.part : "";
    const counts = Object.assign(Object.create(null), answer.facets.part);
    const choose = (/** @type {string} */ one) => ask({ filters: { ...question.filters, part: [one] } });
    part("pick").replaceChildren(...WordingBeside.picker(counts, question.filters.part || [], setting, choose));
    const again = [...part("pick").children].find((one) => /** @type {HTMLElement} */ (one).dataset.part === pressed);
    if (again) /** @type {HTMLElement} */ (again).focus();
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
      const year = WordingYears.clickedIn(/** @type {Element} */ (event.target), question.filters.year || []);
      if (year) ask({ filters: { ...question.filters, year } });
    });
    const sheet = WordingSheet.sheet(part("filters"), part("open"), part("shade"));
    part("close").addEventListener("click", () => sheet(false));
    part("clear").addEventListener("click", () => {
      unfilter();
      part("filters").focus(); // the button goes away with the last filter
    });
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
    part("by-part").addEventListener("click", () => ask({ filters: { part: WordingStates.PARTS } }));
    addEventListener("popstate", start);
  }

  async function start() {
    typed = false;
    question = WordingAddress.fromAddress();
    box.value = question.text;
    await run();
    results.comeBack();
  }

  const suggestions = WordingSuggest.attach(box, setting, (text) => ask({ text }, true));
  enter(location.search ? "seeking" : "idle");
  for (const hidden of place.querySelectorAll("[data-scripted]")) hidden.hidden = false;
  part("unscripted").hidden = true;
  bindBox();
  bindHead();
  start();
})();
