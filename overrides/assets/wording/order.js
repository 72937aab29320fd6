"use strict";
/** Passages in the reader's order. Pure. */
const WordingOrder = (() => {
  /**
   * @param {InstanceType<typeof WordingColumns.Columns>} columns @param {number[]} numbers best first
   * @param {Asked["sort"]} sort @returns {number[]} by year of the page; within a year, and unsorted, best first
   */
  function sorted(columns, numbers, sort) {
    if (sort !== "new" && sort !== "old") return numbers;
    const newest = sort === "new";
    const yearOf = (/** @type {number} */ number) => {
      const years = columns.valuesOf("year", number).map(Number);
      if (!years.length) return newest ? -Infinity : Infinity; // undated: last
      return newest ? Math.max(...years) : Math.min(...years);
    };
    const years = new Map(numbers.map((number) => [number, yearOf(number)]));
    const year = (/** @type {number} */ number) => years.get(number) || 0;
    return [...numbers].sort((a, b) => (year(a) === year(b) ? 0 : newest === year(a) > year(b) ? -1 : 1));
  }

  return { sorted };
})();
