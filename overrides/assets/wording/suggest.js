"use strict";
/**
 * The list under a search field while one types: passages, pages, and what Enter will do.
 * The field keeps the focus; the arrow keys walk the list, Escape closes it, a key of an input method is not ours.
 * @typedef {{ total: number, approximate: boolean, hits: Hit[], titles: Title[] }} Looked
 */
const WordingSuggest = (() => {
  const { make } = WordingMake;
  const TYPING = 180; // ms without a key before the list follows the field
  const PASSAGES = 4;
  const PAGES = 3;
  const ROOM = 24; // characters of a passage shown; on a phone 16
  const PHONE = "(max-width: 719px)";
  const BEFORE = 8; // of them before the words found, where the sentence begins too early
  let fields = 0;

  /** @param {Engine} engine @param {string} text @returns {Promise<Looked | null>} what a field anywhere shows */
  async function look(engine, text) {
    if (!text.trim()) return null;
    const found = await engine.find({ text, filters: {}, want: PASSAGES });
    return more(engine, text, found);
  }

  /** @param {Engine} engine @param {string} text @param {Found} found @returns {Promise<Looked>} */
  async function more(engine, text, found) {
    const first = found.groups.slice(0, PASSAGES).map(([number]) => number);
    const [hits, titles] = await Promise.all([engine.show(text, first), engine.titles(text, PAGES)]);
    return { total: found.total, approximate: found.approximate, hits, titles };
  }

  /** @param {Hit} hit @returns {(Node | string)[]} the words found and what stands around them */
  function snippet({ text, spans }) {
    const [first] = spans;
    const [start, end] = WordingHits.focus(text, spans.slice(0, 1));
    const room = matchMedia(PHONE).matches ? 16 : ROOM;
    const cut = first[1] - start <= room ? start : Math.max(start, first[0] - BEFORE);
    const from = cut + (cut > start ? text.slice(cut, first[0]).search(/[^，、。；：）”]*$/u) : 0);
    const to = Math.min(end, Math.max(first[1], from + room));
    const shown = WordingHits.pieces(text, spans, from, to);
    return [from > start ? "…" : "", ...shown, to < end ? "…" : ""];
  }

  /** @param {string} href @param {(Node | string)[]} inside @param {string[]} facts @param {string} language */
  function option(href, inside, facts, language) {
    const text = make("span", "suggest-text", ...inside);
    text.lang = language;
    const row = make("a", "", text, make("span", "suggest-facts", ...facts.map((fact) => make("span", "", fact))));
    row.href = href;
    row.tabIndex = -1;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    return row;
  }

  /** @param {string} name @param {HTMLElement[]} options */
  function group(name, options) {
    if (!options.length) return [];
    const title = make("p", "", name);
    title.setAttribute("aria-hidden", "true");
    const place = make("div", "", title, ...options);
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", name);
    return [place];
  }

  /** @param {Looked} looked @param {Setting} setting @returns {HTMLElement[]} groups of options */
  function groups({ hits, titles }, setting) {
    const { words } = setting;
    const passages = hits.map((hit) => {
      const facts = [hit.page.org || "", WordingHits.year(hit, setting)].filter(Boolean);
      return option(WordingHits.place(hit, setting), snippet(hit), facts, "zh-Hans");
    });
    const pages = titles.map(({ path, title, type, minutes, spans }) => {
      const kind = WordingHits.label("type", type, setting);
      const name = [kind && kind + words.colon, ...WordingHits.pieces(title, spans, 0, title.length)];
      return option(setting.root + setting.address(path), name, [words.minutes(minutes)], document.documentElement.lang);
    });
    return [...group(words.suggestedPassages, passages), ...group(words.suggestedPages, pages)];
  }

  /**
   * @param {HTMLInputElement} field inside its form @param {Setting} setting
   * @param {(text: string) => Promise<Looked | null>} looking null = nothing to show
   * @returns {{ close: () => void, type: () => void }} `type`: as if a key had been pressed
   */
  function attach(field, setting, looking) {
    const list = make("div", "suggest-options");
    const hint = make("p", "suggest-hint");
    const place = make("div", "suggest", list, hint);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let typing;
    let turn = 0;
    let at = -1;

    const options = () => /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll("[role=option]")]);

    function close() {
      clearTimeout(typing);
      turn += 1;
      show([]);
    }

    /** @param {HTMLElement[]} inside */
    function show(inside) {
      list.replaceChildren(...inside);
      place.hidden = !inside.length;
      options().forEach((one, number) => (one.id = `${list.id}-${number}`));
      choose(-1);
    }

    /** @param {number} next */
    function choose(next) {
      at = next;
      options().forEach((one, number) => one.setAttribute("aria-selected", String(number === at)));
      if (at < 0) field.removeAttribute("aria-activedescendant");
      else field.setAttribute("aria-activedescendant", `${list.id}-${at}`);
    }

    async function follow() {
      const mine = (turn += 1);
      const looked = await looking(field.value).catch(() => null);
      if (mine !== turn || document.activeElement !== field) return;
      hint.textContent = looked && looked.total ? setting.words.all(looked.total, looked.approximate) : "";
      show(looked ? groups(looked, setting) : []);
    }

    function type() {
      clearTimeout(typing);
      typing = setTimeout(follow, TYPING);
    }

    /** @param {KeyboardEvent} event */
    function pressed(event) {
      if (event.isComposing || place.hidden) return;
      const all = options();
      if (event.key === "ArrowDown") choose(at + 1 < all.length ? at + 1 : -1);
      else if (event.key === "ArrowUp") choose(at < 0 ? all.length - 1 : at - 1);
      else if (event.key === "Escape") close();
      else if (event.key === "Enter" && at >= 0) all[at].click();
      else return;
      event.preventDefault();
    }

    fields += 1;
    list.id = `suggest-${fields}`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", setting.words.suggestions);
    for (const [name, value] of [["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-haspopup", "listbox"]]) {
      field.setAttribute(name, value);
    }
    place.hidden = true;
    place.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    field.addEventListener("keydown", pressed);
    field.addEventListener("blur", close);
    field.addEventListener("input", (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) type();
    });
    field.addEventListener("compositionend", type);
    /** @type {HTMLFormElement} */ (field.form).append(place);
    return { close, type };
  }

  return { attach, look, more, snippet };
})();
