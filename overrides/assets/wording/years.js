"use strict";
/**
 * The years of what was found: a chart that is the filter, two lists of years that do the same by keyboard, a table.
 * @typedef {{ from: number, to: number, count: number }} Bar
 */
const WordingYears = (() => {
  const { make } = WordingMake;
  const { svg } = WordingDraw;
  const MOST = 12; // bars; older years share the first one
  const WIDTH = 280;
  const BASE = 74;
  const TALLEST = 56;

  /** @param {Record<string, number>} counts @param {string[]} chosen @returns {Bar[]} each year, the older ones together */
  function bars(counts, chosen) {
    const years = [...Object.keys(counts), ...chosen].filter((year) => /^[1-9]\d{3}$/.test(year)).map(Number);
    if (!years.length) return [];
    const last = Math.max(...years);
    const first = Math.min(...years);
    const start = Math.max(first, last - MOST + 1);
    const found = [{ from: first, to: start, count: 0 }];
    for (let year = start + 1; year <= last; year += 1) found.push({ from: year, to: year, count: 0 });
    for (const [year, count] of Object.entries(counts)) {
      const bar = found.find(({ from, to }) => Number(year) >= from && Number(year) <= to);
      if (bar) bar.count += count;
    }
    return found;
  }

  /** @param {number} from @param {number} to @returns {string[]} every year of a range */
  const every = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => String(from + at));

  /**
   * What a click on a bar chooses: that bar; with one bar chosen the range to it; the chosen one again, nothing.
   * @param {string[]} chosen @param {Bar} bar @param {Bar[]} shown @returns {string[]}
   */
  function clicked(chosen, bar, shown) {
    const own = (/** @type {Bar} */ { from, to }) => every(from, to).join() === [...chosen].sort().join();
    const one = shown.find(own);
    if (!one) return every(bar.from, bar.to);
    return own(bar) ? [] : every(Math.min(one.from, bar.from), Math.max(one.to, bar.to));
  }

  /** @param {string[]} chosen @param {Words} words @returns {string} `2022 至 2025`, or the years one by one */
  function named(chosen, words) {
    const years = chosen.map(Number).sort((a, b) => a - b);
    const [first, last] = [years[0], years[years.length - 1]];
    const whole = years.length > 1 && last - first === years.length - 1;
    return whole ? words.range(first, last) : [...chosen].sort().join(words.and);
  }

  /** @param {Bar} bar @param {Words} words */
  const name = (bar, words) => (bar.from === bar.to ? String(bar.from) : words.older(bar.to));

  /** @param {Bar[]} shown @param {string[]} chosen @param {Words} words */
  function chart(shown, chosen, words) {
    const most = shown.reduce((best, bar) => (bar.count > best.count ? bar : best), shown[0]);
    const label = words.yearChart(words.range(shown[0].from, shown[shown.length - 1].to), name(most, words), most.count);
    const step = WIDTH / Math.max(shown.length, 5);
    const columns = shown.map((bar, at) => column(bar, at, { step, most: most.count || 1, many: shown.length > 6 }, chosen));
    const axis = svg("path", { d: `M0 ${BASE + 0.5}H${Math.round(step * shown.length)}`, class: "axis" });
    return svg("svg", { viewBox: `0 0 ${WIDTH} 92`, class: "years", role: "img", "aria-label": label }, ...columns, axis);
  }

  /** @param {Bar} bar @param {number} at @param {{ step: number, most: number, many: boolean }} scale @param {string[]} chosen */
  function column(bar, at, { step, most, many }, chosen) {
    const high = Math.round((bar.count / most) * TALLEST);
    const middle = at * step + step / 2;
    const on = chosen.some((year) => Number(year) >= bar.from && Number(year) <= bar.to);
    const state = !chosen.length ? "" : on ? " meant" : " quiet";
    const text = (/** @type {number} */ y, /** @type {string} */ inside) => svg("text", { x: middle, y, "text-anchor": "middle" }, inside);
    const group = svg(
      "g", { class: `year${state}`, "data-from": bar.from, "data-to": bar.to },
      svg("rect", { x: at * step, y: 0, width: step, height: 92, class: "reach" }),
      svg("rect", { x: at * step + 2.5, y: BASE - high, width: step - 5, height: high, class: "bar" }),
      text(BASE - high - 5, String(bar.count)),
    );
    if (!many || at % 2 === 0) group.append(text(BASE + 15, bar.from === bar.to ? String(bar.from) : `≤${bar.to}`));
    return group;
  }

  /** @param {string} facet @param {string} label @param {number[]} years @param {number} value */
  function select(facet, label, years, value) {
    const list = make("select", "", ...years.map((year) => make("option", "", String(year))));
    list.name = facet;
    list.value = String(value);
    list.setAttribute("aria-label", label);
    return list;
  }

  /** @param {Bar[]} shown @param {Words} words @param {boolean} open */
  function table(shown, words, open) {
    const head = (/** @type {string} */ text) => Object.assign(make("th", "", text), { scope: "col" });
    const rows = shown.map((bar) => make("tr", "", make("td", "", name(bar, words)), make("td", "", String(bar.count))));
    const held = make("table", "", make("thead", "", make("tr", "", head(words.year), head(words.passagesHead))), make("tbody", "", ...rows));
    const place = make("details", "as-table", make("summary", "", words.asTable), held);
    place.open = open;
    return place;
  }

  /**
   * @param {Record<string, number>} counts @param {string[]} chosen @param {Words} words @param {boolean} open the table
   * @returns {HTMLElement[]} nothing where no passage has a year
   */
  function group(counts, chosen, words, open) {
    const shown = bars(counts, chosen);
    if (!shown.length) return [];
    const [first, last] = [shown[0].from, shown[shown.length - 1].to];
    const years = every(first, last).map(Number);
    const held = chosen.map(Number).filter((year) => year >= first && year <= last);
    const from = select("year-from", words.fromYear, years, held.length ? Math.min(...held) : first);
    const to = select("year-to", words.toYear, years, held.length ? Math.max(...held) : last);
    const range = make("p", "year-range", from, make("span", "", words.to), to);
    const legend = make("legend", "", words.year);
    return [make("fieldset", "facet-year", legend, /** @type {any} */ (chart(shown, chosen, words)), range, table(shown, words, open))];
  }

  /** @param {HTMLElement} place holds the two lists @returns {string[]} the years they name; none when they name all */
  function chosenIn(place) {
    const [from, to] = /** @type {HTMLSelectElement[]} */ ([...place.querySelectorAll(".year-range select")]);
    const [low, high] = [Number(from.value), Number(to.value)].sort((a, b) => a - b);
    const all = [...from.options].map(({ value }) => Number(value));
    return low === all[0] && high === all[all.length - 1] ? [] : every(low, high);
  }

  /** @param {Element} target what was clicked @param {string[]} chosen @returns {string[] | null} null = no bar */
  function clickedIn(target, chosen) {
    const column = target.closest("g.year");
    const barOf = (/** @type {any} */ { dataset }) => ({ from: Number(dataset.from), to: Number(dataset.to), count: 0 });
    return column && column.parentNode ? clicked(chosen, barOf(column), [...column.parentNode.querySelectorAll("g.year")].map(barOf)) : null;
  }

  return { bars, clicked, clickedIn, named, group, chosenIn };
})();
