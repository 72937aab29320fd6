"use strict";
/**
 * Files of the index, decoded. The layout is in docs/contribute/search.md; scripts/index/ writes it.
 *
 * @typedef {(name: string) => Promise<Uint8Array>} Read
 * @typedef {{ name: string, pages: number, passages: number }} TableEntry
 * @typedef {{ format: number, pages: number, passages: number, longest: number, shards: string, long: string[],
 *   tables: TableEntry[], titles: string, values: Record<string, string[][]>, labels: Record<string, Record<string, string[]>>,
 *   facets: string[][], beside: string[], synonyms: string[][], anchors: "passage" | "heading", urls: "" | "folder" | "file",
 *   simplified: [string, string], offline: number }} Manifest
 * @typedef {{ passages: number[], part: number[], copy_of: number[], repeats: number[], scores: number[], packs: string, packed: number[],
 *   [facet: string]: number[] | string }} TableFile
 * @typedef {{ path: string, title: string, year: string[], sections: [string, string, number][],
 *   passages: [string, number, string][], [shown: string]: any }} PageRecord
 */
const WordingShards = (() => {
  const NAME_DIGITS = 10;
  const SECOND = 2 ** 21;

  /** Numbers of 7 bits a byte, low bits first. */
  class Reader {
    /** @param {Uint8Array} bytes @param {number} [at] */
    constructor(bytes, at = 0) {
      this.bytes = bytes;
      this.at = at;
    }

    number() {
      let value = 0;
      let factor = 1;
      for (;;) {
        const byte = this.bytes[this.at++];
        if (byte === undefined) throw new RangeError("the file ends too early");
        value += (byte & 0x7f) * factor;
        if (byte < 0x80) return value;
        factor *= 128;
      }
    }

    name() {
      let name = "";
      for (let count = 0; count < NAME_DIGITS / 2; count += 1) {
        name += this.bytes[this.at++].toString(16).padStart(2, "0");
      }
      return name;
    }

    /** @param {number} count @returns {number[]} numbers stored as differences */
    ascending(count) {
      const found = new Array(count);
      for (let at = 0, value = 0; at < count; at += 1) found[at] = value += this.number();
      return found;
    }
  }

  /** @param {Uint8Array} packed a file as stored @returns {Promise<Uint8Array>} */
  async function inflate(packed) {
    const stream = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (packed)]).stream();
    return new Uint8Array(await new Response(stream.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer());
  }

  /** @param {string} names @returns {string[]} */
  const split = (names) => names.match(new RegExp(`.{${NAME_DIGITS}}`, "g")) || [];

  /** @param {number} first code point @param {number} second code point, 0 for a single character */
  const gramOf = (first, second) => first * SECOND + second;

  /** @param {number} gram @param {number} shards how many there are @returns {number} as shards.py `shard_of` */
  function shardOf(gram, shards) {
    const first = Math.floor(gram / SECOND);
    let mixed = (Math.imul(first, 0x9e3779b1) ^ Math.imul(gram % SECOND, 0x85ebca6b)) >>> 0;
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
    return ((mixed ^ (mixed >>> 12)) >>> 0) % shards;
  }

  /**
   * Where each gram's list stands in a shard.
   * @param {Uint8Array} bytes @returns {Map<number, { size: number, at: number, length: number }>}
   */
  function directory(bytes) {
    const reader = new Reader(bytes);
    const entries = [];
    for (let left = reader.number(), first = 0; left > 0; left -= 1) {
      first += reader.number();
      entries.push({ gram: gramOf(first, reader.number()), size: reader.number(), length: reader.number() });
    }
    let at = reader.at;
    return new Map(entries.map(({ gram, size, length }) => [gram, { size, at: (at += length) - length, length }]));
  }

  /** @param {Uint8Array} bytes a block file @param {number} count passages it holds @returns {number[]} */
  function block(bytes, count) {
    const reader = new Reader(bytes, 1);
    if (bytes[0] === 0) return reader.ascending(count);
    const first = reader.number();
    const found = [];
    for (let bit = 0; found.length < count; bit += 1) {
      if (bytes[reader.at + (bit >> 3)] & (1 << (bit & 7))) found.push(first + bit);
      else if (reader.at + (bit >> 3) >= bytes.length) throw new RangeError("the file ends too early");
    }
    return found;
  }

  return { Reader, inflate, split, gramOf, shardOf, directory, block };
})();
