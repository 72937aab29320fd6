"use strict";
/**
 * An opened index: posting lists, tables and text of passages by number, fetched once and kept within bounds.
 *
 * @typedef {(name: string) => Promise<Uint8Array>} Read
 * @typedef {"shards" | "blocks" | "pages" | "passages" | "packs" | "dictionary" | "titles"} Kind of a file
 * @typedef {{ format: number, pages: number, passages: number, sets: Record<Kind, [name: string, count: number]>, offline: number,
 *   longest: number, long: string, sizes: number[], packs: number[], tables: number[], letters: string, parts: Record<string, number>,
 *   values: Record<string, string[][]>, facets: string[][], labels: Record<string, Record<string, string[]>>, synonyms: string[][],
 *   beside: string[], anchors: "passage" | "heading", urls: "" | "folder" | "file", simplified: [string, string] }} Manifest
 * @typedef {{ page: PageRecord, id: string, section: number, text: string, part: number, score: number }} Passage
 */
const WordingIndex = (() => {
  const FORMAT = 3;
  const KEPT = 8e6; // bytes of decoded files of one sort, about
  const MOST = 16e6; // bytes a file may hold

  /** Keeps what was used last, within a number of bytes. @template T */
  class Kept {
    /** @param {number} most */
    constructor(most) {
      this.most = most;
      this.size = 0;
      /** @type {Map<string, { value: Promise<[T, number]>, size: number }>} */
      this.held = new Map();
    }

    /** @param {string} name @param {() => Promise<[T, number]>} make what, and how many bytes it takes @returns {Promise<T>} */
    async get(name, make) {
      const entry = this.held.get(name) || this.begun(name, make());
      this.held.delete(name);
      this.held.set(name, entry);
      return (await entry.value)[0];
    }

    /** @param {string} name @param {Promise<[T, number]>} value */
    begun(name, value) {
      const entry = { value, size: 0 };
      value.then(([, size]) => this.grow(entry, size), () => this.held.delete(name)); // a file that failed is asked for again next time
      return entry;
    }

    /** @param {{ size: number }} entry @param {number} size */
    grow(entry, size) {
      entry.size = size;
      this.size += size;
      for (const [name, oldest] of this.held) {
        if (this.size <= this.most) break;
        this.size -= oldest.size;
        this.held.delete(name);
      }
    }
  }

  /** @param {Read} read @returns {Promise<Opened>} */
  async function open(read) {
    const { rest, ...plain } = JSON.parse(new TextDecoder().decode(await read("manifest.json")));
    if (plain.format !== FORMAT) throw new Error(`index format ${plain.format}, expected ${FORMAT}`);
    const packed = Uint8Array.from(atob(rest), (character) => character.charCodeAt(0));
    return new Opened({ ...plain, ...JSON.parse(new TextDecoder().decode(await WordingInflate.inflate(packed, MOST))) }, read);
  }

  class Opened {
    /** @param {Manifest} manifest @param {Read} read */
    constructor(manifest, read) {
      this.manifest = manifest;
      this.read = read;
      this.normaliser = WordingKey.normaliser(manifest.simplified);
      this.letters = Uint32Array.from(manifest.letters, (letter) => letter.codePointAt(0) || 0);
      this.long = longLists(manifest);
      let passed = 0;
      /** First passage of each pack. */
      this.packFirst = manifest.packs.map((count) => (passed += count) - count);
      /** Files that could not be read or decoded since `missing` was last emptied. @type {Set<string>} */
      this.missing = new Set();
      /** @type {Kept<InstanceType<typeof WordingShards.Shard>>} */ this.shards = new Kept(KEPT);
      /** @type {Kept<List>} */ this.blocks = new Kept(KEPT);
      /** @type {Kept<Passage[]>} */ this.packs = new Kept(KEPT);
      /** @type {Promise<Uint8Array> | null} */ this.dictionaryHeld = null;
      /** @type {Map<number, Facts>} */ this.ranges = new Map();
      /** @type {Promise<InstanceType<typeof WordingColumns.Columns>> | null} */ this.columnsHeld = null;
    }

    /**
     * @param {Kind} kind @param {number} number of the file in its set @param {Uint8Array} [dictionary]
     * @returns {Promise<InstanceType<typeof WordingShards.Reader>>} at its content
     */
    async file(kind, number, dictionary) {
      try {
        const [set] = this.manifest.sets[kind];
        const packed = await this.read(`${set}-${number}.bin`);
        const reader = new WordingShards.Reader(await WordingInflate.inflate(packed, MOST, dictionary));
        if (reader.number() !== number) throw new RangeError("another file of its set");
        return reader;
      } catch (error) {
        this.missing.add(`${kind}-${number}`);
        throw error;
      }
    }

    /** @template T @param {Kind} kind @param {number} number @param {() => T} decode @returns {T} */
    checked(kind, number, decode) {
      try {
        return decode();
      } catch (error) {
        this.missing.add(`${kind}-${number}`);
        throw error;
      }
    }

    /** @param {number} gram @returns {number} how many passages have it, where the manifest says so; 0 = at most 4096 */
    sizeOf(gram) {
      const long = this.long.get(gram);
      return long ? long.size : 0;
    }

    /** @param {number} gram of a long list @returns {number} passage numbers that a block of it spans */
    widthOf(gram) {
      const long = this.long.get(gram);
      return long ? long.width : Infinity;
    }

    /**
     * Passages with a gram, or null when the file that would say so is missing: then the gram is no evidence.
     * @param {number} gram @param {number} [from] @param {number} [to] of the passages asked for: within one block of a long list
     * @returns {Promise<List | null>}
     */
    async list(gram, from = 0, to = this.manifest.passages) {
      try {
        const long = this.long.get(gram);
        if (long) return WordingLists.cut(await this.block(gram, long, Math.floor(from / long.width)), from, to);
        const found = (await this.shard(gram)).get(gram);
        return found ? WordingLists.cut(found, from, to) : WordingLists.NONE;
      } catch (error) {
        return null;
      }
    }

    /** @param {number} gram @returns {Promise<InstanceType<typeof WordingShards.Shard>>} the one it would be in */
    shard(gram) {
      const number = WordingShards.shardOf(gram, this.manifest.sets.shards[1]);
      return this.shards.get(String(number), async () => {
        const reader = await this.file("shards", number);
        const lists = this.checked("shards", number, () => new WordingShards.Shard(reader, this.manifest.passages));
        return [lists, reader.bytes.length * 5];
      });
    }

    /** @param {number} gram @param {{ width: number, first: number }} long @param {number} at @returns {Promise<List>} */
    block(gram, { width, first }, at) {
      const number = first + at;
      return this.blocks.get(String(number), async () => {
        const reader = await this.file("blocks", number);
        const end = Math.min(this.manifest.passages, (at + 1) * width);
        const list = this.checked("blocks", number, () => WordingShards.block(reader, WordingShards.isPair(gram), at * width, end));
        return [list, list.numbers.length * 5 + reader.bytes.length];
      });
    }

    /** All passages with a gram, whatever it costs. @param {number} gram @returns {Promise<Uint32Array | null>} */
    async passagesWith(gram) {
      const { passages } = this.manifest;
      const long = this.long.get(gram);
      if (!long) return this.list(gram).then((list) => list && list.numbers);
      const starts = Array.from({ length: Math.ceil(passages / long.width) }, (_, at) => at * long.width);
      const lists = await Promise.all(starts.map((start) => this.list(gram, start, start + long.width)));
      return Uint32Array.from(lists.flatMap((list) => (list ? [...list.numbers] : [])));
    }

    /** @returns {Promise<InstanceType<typeof WordingColumns.Columns>>} */
    columns() {
      if (!this.columnsHeld) this.columnsHeld = this.readColumns();
      return this.columnsHeld;
    }

    async readColumns() {
      const tables = await Promise.all(this.manifest.tables.map((_, at) => this.pageTable(at)));
      if (tables.includes(null)) this.columnsHeld = null; // asked for again next time
      return new WordingColumns.Columns(this.manifest, tables.map((table, at) => table || WordingColumns.unknown(this.manifest, at)), this.ranges);
    }

    /** @param {number} at */
    async pageTable(at) {
      try {
        const reader = await this.file("pages", at);
        return this.checked("pages", at, () => WordingColumns.pageTable(reader, this.manifest, at));
      } catch (error) {
        return null;
      }
    }

    /** Read what is known of passages from `from` on and below `to`. @param {number} from @param {number} to */
    async readRanges(from, to) {
      const reading = [];
      for (let at = Math.floor(from / WordingColumns.PASSAGES); at * WordingColumns.PASSAGES < to; at += 1) {
        if (!this.ranges.has(at)) reading.push(this.range(at));
      }
      await Promise.all(reading);
    }

    /** @param {number} at */
    async range(at) {
      try {
        const reader = await this.file("passages", at);
        this.ranges.set(at, this.checked("passages", at, () => WordingColumns.range(reader, this.manifest, at)));
      } catch (error) {
        // said by `missing`; its passages have no part and no score
      }
    }

    /** @returns {Promise<[path: string, title: string, type: string, minutes: number][]>} of the pages that are suggested */
    async titles() {
      const reader = await this.file("titles", 0);
      return JSON.parse(new TextDecoder().decode(reader.bytes.subarray(reader.at)));
    }

    /** @param {number} number @returns {number} the pack that holds a passage */
    packOf(number) {
      return WordingLists.placeOf(this.packFirst, number + 1) - 1;
    }

    /** @param {number} number @returns {Promise<Passage | null>} null when its pack is missing */
    async passage(number) {
      const at = this.packOf(number);
      try {
        return (await this.packs.get(String(at), () => this.pack(at)))[number - this.packFirst[at]];
      } catch (error) {
        return null;
      }
    }

    /** @returns {Promise<Uint8Array>} what all packs may refer to */
    dictionary() {
      if (!this.dictionaryHeld) {
        this.dictionaryHeld = this.file("dictionary", 0).then((reader) => reader.bytes.subarray(reader.at));
        this.dictionaryHeld.catch(() => (this.dictionaryHeld = null)); // asked for again next time
      }
      return this.dictionaryHeld;
    }

    /** @param {number} at @returns {Promise<[Passage[], number]>} */
    async pack(at) {
      const reader = await this.file("packs", at, await this.dictionary());
      return this.checked("packs", at, () => {
        /** @type {PageRecord[]} */
        const pages = JSON.parse(WordingShards.text(reader.bytes, reader.at, this.letters));
        const found = pages.flatMap((page) => page.passages.map(([id, section, text, part, score]) => ({ page, id, section, text, part, score })));
        if (found.some(({ text }) => typeof text !== "string")) throw new TypeError("a passage has no text");
        if (found.length !== this.manifest.packs[at]) throw new RangeError("the pack holds other passages");
        return [found, reader.bytes.length * 6];
      });
    }
  }

  /** @param {Manifest} manifest @returns {Map<number, { size: number, width: number, first: number }>} of each long list: passages, numbers a block spans, its first block */
  function longLists({ long, sizes, passages }) {
    const characters = [...long];
    let first = 0;
    return new Map(
      sizes.map((size, at) => {
        const [one, two] = [characters[2 * at], characters[2 * at + 1]];
        const gram = WordingShards.gramOf(one.codePointAt(0) || 0, two === " " ? 0 : two.codePointAt(0) || 0);
        const width = WordingShards.blockWidth(size, two !== " ", passages);
        const blocks = Math.ceil(passages / width);
        return [gram, { size, width, first: (first += blocks) - blocks }];
      }),
    );
  }

  /** @param {string} key @returns {number[]} its grams: each two characters in a row, or the one it is made of */
  function gramsOf(key) {
    const codes = [...key].map((character) => character.codePointAt(0) || 0);
    if (codes.length === 1) return [WordingShards.gramOf(codes[0], 0)];
    return codes.slice(1).map((code, at) => WordingShards.gramOf(codes[at], code));
  }

  return { open, gramsOf, Opened };
})();
