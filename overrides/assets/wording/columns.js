"use strict";
/**
 * What is known of pages and passages without their text: the page of a passage, facet values, copies, counts.
 *
 * @typedef {{ part: Uint32Array, score: Uint32Array }} Facts of a range of passages, a row each
 */
const WordingColumns = (() => {
  const PAGES = 16384; // in a table, as tables.py
  const PASSAGES = 16384;
  const PART = "part";
  const NEVER = 2 ** 31; // fails a filter by what no page has

  /** @typedef {{ counts: Uint32Array, rows: Uint32Array[], copies: Map<number, { original: number, repeats: Uint32Array }> }} PageTable */

  /** @param {InstanceType<typeof WordingShards.Reader>} reader @param {Manifest} manifest @param {number} at which table @returns {PageTable} */
  function pageTable(reader, manifest, at) {
    const pages = pagesIn(manifest, at);
    const counts = reader.numbers(pages);
    if (counts.reduce((sum, count) => sum + count, 0) !== manifest.tables[at]) throw new RangeError("the table covers other passages");
    const rows = pageFacets(manifest).map((facet) => reader.numbers(pages, manifest.values[facet].length));
    const copies = new Map();
    while (reader.at < reader.bytes.length) {
      const [page] = reader.numbers(1, pages);
      const [original] = reader.numbers(1, manifest.pages);
      copies.set(at * PAGES + page, { original, repeats: reader.numbers(counts[page]) });
    }
    return { counts, rows, copies };
  }

  /** A table that can't be read: where its pages begin is not known, nor what they are. @param {Manifest} manifest @param {number} at @returns {PageTable} */
  function unknown(manifest, at) {
    const pages = pagesIn(manifest, at);
    const counts = new Uint32Array(pages);
    counts[0] = manifest.tables[at];
    return { counts, rows: pageFacets(manifest).map(() => new Uint32Array(pages)), copies: new Map() };
  }

  /** @param {Manifest} manifest @param {number} at */
  const pagesIn = (manifest, at) => Math.min(PAGES, manifest.pages - at * PAGES);

  /** @param {Manifest} manifest */
  const pageFacets = (manifest) => Object.keys(manifest.values).filter((facet) => facet !== PART);

  /** @param {InstanceType<typeof WordingShards.Reader>} reader @param {Manifest} manifest @param {number} at which range @returns {Facts} */
  function range(reader, manifest, at) {
    const count = Math.min(PASSAGES, manifest.passages - at * PASSAGES);
    return { part: reader.numbers(count, manifest.values[PART].length), score: reader.numbers(count) };
  }

  /** The tables of all pages as one, and what has been read of passages. */
  class Columns {
    /** @param {Manifest} manifest @param {PageTable[]} tables @param {Map<number, Facts>} ranges what has been read of passages, by range */
    constructor(manifest, tables, ranges) {
      this.values = manifest.values;
      this.facets = [...pageFacets(manifest), PART];
      /** First passage of each page. */
      this.first = new Uint32Array(manifest.pages);
      let page = 0;
      let passed = 0;
      for (const { counts } of tables) for (const count of counts) this.first[page++] = (passed += count) - count;
      this.rows = pageFacets(manifest).map((_, facet) => tables.map(({ rows }) => rows[facet]));
      this.copies = new Map(tables.flatMap(({ copies }) => [...copies]));
      this.ranges = ranges;
    }

    /** @param {number} passage */
    pageOf(passage) {
      let at = WordingLists.placeOf(this.first, passage + 1) - 1;
      while (at > 0 && this.first[at - 1] === this.first[at]) at -= 1; // pages of a lost table begin where it begins
      return at;
    }

    /** @param {number} passage @returns {number} the passage it nearly repeats, where its page is a copy; else itself */
    originalOf(passage) {
      if (!this.copies.size) return passage;
      const page = this.pageOf(passage);
      const copy = this.copies.get(page);
      const row = copy ? copy.repeats[passage - this.first[page]] : 0;
      return copy && row ? this.first[copy.original] + row - 1 : passage;
    }

    /** @param {number} facet its place in `facets` @param {number} passage @param {number} page @returns {number} its row; -1 = not read */
    rowOf(facet, passage, page) {
      if (facet < this.rows.length) return this.rows[facet][Math.floor(page / PAGES)][page % PAGES];
      const range = this.ranges.get(Math.floor(passage / PASSAGES));
      return range ? range.part[passage % PASSAGES] : -1;
    }

    /** @param {string} facet @param {number} passage @returns {string[]} */
    valuesOf(facet, passage) {
      const at = this.facets.indexOf(facet);
      return at < 0 ? [] : this.values[facet][this.rowOf(at, passage, this.pageOf(passage))] || [];
    }

    /** @param {number} passage @returns {number} its static score, 0 where it has not been read */
    scoreOf(passage) {
      const range = this.ranges.get(Math.floor(passage / PASSAGES));
      return range ? range.score[passage % PASSAGES] : 0;
    }

    /** @param {Record<string, string[]>} filters @returns {{ facet: number, passes: boolean[] }[]} rows that pass, of each facet that is filtered */
    tests(filters) {
      return this.facets.flatMap((name, facet) => {
        const wanted = Object.prototype.hasOwnProperty.call(filters, name) ? filters[name] : [];
        const passes = this.values[name].map((values) => values.some((value) => wanted.includes(value)));
        return wanted.length ? [{ facet, passes }] : [];
      });
    }

    /** @param {Record<string, string[]>} filters @returns {(passage: number) => boolean} whether one passes all of them */
    passing(filters) {
      const tests = this.tests(filters);
      return (passage) => tests.every(({ facet, passes }) => passes[this.rowOf(facet, passage, this.pageOf(passage))]);
    }

    /**
     * Which filters passages do not pass: bit f is set for facet f.
     * @param {Uint32Array} numbers ascending @param {Record<string, string[]>} filters @returns {Uint32Array}
     */
    failing(numbers, filters) {
      const tests = this.tests(filters);
      const strange = Object.keys(filters).some((name) => filters[name].length && !this.facets.includes(name));
      if (strange) return new Uint32Array(numbers.length).fill(NEVER);
      const found = new Uint32Array(numbers.length);
      this.eachPage(numbers, (passage, page, at) => {
        for (const { facet, passes } of tests) if (!passes[this.rowOf(facet, passage, page)]) found[at] |= 1 << facet;
      });
      return found;
    }

    /** @param {Uint32Array} numbers ascending @param {(passage: number, page: number, at: number) => void} act */
    eachPage(numbers, act) {
      let page = -1;
      let next = 0; // first passage of the page after it
      numbers.forEach((passage, at) => {
        if (page < 0 || passage >= next) {
          page = this.pageOf(passage);
          next = WordingLists.placeOf(this.first, passage + 1) < this.first.length ? this.first[WordingLists.placeOf(this.first, passage + 1)] : Infinity;
        }
        act(passage, page, at);
      });
    }

    /**
     * How many passages each value would leave, were its own facet not filtered.
     * @param {Uint32Array} numbers ascending @param {Uint32Array} failing @param {number} factor by which there are more passages than these
     * @returns {Record<string, Record<string, number>>}
     */
    count(numbers, failing, factor) {
      const counts = this.facets.map((name) => new Float64Array(this.values[name].length));
      let unread = 0;
      const part = this.facets.length - 1;
      this.eachPage(numbers, (passage, page, at) => {
        for (let facet = 0; facet < counts.length; facet += 1) {
          if (failing[at] & ~(1 << facet)) continue;
          const row = this.rowOf(facet, passage, page);
          if (row < 0) unread += 1;
          else counts[facet][row] += 1;
        }
      });
      const read = counts[part].reduce((sum, count) => sum + count, 0);
      const share = (/** @type {number} */ facet) => (facet === part && read ? factor * (1 + unread / read) : factor);
      return Object.fromEntries(this.facets.map((name, facet) => [name, this.named(name, counts[facet], share(facet))]));
    }

    /** @param {string} facet @param {Float64Array} counts by row @param {number} factor @returns {Record<string, number>} by value */
    named(facet, counts, factor) {
      /** @type {Record<string, number>} */
      const held = Object.create(null);
      this.values[facet].forEach((values, row) => {
        if (counts[row]) for (const value of values) held[value] = (held[value] || 0) + Math.round(counts[row] * factor);
      });
      return held;
    }
  }

  return { PASSAGES, Columns, pageTable, unknown, range };
})();
