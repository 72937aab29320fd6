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
   * @param {InstanceType<typeof WordingIndex.Columns>} columns @param {number[]} numbers
   * @returns {[number, number][]} passages of copies with the passage found that each nearly repeats
   */
  function folded(columns, numbers) {
    const found = new Set(numbers);
    /** @type {[number, number][]} */
    const pairs = numbers.map((number) => [number, columns.originalOf(number)]);
    return pairs.filter(([number, original]) => original !== number && found.has(original));
  }

  /** @param {number[]} numbers @param {[number, number][]} folds @returns {number[][]} each passage with its copies after it */
  function groups(numbers, folds) {
    const under = new Map(folds);
    /** @type {Map<number, number[]>} */
    const found = new Map(numbers.filter((number) => !under.has(number)).map((number) => [number, [number]]));
    for (const [number, original] of folds) /** @type {number[]} */ (found.get(original)).push(number);
    return [...found.values()];
  }

  return { sorted, folded, groups };
})();
