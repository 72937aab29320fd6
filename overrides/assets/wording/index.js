"use strict";
/**
 * An opened index: posting lists, facet values and text of passages by number, fetched once and kept within bounds.
 *
 * @typedef {{ page: PageRecord, id: string, section: number, text: string }} Passage
 */
const WordingIndex = (() => {
  const FORMAT = 2;
  const KEPT_FILES = 400;
  const LONG = 8192; // passages in a block, as shards.py

  /** Keeps what was used last. @template T */
  class Kept {
    constructor() {
      /** @type {Map<string, Promise<T>>} */
      this.held = new Map();
    }

    /** @param {string} name @param {() => Promise<T>} make @returns {Promise<T>} */
    get(name, make) {
      const found = this.held.get(name) || make();
      this.held.delete(name);
      this.held.set(name, found);
      found.catch(() => this.held.delete(name)); // a file that failed is asked for again next time
      if (this.held.size > KEPT_FILES) this.held.delete(this.held.keys().next().value || "");
      return found;
    }
  }

  /** @param {number[]} sorted @param {number} value @returns {number} row of the last entry that is not above value */
  function rowOf(sorted, value) {
    let low = 0;
    let high = sorted.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (sorted[middle] <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** @param {Read} read @returns {Promise<Opened>} */
  async function open(read) {
    const manifest = JSON.parse(new TextDecoder().decode(await read("manifest.json")));
    if (manifest.format !== FORMAT) throw new Error(`index format ${manifest.format}, expected ${FORMAT}`);
    return new Opened(manifest, read);
  }

  class Opened {
    /** @param {Manifest} manifest @param {Read} read */
    constructor(manifest, read) {
      this.manifest = manifest;
      this.normaliser = WordingKey.normaliser(manifest.simplified);
      this.shards = WordingShards.split(manifest.shards);
      this.long = new Set(manifest.long.map((pair) => gramsOf(pair)[0]));
      this.read = read;
      /** Names of files that could not be read or decoded since `missing` was last emptied. @type {Set<string>} */
      this.missing = new Set();
      /** @type {Kept<Uint8Array>} */ this.files = new Kept();
      /** @type {Kept<{ bytes: Uint8Array, at: ReturnType<typeof WordingShards.directory> }>} */ this.lists = new Kept();
      /** @type {Kept<PageRecord[]>} */ this.packs = new Kept();
      /** @type {Promise<Columns> | null} */ this.columnsHeld = null;
    }

    /** @param {string} name @returns {Promise<Uint8Array>} */
    file(name) {
      return this.files.get(name, async () => WordingShards.inflate(await this.read(`${name}.bin`)));
    }

    /**
     * Passages with a gram, or null when the file that would say so is missing: then the gram is no evidence.
     * @param {number} gram @returns {Promise<number[] | null>}
     */
    async passagesWith(gram) {
      const name = this.shards[WordingShards.shardOf(gram, this.shards.length)];
      try {
        const shard = await this.lists.get(name, async () => {
          const bytes = await this.file(name);
          return { bytes, at: WordingShards.directory(bytes) };
        });
        const found = shard.at.get(gram);
        if (!found) return [];
        const reader = new WordingShards.Reader(shard.bytes, found.at);
        return found.size <= LONG ? reader.ascending(found.size) : await this.longList(reader, found.size);
      } catch (error) {
        this.missing.add(name);
        return null;
      }
    }

    /** @param {InstanceType<typeof WordingShards.Reader>} reader at the table of blocks @param {number} size */
    async longList(reader, size) {
      const blocks = [];
      for (let left = size; left > 0; left -= LONG) {
        reader.number(); // first passage of the block: lets a reader skip to the blocks it needs
        const name = reader.name();
        blocks.push(this.file(name).then((bytes) => WordingShards.block(bytes, Math.min(left, LONG))));
      }
      return (await Promise.all(blocks)).flat();
    }

    /** @returns {Promise<Columns>} */
    columns() {
      if (!this.columnsHeld) {
        this.columnsHeld = Promise.all(this.manifest.tables.map((table) => this.table(table))).then(
          (tables) => new Columns(this.manifest, tables),
        );
        this.columnsHeld.catch(() => (this.columnsHeld = null));
      }
      return this.columnsHeld;
    }

    /** @param {TableEntry} entry @returns {Promise<TableFile>} */
    async table(entry) {
      return JSON.parse(new TextDecoder().decode(await this.file(entry.name)));
    }

    /** @returns {Promise<[path: string, title: string, type: string, minutes: number][]>} of the pages that are no reports */
    async titles() {
      return JSON.parse(new TextDecoder().decode(await this.file(this.manifest.titles)));
    }

    /** @param {number} number @returns {Promise<Passage | null>} null when its pack is missing */
    async passage(number) {
      const columns = await this.columns();
      const page = columns.pageOf(number);
      const pack = columns.packOf(page);
      try {
        const records = await this.packs.get(pack.name, async () =>
          JSON.parse(new TextDecoder().decode(await WordingShards.inflate(await this.read(`${pack.name}.bin`)))),
        );
        const record = records[page - pack.firstPage];
        const [id, section, text] = record.passages[number - columns.firstPassage[page]];
        return { page: record, id, section, text };
      } catch (error) {
        this.missing.add(pack.name);
        return null;
      }
    }
  }

  /** The tables of all pages as one: which page a passage is on, which pack holds it, its facet values. */
  class Columns {
    /** @param {Manifest} manifest @param {TableFile[]} tables */
    constructor(manifest, tables) {
      this.values = manifest.values;
      const counts = tables.flatMap((table) => table.passages);
      let passed = 0;
      /** First passage of each page. */
      this.firstPassage = counts.map((count) => (passed += count) - count);
      this.packNames = tables.flatMap((table) => WordingShards.split(table.packs));
      let pages = 0;
      this.packFirst = tables.flatMap((table) => table.packed).map((count) => (pages += count) - count);
      /** @type {Record<string, number[]>} */
      this.rows = {};
      for (const facet of Object.keys(manifest.values)) {
        this.rows[facet] = tables.flatMap((table) => /** @type {number[]} */ (table[facet]));
      }
      this.copyOf = tables.flatMap((table) => table.copy_of);
      this.repeats = tables.flatMap((table) => table.repeats);
      this.scores = tables.flatMap((table) => table.scores);
    }

    /** @param {number} passage */
    pageOf(passage) {
      return rowOf(this.firstPassage, passage);
    }

    /** @param {number} passage @returns {number} the passage it nearly repeats, where its page is a copy; else itself */
    originalOf(passage) {
      const row = this.repeats[passage];
      return row ? this.firstPassage[this.copyOf[this.pageOf(passage)]] + row - 1 : passage;
    }

    /** @returns {Record<string, number>} passages of each part */
    parts() {
      const counts = new Array(this.values.part.length).fill(0);
      for (const row of this.rows.part) counts[row] += 1;
      return Object.fromEntries(this.values.part.flatMap(([part], row) => (part ? [[part, counts[row]]] : [])));
    }

    /** @param {number} page */
    packOf(page) {
      const at = rowOf(this.packFirst, page);
      return { name: this.packNames[at], firstPage: this.packFirst[at] };
    }

    /** @param {string} facet @param {number} passage @returns {string[]} */
    valuesOf(facet, passage) {
      const row = this.rows[facet][facet === "part" ? passage : this.pageOf(passage)];
      return this.values[facet][row] || [];
    }
  }

  /** @param {string} key @returns {number[]} its grams: each two characters in a row, or the one it is made of */
  function gramsOf(key) {
    const codes = [...key].map((character) => character.codePointAt(0) || 0);
    if (codes.length === 1) return [WordingShards.gramOf(codes[0], 0)];
    return codes.slice(1).map((code, at) => WordingShards.gramOf(codes[at], code));
  }

  return { open, gramsOf, Opened, Columns };
})();
