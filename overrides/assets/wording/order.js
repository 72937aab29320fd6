"use strict";
/** The passages found in the reader's order, and which of them stand under another. Pure. */
const WordingOrder = (() => {
  /**
   * @param {InstanceType<typeof WordingIndex.Columns>} columns @param {number[]} numbers best first
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

  /**
   * Each passage with those of copies that nearly repeat it after it, in static rank; a copy of what was not found
   * stands by itself.
   * @param {InstanceType<typeof WordingIndex.Columns>} columns @param {number[]} numbers @returns {number[][]}
   */
  function groups(columns, numbers) {
    const found = new Set(numbers);
    /** @type {Map<number, number[]>} */
    const copies = new Map();
    const heads = numbers.filter((number) => {
      const original = columns.originalOf(number);
      if (original === number || !found.has(original)) return true;
      copies.set(original, [...(copies.get(original) || []), number]);
      return false;
    });
    return heads.map((head) => [head, ...(copies.get(head) || []).sort((a, b) => a - b)]);
  }

  return { sorted, groups };
})();
