"use strict";
/** Posting lists cut, met and looked up. Pure. */
const WordingLists = (() => {
  /** @type {List} */
  const NONE = { numbers: new Uint32Array(0), masks: null };

  /** @param {ArrayLike<number>} sorted @param {number} value @param {number} [from] @returns {number} the first place, from there on, whose number is not below value */
  function placeOf(sorted, value, from = 0) {
    let low = from;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {List} list @param {number} from @param {number} to @returns {List} its passages from `from` on and below `to` */
  function cut({ numbers, masks }, from, to) {
    const first = placeOf(numbers, from);
    const last = placeOf(numbers, to, first);
    return { numbers: numbers.subarray(first, last), masks: masks && masks.subarray(first, last) };
  }

  /** @param {number} mask of a gram @param {number} offset of the gram in its phrase @returns {number} where the phrase begins, mod 8 */
  const begins = (mask, offset) => ((mask >> (offset & 7)) | (mask << (8 - (offset & 7)))) & 255;

  /**
   * Passages in all lists of a phrase, at places that fit each other.
   * @param {{ list: List, offset: number }[]} grams at least one @returns {Uint32Array}
   */
  function met(grams) {
    const [first, ...others] = [...grams].sort((a, b) => a.list.numbers.length - b.list.numbers.length);
    const { numbers, masks } = first.list;
    const found = new Uint32Array(numbers.length);
    const places = others.map(() => 0);
    let count = 0;
    for (let row = 0; row < numbers.length; row += 1) {
      const number = numbers[row];
      let left = masks ? begins(masks[row], first.offset) : 255;
      for (let other = 0; left && other < others.length; other += 1) {
        const { list, offset } = others[other];
        const at = (places[other] = gallop(list.numbers, number, places[other]));
        if (list.numbers[at] !== number) left = 0;
        else if (list.masks) left &= begins(list.masks[at], offset);
      }
      if (left) found[count++] = number;
    }
    return found.subarray(0, count);
  }

  /** @param {Uint32Array} sorted @param {number} value @param {number} from @returns {number} as `placeOf`, quick where the place is near */
  function gallop(sorted, value, from) {
    let step = 1;
    while (from + step < sorted.length && sorted[from + step] < value) step *= 2;
    const near = sorted.subarray(0, Math.min(sorted.length, from + step + 1));
    return placeOf(near, value, from + (step >> 1));
  }

  /** @param {List[]} lists one after another in ascending order @returns {List} all as one */
  function joined(lists) {
    const count = lists.reduce((sum, { numbers }) => sum + numbers.length, 0);
    const numbers = new Uint32Array(count);
    const masks = lists.some((list) => list.masks) ? new Uint8Array(count).fill(255) : null;
    let at = 0;
    for (const list of lists) {
      numbers.set(list.numbers, at);
      if (masks && list.masks) masks.set(list.masks, at);
      at += list.numbers.length;
    }
    return { numbers, masks };
  }

  /** @param {Uint32Array[]} lists at least one @returns {Uint32Array} what all hold */
  function common(lists) {
    return lists.length === 1 ? lists[0] : met(lists.map((numbers) => ({ list: { numbers, masks: null }, offset: 0 })));
  }

  /** @param {Uint32Array} numbers @param {Uint32Array} without @returns {Uint32Array} */
  function less(numbers, without) {
    let at = 0;
    return numbers.filter((number) => without[(at = gallop(without, number, at))] !== number);
  }

  /** @param {number} from @param {number} to @returns {Uint32Array} every number from `from` on and below `to` */
  const every = (from, to) => Uint32Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

  return { NONE, placeOf, begins, cut, joined, met, common, less, every };
})();
