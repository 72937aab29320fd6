"use strict";
/**
 * Files of the index, decoded and checked: what does not fit its place throws RangeError, however many entries it claims.
 * The layout is in docs/contribute/search.md; scripts/index/ writes it. Pure.
 *
 * @typedef {{ numbers: Uint32Array, masks: Uint8Array | null }} List
 *   Passages in ascending order; `masks` beside it: bit p is set where the gram begins at a place that is p mod 8.
 * @typedef {{ path: string, title: string, year: string[], sections: [string, string, number][],
 *   passages: [id: string, section: number, text: string, part: number, score: number][], [shown: string]: any }} PageRecord
 */
const WordingShards = (() => {
  const SECOND = 2 ** 21;
  const ONE_BYTE = 192; // letters that have a byte of their own, as letters.py
  const WRITTEN_OUT = 255;
  const UTF16 = new TextDecoder("utf-16le", { ignoreBOM: true });

  /** Numbers of 7 bits a byte, low bits first. */
  class Reader {
    /** @param {Uint8Array} bytes @param {number} [at] */
    constructor(bytes, at = 0) {
      this.bytes = bytes;
      this.at = at;
    }

    number() {
      let value = 0;
      for (let factor = 1; factor <= 2 ** 42; factor *= 128) {
        if (this.at >= this.bytes.length) throw new RangeError("the file ends too early");
        const byte = this.bytes[this.at++];
        value += (byte & 0x7f) * factor;
        if (byte < 0x80) return value;
      }
      throw new RangeError("a number is too long");
    }

    /** How many entries follow; each takes a byte at least. */
    count() {
      const count = this.number();
      if (count > this.bytes.length - this.at) throw new RangeError("the file ends too early");
      return count;
    }

    /** @param {number} count @param {number} [below] what each must be less than */
    numbers(count, below = 2 ** 32) {
      if (count > this.bytes.length - this.at) throw new RangeError("the file ends too early");
      const found = new Uint32Array(count);
      for (let at = 0; at < count; at += 1) {
        const value = this.number();
        if (value >= below) throw new RangeError("a number is out of range");
        found[at] = value;
      }
      return found;
    }

    /** Numbers stored as differences. @param {Uint32Array} into @param {number} from @param {number} to @param {number} below @param {number} start */
    ascending(into, from, to, below, start = 0) {
      for (let at = from, value = start; at < to; at += 1) {
        const step = this.number();
        value += step;
        if (value >= below || (step === 0 && at > from)) throw new RangeError("a passage is out of range");
        into[at] = value;
      }
    }

    /** @param {number} count */
    bytesOf(count) {
      if (count > this.bytes.length - this.at) throw new RangeError("the file ends too early");
      return this.bytes.subarray(this.at, (this.at += count));
    }
  }

  /** @param {number} first code point @param {number} second code point, 0 for a single character */
  const gramOf = (first, second) => first * SECOND + second;

  /** @param {number} gram @returns {boolean} not a single character */
  const isPair = (gram) => gram % SECOND > 0;

  /** @param {number} gram @param {number} shards how many there are @returns {number} as shards.py `shard_of` */
  function shardOf(gram, shards) {
    const first = Math.floor(gram / SECOND);
    let mixed = (Math.imul(first, 0x9e3779b1) ^ Math.imul(gram % SECOND, 0x85ebca6b)) >>> 0;
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
    return ((mixed ^ (mixed >>> 12)) >>> 0) % shards;
  }

  /** @param {number} size of a list @param {boolean} pair @param {number} passages of the index @returns {number} passage numbers a block spans, as shards.py */
  function blockWidth(size, pair, passages) {
    let width = 1;
    while (width < passages) width *= 2;
    while (size * Math.min(width, passages) > (pair ? 8192 : 131072) * passages) width /= 2;
    return width;
  }

  /** The short lists of a shard, each made when it is asked for: a shard holds hundreds, a query asks for one. */
  class Shard {
    /** @param {InstanceType<typeof Reader>} reader @param {number} passages of the index */
    constructor(reader, passages) {
      const count = reader.count();
      const [steps, seconds, sizes] = [0, 1, 2].map(() => reader.numbers(count));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      if (total > reader.bytes.length) throw new RangeError("the file ends too early");
      this.numbers = new Uint32Array(total);
      /** By gram: where its passages begin and end, where its masks begin (-1 = none). @type {Map<number, [number, number, number]>} */
      this.places = new Map();
      let [at, first, masks] = [0, 0, 0];
      for (let row = 0; row < count; row += 1) {
        const gram = gramOf((first += steps[row]), seconds[row]);
        reader.ascending(this.numbers, at, at + sizes[row], passages);
        this.places.set(gram, [at, at + sizes[row], isPair(gram) ? masks : -1]);
        at += sizes[row];
        if (isPair(gram)) masks += sizes[row];
      }
      this.masks = reader.bytesOf(masks);
    }

    /** @param {number} gram @returns {List | undefined} */
    get(gram) {
      const place = this.places.get(gram);
      if (!place) return undefined;
      const [from, to, masks] = place;
      return { numbers: this.numbers.subarray(from, to), masks: masks < 0 ? null : this.masks.subarray(masks, masks + to - from) };
    }
  }

  /** One block of a long list. @param {InstanceType<typeof Reader>} reader @param {boolean} pair @param {number} start @param {number} end of the passage numbers it spans @returns {List} */
  function block(reader, pair, start, end) {
    const count = reader.number();
    if (count > end - start) throw new RangeError("a block holds too many passages");
    const numbers = new Uint32Array(count);
    if (reader.number() === 0) reader.ascending(numbers, 0, count, end, start);
    else bitmap(reader, numbers, start, end);
    return { numbers, masks: pair ? reader.bytesOf(count) : null };
  }

  /** @param {InstanceType<typeof Reader>} reader @param {Uint32Array} into @param {number} start @param {number} end */
  function bitmap(reader, into, start, end) {
    let bit = 0;
    for (let found = 0; found < into.length; bit += 1) {
      const byte = reader.bytes[reader.at + (bit >> 3)];
      if (byte === undefined || start + bit >= end) throw new RangeError("the file ends too early");
      if (byte & (1 << (bit & 7))) into[found++] = start + bit;
    }
    reader.at += (bit + 7) >> 3;
  }

  /** @param {Uint8Array} bytes @param {number} at where the text begins @param {Uint32Array} letters of the index: code points @returns {string} */
  function text(bytes, at, letters) {
    const units = new Uint16Array(2 * (bytes.length - at));
    let size = 0;
    while (at < bytes.length) {
      const lead = bytes[at++];
      let code;
      if (lead === WRITTEN_OUT) {
        code = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
        at += 3;
      } else code = letters[lead < ONE_BYTE ? lead : ONE_BYTE + (lead - ONE_BYTE) * 256 + bytes[at++]];
      if (code === undefined || code > 0x10ffff) throw new RangeError("no such letter");
      if (code < 0x10000) units[size++] = code;
      else {
        units[size++] = 0xd7c0 + (code >> 10);
        units[size++] = 0xdc00 + (code & 0x3ff);
      }
    }
    return UTF16.decode(units.subarray(0, size));
  }

  return { Reader, gramOf, isPair, shardOf, blockWidth, Shard, block, text };
})();
