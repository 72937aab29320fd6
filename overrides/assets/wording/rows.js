"use strict";
/** The table of aligned rows: sorted by its head, walked by the arrow keys, a row opened below itself. */
const WordingRows = (() => {
  const { make, button, once } = WordingMake;
  const SIZES = [{ from: 0, letter: 14, aside: 0 }, { from: 640, letter: 16, aside: 208 }, { from: 912, letter: 16, aside: 278 }];
  const FEWEST = 3;
  let count = 0;

  /** @param {Question["sort"]} sort @returns {"left" | "right" | "year"} what the rows stand by; right, if nothing was said */
  const sortedBy = (sort) => (sort === "left" ? "left" : sort === "new" || sort === "old" ? "year" : "right");

  /** @param {Question} question @param {Setting} setting @param {(sort: Question["sort"]) => void} sort */
  function table(question, setting, sort) {
    const { words } = setting;
    const by = sortedBy(question.sort);
    const heads = [
      head("left", words.byLeft, by, question.sort, () => sort("left")),
      Object.assign(make("th", "", make("span", "unseen", words.wordFound)), { scope: "col" }),
      head("right", words.byRight, by, question.sort, () => sort("right")),
      head("year", words.byYear, by, question.sort, () => sort(question.sort === "new" ? "old" : "new")),
    ];
    const place = make("table", "kwic", make("caption", "unseen", words.rows), make("thead", "", make("tr", "", ...heads)));
    place.addEventListener("keydown", (event) => pressed(event, place));
    place.addEventListener("focusin", (event) => hold(/** @type {Element} */ (event.target), place));
    return place;
  }

  /** @param {string} side @param {string} text @param {string} by @param {Question["sort"]} sort @param {() => void} act */
  function head(side, text, by, sort, act) {
    const arrow = make("span", "", by === side ? (sort === "new" ? " ↑" : " ↓") : "");
    arrow.setAttribute("aria-hidden", "true");
    const press = button(text, act, "sort-by");
    press.dataset.side = side;
    press.append(arrow);
    const cell = make("th", `kwic-${side}`, press);
    cell.scope = "col";
    cell.setAttribute("aria-sort", by !== side ? "none" : sort === "new" ? "descending" : "ascending");
    return cell;
  }

  /** @param {number} width of the list in pixels @param {number} found longest words found @returns {number} characters on each side */
  function room(width, found) {
    const { letter, aside } = [...SIZES].reverse().find(({ from }) => width >= from) || SIZES[0];
    const free = (width - aside - 32) / letter - found;
    return Math.max(FEWEST, Math.min(aside ? 24 : 8, Math.floor(free / 2)));
  }

  /** @param {HTMLElement} list @param {Hit[][]} groups @returns {number} */
  function roomFor(list, groups) {
    const longest = Math.max(0, ...groups.map(([hit]) => [...WordingKwic.line(hit).found].length));
    return room(list.clientWidth, longest);
  }

  /** @param {string} text @param {"left" | "right"} side @param {string} by @returns {(Node | string)[]} the sorted word bold */
  function context(text, side, by) {
    const [from, to] = by === side ? WordingKwic.word(text, side) : [0, 0];
    return to ? [text.slice(0, from), make("b", "", text.slice(from, to)), text.slice(to)] : [text];
  }

  /** @param {Hit[]} group a hit and its copies @param {Setting} setting @param {Question} question @param {number} chars on each side */
  function row([hit, ...copies], setting, question, chars) {
    const { found } = WordingKwic.line(hit);
    const opened = make("td", "", ...WordingHits.also(copies, setting));
    const under = make("tr", "kwic-opened", opened);
    opened.colSpan = 4;
    under.hidden = true;
    under.id = `wording-row-${(count += 1)}`;
    const word = found ? make("mark", "", found) : make("span", "", "…");
    const open = button("", once(() => toggle(open, under, hit, setting)), "kwic-open");
    open.replaceChildren(word);
    open.setAttribute("aria-expanded", "false");
    open.setAttribute("aria-controls", under.id);
    open.tabIndex = -1;
    const cells = [make("td", "kwic-left"), make("td", "kwic-word", open), make("td", "kwic-right")];
    for (const cell of cells) cell.lang = "zh-Hans";
    const line = make("tr", "kwic-row", ...cells, make("td", "kwic-year", ...facts(hit, setting)));
    fit(line, hit, question, chars);
    line.addEventListener("click", (event) => {
      if (event.detail < 2 && !(/** @type {Element} */ (event.target).closest("a, button"))) open.click();
    });
    return WordingHits.name(make("tbody", "hit", line, under), hit, setting);
  }

  /** @param {HTMLTableRowElement} row its contexts, cut to the room @param {Hit} hit @param {Question} question @param {number} chars */
  function fit(row, hit, question, chars) {
    const { left, right } = WordingKwic.fitted(WordingKwic.line(hit), chars);
    const by = sortedBy(question.sort);
    row.cells[0].replaceChildren(...context(left, "left", by));
    row.cells[2].replaceChildren(...context(right, "right", by));
  }

  /** @param {HTMLTableElement} place @param {Hit[][]} groups its rows @param {Question} question @param {number} chars there is other room now */
  function refit(place, groups, question, chars) {
    groups.forEach(([hit], at) => fit(place.tBodies[at].rows[0], hit, question, chars));
  }

  /** @param {Hit} hit @param {Setting} setting */
  function facts(hit, setting) {
    const away = WordingHits.link(hit, setting, hit.page.org || hit.page.title);
    away.tabIndex = -1; // the opened row has the same way, and it is the row that is walked
    const more = [WordingHits.year(hit, setting), WordingHits.label("part", hit.part, setting)].filter(Boolean);
    return [away, ...more.map((text) => make("span", "", text))];
  }

  /** @param {HTMLElement} open the row's button @param {HTMLElement} under @param {Hit} hit @param {Setting} setting */
  function toggle(open, under, hit, setting) {
    if (!under.querySelector(".hit-text")) fill(/** @type {HTMLElement} */ (under.firstElementChild), hit, setting);
    under.hidden = !under.hidden;
    open.setAttribute("aria-expanded", String(!under.hidden));
    open.focus();
  }

  /** @param {HTMLElement} cell @param {Hit} hit @param {Setting} setting */
  function fill(cell, hit, setting) {
    const away = WordingHits.link(hit, setting, setting.words.openPage);
    away.removeAttribute("lang");
    const from = [hit.page.title, WordingHits.section(hit)].filter(Boolean).join("，");
    const source = make("p", "kwic-source", from);
    source.lang = "zh-Hans";
    const actions = WordingHits.actions(hit, setting);
    const said = actions.querySelector(".passage-said");
    if (said) said.before(away);
    cell.prepend(WordingHits.marked(hit.text, hit.spans), make("div", "kwic-foot", source, actions));
  }

  /** One row is in the order of Tab. @param {Element | null} target @param {HTMLElement} place */
  function hold(target, place) {
    const now = target && target.closest(".kwic-open");
    if (!now) return;
    for (const open of place.querySelectorAll(".kwic-open")) /** @type {HTMLElement} */ (open).tabIndex = open === now ? 0 : -1;
  }

  /** @param {HTMLElement} place after rows were added: one of them must be reachable */
  function reachable(place) {
    if (!place.querySelector(".kwic-open[tabindex='0']")) hold(place.querySelector(".kwic-open"), place);
  }

  /** @param {KeyboardEvent} event @param {HTMLElement} place */
  function pressed(event, place) {
    const here = /** @type {Element} */ (event.target).closest(".hit");
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = /** @type {HTMLElement[]} */ ([...place.querySelectorAll(".kwic-open")]);
    const at = all.findIndex((open) => here.contains(open));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all[at + step]) all[at + step].focus();
    else if (/^[cs]$/i.test(event.key)) act(here, all[at], event.key.toLowerCase());
    else if (!step) return;
    event.preventDefault();
  }

  /** @param {Element} hit @param {HTMLElement} open @param {string} key */
  function act(hit, open, key) {
    if (open.getAttribute("aria-expanded") === "false") open.click();
    const wanted = /** @type {HTMLElement | null} */ (hit.querySelector(key === "c" ? ".passage-row button" : ".passage-row .save"));
    if (wanted) wanted.click();
  }

  return { sortedBy, table, roomFor, room, row, refit, reachable };
})();
