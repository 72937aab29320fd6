"use strict";
/**
 * The whole part of a report in which a passage stands, to be read beside the same part of others.
 *
 * @typedef {{ headings: string[], text: string, spans: Span[] }} Block a passage, after the headings that begin before it
 * @typedef {Hit & { blocks: Block[] }} Column
 */
const WordingSections = (() => {
  const sentence = /[。！？；：!?;:][”’」』）)]*$/u;

  /**
   * The passages as hits, each with its part around it; one whose text can't be read is left out.
   * @param {InstanceType<typeof WordingIndex.Opened>} index @param {string} text the query @param {number[]} numbers @returns {Promise<Column[]>}
   */
  async function columns(index, text, numbers) {
    const hits = await WordingShown.hits(index, text, numbers);
    return Promise.all(hits.map(async (hit) => ({ ...hit, blocks: await blocks(index, text, hit) })));
  }

  /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {string} text @param {Hit} hit @returns {Promise<Block[]>} */
  async function blocks(index, text, hit) {
    const read = /** @type {Passage} */ (await index.passage(hit.number));
    const { phrases } = WordingQuery.parse(text, index.normaliser);
    const { passages, sections } = read.page;
    const top = topOf(sections, read.section);
    /** @type {Set<number>} */
    const begun = new Set();
    return signed(passages.flatMap(([, section, words, row]) => {
      const [part = ""] = index.manifest.values.part[row] || [];
      if (part !== hit.part || (!part && topOf(sections, section) !== top)) return [];
      const headings = above(sections, section).filter((one) => !begun.has(one) && begun.add(one));
      return [{ headings: headings.map((one) => sections[one][1]), text: words, spans: spansOf(words, phrases, index.normaliser) }];
    }));
  }

  /** @param {Block[]} read @returns {Block[]} without the unit and the date that a report ends with */
  function signed(read) {
    let end = read.length;
    while (end > 1 && !read[end - 1].spans.length && !sentence.test(read[end - 1].text)) end -= 1;
    return read.slice(0, end);
  }

  /** @param {PageRecord["sections"]} sections @param {number} row @returns {number[]} the rows of headings above, from the top */
  function above(sections, row) {
    const found = [];
    for (let at = row; at >= 0; at = sections[at][2]) found.unshift(at);
    return found;
  }

  /** @param {PageRecord["sections"]} sections @param {number} row @returns {number} -1 before the first heading */
  const topOf = (sections, row) => (row < 0 ? row : above(sections, row)[0]);

  /** Where phrases stand, also where only some of them do. @param {string} text @param {Phrase[]} phrases @param {Normaliser} normaliser @returns {Span[]} */
  function spansOf(text, phrases, normaliser) {
    const all = phrases.flatMap((phrase) => (WordingQuery.match(text, [phrase], normaliser) || { spans: [] }).spans);
    /** @type {Span[]} */
    const apart = [];
    for (const span of all.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (!apart.length || span[0] >= apart[apart.length - 1][1]) apart.push(span);
    }
    return apart;
  }

  return { columns };
})();
