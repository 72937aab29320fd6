"use strict";
/** The search page: the address holds the question, the list answers it. */
(() => {
  const { make } = WordingHits;
  const FIRST = 20;
  const TYPING = 180; // ms without a key before the list follows the box
  const SLOW = 200; // ms before a search says that it is under way

  /** @type {any} */
  const place = document.querySelector("[data-wording]");
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(`[data-${name}]`));
  const box = /** @type {HTMLInputElement} */ (place.querySelector("[role=searchbox]"));
  const list = part("hits");
  const { assets, root, prefix, urls, locale, topics } = place.dataset;
  const { fromAddress, toAddress } = WordingAddress;
  const words = WordingWords[/** @type {"zh" | "zh-Hant" | "en"} */ (locale)] || WordingWords.zh;
  const engine = WordingClient.client(assets);
  /** @type {Setting} */
  const setting = { words, labels: {}, language: ["zh", "zh-Hant", "en"].indexOf(locale), root, address: WordingAddress.pages(prefix, urls) };

  /** @type {Asked} */
  let asked = { text: "", filters: {} };
  /** @type {Found | null} */
  let found = null;
  let shown = 0;
  let turn = 0;

  /** @param {Partial<Asked>} change @param {boolean} typing a key more, not a new question: no entry of its own in the history */
  function ask(change, typing = false) {
    asked = { ...asked, ...change };
    const next = toAddress(asked);
    if (next !== location.pathname + location.search) history[typing ? "replaceState" : "pushState"](null, "", next);
    run();
  }

  async function run() {
    const mine = (turn += 1);
    delete list.dataset.total;
    const slow = setTimeout(() => say(words.seeking), SLOW);
    try {
      if (!Object.keys(setting.labels).length) setting.labels = (await engine.about()).labels;
      const answer = await engine.find(asked);
      const first = (answer.numbers.length ? answer.numbers : answer.nearest).slice(0, FIRST);
      const hits = await engine.show(asked.text, first);
      if (mine === turn) render(answer, hits);
    } catch (error) {
      if (mine === turn) failed();
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {Found} answer @param {Hit[]} hits the first of them */
  function render(answer, hits) {
    found = answer;
    shown = Math.min(FIRST, answer.numbers.length);
    const idle = !answer.asked && !asked.text.trim();
    const empty = !answer.numbers.length;
    place.classList.toggle("idle", idle);
    part("failed").replaceChildren();
    list.replaceChildren(...hits.map((hit) => WordingHits.item(hit, setting, empty)));
    say(idle || empty ? "" : words.found(answer.numbers.length, answer.pages));
    part("none").replaceChildren(...(empty && !idle ? nothing(answer, hits) : []));
    part("missing").replaceChildren(...(answer.missing ? incomplete(answer.missing) : []));
    showFilters(answer);
    showMore();
    if (!idle) list.dataset.total = String(answer.numbers.length);
  }

  /** @param {string} text */
  function say(text) {
    part("status").textContent = text;
  }

  /** @param {string} text @param {() => void} act @param {string} [name] */
  function button(text, act, name = "act") {
    const element = make("button", name, text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  const chosen = () => Object.values(asked.filters).reduce((sum, values) => sum + values.length, 0);
  const unfiltered = () => Object.fromEntries(WordingFacets.ORDER.map((facet) => [facet, []]));

  /** @param {Found} answer @param {Hit[]} hits the nearest @returns {Node[]} what to do now */
  function nothing(answer, hits) {
    const title = !answer.asked ? words.nothingAsked : answer.unfiltered ? words.noneFiltered : words.none(asked.text.trim());
    const ways = make("p", "ways");
    if (hits.length) ways.append(words.nearest(hits.length), " ");
    const shared = hits.length ? hits[0].spans.map(([from, to]) => hits[0].text.slice(from, to)).join(" ") : "";
    const pieces = [...new Set(shared.match(/[\p{L}\p{N}]+/gu))];
    const apart = pieces.join(" ");
    if (pieces.length > 1 && apart !== asked.text) ways.append(words.apart, button(apart, () => fill(apart)), " ");
    if (chosen()) ways.append(button(words.dropFilters(answer.unfiltered), () => ask({ filters: unfiltered() })));
    return [make("h2", "", title), ways];
  }

  /** @param {number} count files @returns {Node[]} */
  function incomplete(count) {
    return [words.missing(count), button(words.fetchAgain, again)].map((node) =>
      typeof node === "string" ? document.createTextNode(node) : node,
    );
  }

  function again() {
    engine.reset().then(run, failed);
  }

  function failed() {
    say("");
    const away = make("a", "", words.byTopic);
    away.href = topics;
    const ways = make("p", "ways", button(words.again, again, "main"), away);
    part("failed").replaceChildren(make("h2", "", words.noIndex), make("p", "", words.noIndexWhy), ways);
    list.replaceChildren();
    part("more").hidden = true;
  }

  /** @param {string} text put into the box and looked for */
  function fill(text) {
    box.value = text;
    ask({ text });
    box.focus();
  }

  /** @param {Found} answer */
  function showFilters(answer) {
    const on = /** @type {HTMLInputElement | null} */ (document.activeElement);
    const boxes = WordingFacets.boxes(answer.facets, asked.filters, setting);
    const again = boxes.flatMap((group) => [...group.querySelectorAll("input")]);
    const kept = on && part("facets").contains(on) ? again.find((one) => one.name === on.name && one.value === on.value) : null;
    part("facets").replaceChildren(...boxes);
    if (kept) kept.focus();
    const chips = WordingFacets.chips(asked.filters, setting, (facet) => ask({ filters: { ...asked.filters, [facet]: [] } }));
    const clear = button(words.clear, () => ask({ filters: unfiltered() }));
    part("chips").replaceChildren(...(chips.length ? [...chips, clear] : []));
    part("open").textContent = words.filter(chosen());
    part("close").textContent = words.see(answer.numbers.length);
  }

  function showMore() {
    const left = found ? found.numbers.length - shown : 0;
    part("more").hidden = left <= 0;
    part("more").textContent = words.more(Math.min(left, FIRST));
  }

  async function more() {
    if (!found) return;
    const mine = turn;
    const hits = await engine.show(asked.text, found.numbers.slice(shown, shown + FIRST));
    if (mine !== turn || !found) return;
    const items = hits.map((hit) => WordingHits.item(hit, setting, false));
    list.append(...items);
    shown = Math.min(found.numbers.length, shown + FIRST);
    showMore();
    const first = items.length ? items[0].querySelector("a") : null;
    if (first) first.focus();
  }

  /** @param {boolean} open the sheet of filters on a narrow screen */
  function sheet(open) {
    part("filters").classList.toggle("open", open);
    part("open").setAttribute("aria-expanded", String(open));
    part(open ? "filters" : "open").focus();
  }

  function bind() {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let typing;
    box.addEventListener("input", (event) => {
      clearTimeout(typing);
      if (/** @type {InputEvent} */ (event).isComposing) return;
      typing = setTimeout(() => ask({ text: box.value }, true), TYPING);
    });
    box.addEventListener("compositionend", () => ask({ text: box.value }, true));
    part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(typing);
      ask({ text: box.value });
    });
    part("facets").addEventListener("change", (event) => {
      const { name } = /** @type {HTMLInputElement} */ (event.target);
      const on = [...part("facets").querySelectorAll("input")].filter((one) => one.name === name && one.checked);
      ask({ filters: { ...asked.filters, [name]: on.map((one) => one.value) } });
    });
    for (const example of place.querySelectorAll("[data-example]")) {
      example.addEventListener("click", () => fill(example.dataset.example));
    }
    for (const example of place.querySelectorAll("[data-example-part]")) {
      example.addEventListener("click", () => ask({ filters: { ...asked.filters, part: [example.dataset.examplePart] } }));
    }
    part("more").addEventListener("click", more);
    part("open").addEventListener("click", () => sheet(true));
    part("close").addEventListener("click", () => sheet(false));
    part("filters").addEventListener("keydown", (event) => {
      if (event.key === "Escape" && part("filters").classList.contains("open")) sheet(false);
    });
    addEventListener("popstate", start);
  }

  function start() {
    asked = fromAddress();
    box.value = asked.text;
    run();
  }

  list.setAttribute("aria-label", words.results);
  place.classList.add("idle");
  for (const hidden of place.querySelectorAll("[data-scripted]")) hidden.hidden = false;
  part("unscripted").hidden = true;
  bind();
  start();
})();
