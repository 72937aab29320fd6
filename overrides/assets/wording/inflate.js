"use strict";
/** Files of an index unpacked: zlib (RFC 1950), also what follows a dictionary in one stream. */
const WordingInflate = (() => {
  /**
   * @param {Uint8Array} packed a file as stored @param {number} most bytes it may hold
   * @param {Uint8Array} [dictionary] with which the stream begins that the file is the rest of @returns {Promise<Uint8Array>}
   */
  async function inflate(packed, most, dictionary) {
    const stream = new DecompressionStream("deflate");
    const writer = stream.writable.getWriter();
    const input = dictionary ? [beginning(dictionary), packed] : [packed];
    const written = input.map((piece) => writer.write(/** @type {Uint8Array<ArrayBuffer>} */ (piece))).concat(writer.close());
    for (const one of written) one.catch(() => {}); // the reading end says it too
    const found = await collected(stream.readable.getReader(), most);
    return dictionary ? found.subarray(dictionary.length) : found;
  }

  /** The beginning of a zlib stream: a header and the dictionary as it is. @param {Uint8Array} dictionary */
  function beginning(dictionary) {
    const { length } = dictionary;
    const whole = new Uint8Array(length + 7);
    whole.set([0x78, 0x9c, 0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255]);
    whole.set(dictionary, 7);
    return whole;
  }

  /** @param {ReadableStreamDefaultReader<Uint8Array>} reader @param {number} most */
  async function collected(reader, most) {
    const pieces = [];
    let size = 0;
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      pieces.push(/** @type {Uint8Array} */ (value));
      size += pieces[pieces.length - 1].length;
      if (size > most) {
        reader.cancel().catch(() => {});
        throw new RangeError("the file is too large");
      }
    }
    return joined(pieces, size);
  }

  /** @param {Uint8Array[]} pieces @param {number} size */
  function joined(pieces, size) {
    if (pieces.length === 1) return pieces[0];
    const whole = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  return { inflate };
})();
