"use strict";
/** Filters: boxes with counts, chips of what is chosen. */
const WordingFacets = (() => {
  const { make, button } = WordingMake;
  const { svg, cross } = WordingDraw;
  const { label } = WordingHits;
  const ORDER = /** @type {const} */ (["part", "year", "org_type", "report_type", "topic"]);
  const LONGEST = 84;

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

  /** @param {typeof ORDER[number]} facet @param {Record<string, number>} counts @param {string[]} chosen @param {Setting} setting */
  function group(facet, counts, chosen, setting) {
    const values = valuesOf(facet, counts, chosen, setting);
    const most = Math.max(...Object.values(counts), 0);
    const rows = values.map((value) => row(facet, value, counts[value] || 0, most, chosen.includes(value), setting));
    return values.length ? [make("fieldset", "", make("legend", "", setting.words.facets[facet]), ...rows)] : [];
  }

  /**
   * The groups of a place, drawn anew; the focus and an open table stay.
   * @param {HTMLElement} place @param {Found["facets"]} counts @param {Record<string, string[]>} filters @param {Setting} setting
   */
  function show(place, counts, filters, setting) {
    const on = /** @type {HTMLInputElement | null} */ (document.activeElement);
    const open = Boolean(place.querySelector("details[open]"));
    const groups = ORDER.flatMap((facet) => {
      const held = Object.assign(Object.create(null), counts[facet]); // an address may name `constructor`
      if (facet === "year") return WordingYears.group(held, filters.year, setting.words, open);
      return group(facet, held, filters[facet], setting);
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
    return ORDER.filter((facet) => filters[facet].length).map((facet) => {
      const { words } = setting;
      const named = filters[facet].map((value) => label(facet, value, setting)).join(words.and);
      const values = facet === "year" ? WordingYears.named(filters.year, words) : named;
      const before = facet === "year" ? "" : words.facets[facet] + words.colon;
      const chip = button(values, () => drop(facet), "chip");
      chip.prepend(make("span", "wide", before));
      chip.append(cross());
      chip.setAttribute("aria-label", words.remove(before + values));
      return chip;
    });
  }

  return { ORDER, show, changed, chips, valuesOf };
})();
