"use strict";
/** Filters: boxes with counts, chips of what is chosen. */
const WordingFacets = (() => {
  const { make, label } = WordingHits;
  const ORDER = /** @type {const} */ (["part", "year", "org_type", "report_type"]);

  /** @param {string} facet @param {Record<string, number>} counts @param {string[]} chosen @param {Setting} setting */
  function valuesOf(facet, counts, chosen, setting) {
    const order = Object.keys(setting.labels[facet] || {});
    const place = (/** @type {string} */ value) => (order.indexOf(value) < 0 ? order.length : order.indexOf(value));
    return [...new Set([...Object.keys(counts), ...chosen])].sort(
      (a, b) => place(a) - place(b) || (facet === "year" ? b.localeCompare(a) : a.localeCompare(b)),
    );
  }

  /** @param {number} share of the longest bar */
  function bar(share) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of [["viewBox", "0 0 84 8"], ["width", "84"], ["height", "8"], ["aria-hidden", "true"]]) {
      svg.setAttribute(name, value);
    }
    rect.setAttribute("width", String(Math.round(share * 84)));
    rect.setAttribute("height", "8");
    svg.append(rect);
    return svg;
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

  /** @param {Found["facets"]} counts @param {Record<string, string[]>} filters @param {Setting} setting */
  function boxes(counts, filters, setting) {
    return ORDER.flatMap((facet) => {
      const held = counts[facet] || {};
      const values = valuesOf(facet, held, filters[facet] || [], setting);
      if (!values.length) return [];
      const most = Math.max(...Object.values(held), 0);
      const rows = values.map((value) =>
        row(facet, value, held[value] || 0, most, (filters[facet] || []).includes(value), setting),
      );
      return [make("fieldset", "", make("legend", "", setting.words.facets[facet]), ...rows)];
    });
  }

  /** @param {Record<string, string[]>} filters @param {Setting} setting @param {(facet: string) => void} drop */
  function chips(filters, setting, drop) {
    return ORDER.filter((facet) => filters[facet].length).map((facet) => {
      const values = filters[facet].map((value) => label(facet, value, setting)).join(setting.words.and);
      const text = `${setting.words.facets[facet]}${setting.words.colon}${values}`;
      const chip = make("button", "chip", text);
      const cross = make("span", "", "×");
      cross.setAttribute("aria-hidden", "true");
      chip.append(cross);
      chip.type = "button";
      chip.setAttribute("aria-label", setting.words.remove(text));
      chip.addEventListener("click", () => drop(facet));
      return chip;
    });
  }

  return { ORDER, boxes, chips };
})();
