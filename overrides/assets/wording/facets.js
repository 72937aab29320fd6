"use strict";
/** Filters: boxes with counts, chips of what is chosen. */
const WordingFacets = (() => {
  const { make, button } = WordingMake;
  const { svg, cross } = WordingDraw;
  const { label } = WordingHits;
  const LONGEST = 84;

  /** @param {Record<string, string[]>} filters @param {Setting} setting @returns {Record<string, string[]>} those of facets there are, in their order */
  function known(filters, setting) {
    return Object.fromEntries(setting.facets.flatMap(([facet]) => (filters[facet] && filters[facet].length ? [[facet, filters[facet]]] : [])));
  }

  /** @param {string} facet @param {Setting} setting @returns {string} what it is called */
  const named = (facet, { facets, language }) => (facets.find(([name]) => name === facet) || [facet, facet, facet, facet])[1 + language];

  /** @param {string} facet @param {Record<string, number>} counts @param {string[]} chosen @param {Setting} setting @returns {string[]} most passages first */
  function valuesOf(facet, counts, chosen, setting) {
    const order = Object.keys(setting.labels[facet] || {});
    const place = (/** @type {string} */ value) => (order.indexOf(value) < 0 ? order.length : order.indexOf(value));
    return [...new Set([...Object.keys(counts), ...chosen])].sort(
      (a, b) => (counts[b] || 0) - (counts[a] || 0) || place(a) - place(b) || a.localeCompare(b),
    );
  }

  /** @param {number} share of the longest bar */
  function bar(share) {
    const size = { viewBox: `0 0 ${LONGEST} 8`, width: LONGEST, height: 8, preserveAspectRatio: "none", "aria-hidden": "true" };
    return svg("svg", size, svg("rect", { width: Math.round(share * LONGEST), height: 8 }));
  }

  /** @param {string} facet @param {string} value @param {number} count @param {number} most @param {boolean} on
   *  @param {Setting} setting */
  function row(facet, value, count, most, on, setting) {
    const box = make("input", "");
    box.type = "checkbox";
    box.name = facet;
    box.value = value;
    box.checked = on;
    const name = make("span", "name", label(facet, value, setting));
    return make("label", on ? "on" : "", box, name, bar(most ? count / most : 0), make("span", "count", String(count)));
  }

  /** @param {string} facet @param {Record<string, number>} counts @param {string[]} chosen @param {Setting} setting */
  function group(facet, counts, chosen, setting) {
    const values = valuesOf(facet, counts, chosen, setting);
    const most = Math.max(...Object.values(counts), 0);
    const rows = values.map((value) => row(facet, value, counts[value] || 0, most, chosen.includes(value), setting));
    return values.length ? [make("fieldset", "", make("legend", "", named(facet, setting)), ...rows)] : [];
  }

  /**
   * The groups of a place, drawn anew; the focus and an open table stay.
   * @param {HTMLElement} place @param {Found["facets"]} counts @param {Record<string, string[]>} filters @param {Setting} setting
   */
  function show(place, counts, filters, setting) {
    const on = /** @type {HTMLInputElement | null} */ (document.activeElement);
    const open = Boolean(place.querySelector("details[open]"));
    const groups = setting.facets.flatMap(([facet]) => {
      const held = Object.assign(Object.create(null), counts[facet]); // an address may name `constructor`
      const chosen = filters[facet] || [];
      if (facet === "year") return WordingYears.group(held, chosen, setting.words, open);
      return group(facet, held, chosen, setting);
    });
    const again = groups.flatMap((one) => /** @type {HTMLInputElement[]} */ ([...one.querySelectorAll("input, select, summary")]));
    const kept = on && place.contains(on) ? again.find((one) => one.tagName === on.tagName && one.name === on.name && (one.type !== "checkbox" || one.value === on.value)) : null;
    place.replaceChildren(...groups);
    if (kept) kept.focus();
  }

  /** @param {HTMLElement} place @param {string} facet whose box or list was changed @returns {Record<string, string[]>} its new values */
  function changed(place, facet) {
    if (facet === "year-from" || facet === "year-to") return { year: WordingYears.chosenIn(place) };
    const boxes = /** @type {HTMLInputElement[]} */ ([...place.querySelectorAll("input[type=checkbox]")]);
    return { [facet]: boxes.filter((box) => box.name === facet && box.checked).map((box) => box.value) };
  }

  /** @param {Record<string, string[]>} filters @param {Setting} setting @param {(facet: string) => void} drop */
  function chips(filters, setting, drop) {
    return Object.keys(known(filters, setting)).map((facet) => {
      const { words } = setting;
      const called = filters[facet].map((value) => label(facet, value, setting)).join(words.and);
      const values = facet === "year" ? WordingYears.named(filters.year, words) : called;
      const before = facet === "year" ? "" : named(facet, setting) + words.colon;
      const chip = button(values, () => drop(facet), "chip");
      chip.prepend(make("span", "wide", before));
      chip.append(cross());
      chip.setAttribute("aria-label", words.remove(before + values));
      return chip;
    });
  }

  return { known, show, changed, chips, valuesOf };
})();
