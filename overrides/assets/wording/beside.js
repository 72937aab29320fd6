"use strict";
/** One part of several units side by side: a column a report, whose unit is its heading. */
const WordingBeside = (() => {
  const { make, button } = WordingMake;
  const { label } = WordingHits;
  let columns = 0;

  /** @param {Column[]} read @returns {Column[]} every unit once before one comes again; else as they were */
  function inTurn(read) {
    /** @type {Map<string, number>} */
    const seen = new Map();
    const turns = read.map((column) => {
      const unit = column.page.org || column.page.path;
      const turn = seen.get(unit) || 0;
      seen.set(unit, turn + 1);
      return { column, turn };
    });
    return turns.sort((a, b) => a.turn - b.turn).map(({ column }) => column);
  }

  /** @param {Column} column @param {Setting} setting @param {boolean} mixed parts of different kinds stand beside each other */
  function unit(column, setting, mixed) {
    const { words } = setting;
    const name = make("h2", "", column.page.org || column.page.title);
    name.id = `wording-unit-${(columns += 1)}`;
    name.lang = "zh-Hans";
    name.tabIndex = -1;
    const source = make("p", "unit-source", WordingHits.link(column, setting, column.page.title));
    const place = make("article", "unit hit", name, facts(column, setting, mixed), blocks(column), source);
    place.setAttribute("aria-labelledby", name.id);
    source.append(button(words.nextUnit, () => onwards(place), "act step"));
    return WordingHits.name(place, column, setting);
  }

  /** @param {Column} column @param {Setting} setting @param {boolean} mixed */
  function facts({ page, part }, setting, mixed) {
    const known = [label("org_type", page.org_type, setting), label("report_type", page.report_type, setting), WordingYears.named(page.year, setting.words)];
    const shown = known.filter(Boolean).map((text) => make("span", "", text));
    const invented = page.fictional ? [make("span", "label zhu", setting.words.fictional)] : [];
    const named = mixed && part ? [make("span", "tag", label("part", part, setting))] : [];
    return make("p", "facts", ...invented, ...named, ...shown);
  }

  /** @param {Column} column */
  function blocks(column) {
    const place = make("div", "unit-text");
    place.lang = "zh-Hans";
    for (const { headings, text, spans } of column.blocks) {
      place.append(...headings.map((heading) => make("h3", "", heading)), make("p", "", ...WordingHits.pieces(text, spans, 0, text.length)));
    }
    return place;
  }

  /** To the heading of the next unit. @param {HTMLElement} place */
  function onwards(place) {
    const next = place.nextElementSibling && place.nextElementSibling.querySelector("h2");
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }

  /**
   * @param {Record<string, number>} counts passages of each part @param {string[]} chosen @param {Setting} setting
   * @param {(part: string) => void} choose @returns {HTMLElement[]} a button a part
   */
  function picker(counts, chosen, setting, choose) {
    return Object.keys(setting.labels.part || {}).filter((part) => counts[part] || chosen.includes(part)).map((part) => {
      const pick = button(label("part", part, setting), () => choose(part), "");
      pick.append(make("small", "", String(counts[part] || 0)));
      pick.setAttribute("aria-pressed", String(chosen.includes(part)));
      pick.dataset.part = part;
      return pick;
    });
  }

  return { inTurn, unit, picker };
})();
