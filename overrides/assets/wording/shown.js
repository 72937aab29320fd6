"use strict";
/**
 * What a reader sees of passages and pages.
 *
 * @typedef {{ number: number, page: PageRecord, id: string, anchor: string, part: string, headings: string[], text: string, spans: Span[],
 *   slip: Slip | "", instead: string }} Hit `slip`: how it differs from what was typed, if by so little; `instead`: words that find it
 * @typedef {{ path: string, title: string, type: string, minutes: number, spans: Span[] }} Title
 *   `anchor`: the id on the page, of the passage or else of the heading above it, "" where there is none.
 */
const WordingShown = (() => {
  /**
   * What a reader sees of passages, in the same order; one whose text can't be read is left out.
   * @param {InstanceType<typeof WordingIndex.Opened>} index @param {string} text the query @param {number[]} numbers
   * @returns {Promise<Hit[]>}
   */
  async function hits(index, text, numbers) {
    const query = WordingQuery.parse(text, index.normaliser);
    const { phrases } = query;
    const read = await Promise.all(numbers.map((number) => index.passage(number)));
    return read.flatMap((passage, row) => {
      if (!passage) return [];
      const match = WordingQuery.match(passage.text, phrases, index.normaliser);
      const slipped = match ? null : WordingSlip.match(passage.text, query, index.normaliser);
      const { spans } = match || slipped || { spans: WordingQuery.shared(passage.text, phrases, index.normaliser) };
      const [part = ""] = index.manifest.values.part[passage.part] || [];
      return [{ number: numbers[row], page: brief(passage.page), id: passage.id, anchor: anchor(index, passage.id), part, headings: headings(passage), text: passage.text, spans, ...slip(slipped, query) }];
    });
  }

  /** @param {Slipped | null} slipped @param {Query} query @returns {{ slip: Slip | "", instead: string }} */
  function slip(slipped, query) {
    if (!slipped) return { slip: "", instead: "" };
    const meant = { printed: slipped.wording, segments: [slipped.wording], literal: "" };
    const phrases = query.phrases.map((phrase) => (phrase === slipped.phrase ? meant : phrase));
    return { slip: slipped.slip, instead: WordingQuery.print({ ...query, phrases }) };
  }

  /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {string} id `a1.3`: the third passage under #a1 */
  const anchor = (index, id) => (index.manifest.anchors === "heading" ? id.replace(/\.\d+$/, "") : id);

  /** @param {PageRecord} page @returns {PageRecord} without the text, so that little goes from worker to page */
  function brief(page) {
    return { ...page, sections: [], passages: [] };
  }

  /** @param {Passage} passage @returns {string[]} headings above it, from the top */
  function headings(passage) {
    const found = [];
    for (let row = passage.section; row >= 0; row = passage.page.sections[row][2]) {
      found.unshift(passage.page.sections[row][1]);
    }
    return found;
  }

  /**
   * Pages written by hand whose title holds the query.
   * @param {InstanceType<typeof WordingIndex.Opened>} index @param {string} text @param {number} most @returns {Promise<Title[]>}
   */
  async function titles(index, text, most) {
    const { phrases } = WordingQuery.parse(text, index.normaliser);
    const pages = phrases.length ? await index.titles() : [];
    const found = pages.flatMap(([path, title, type, minutes]) => {
      const match = WordingQuery.match(title, phrases, index.normaliser);
      return match ? [{ path, title, type, minutes, spans: match.spans }] : [];
    });
    return found.slice(0, most);
  }

  return { hits, titles };
})();
