"use strict";
/** The way through what one query may find: regions of passage numbers read as far as needed, then text, a window at a time. */
const WordingWalk = (() => {
  const WINDOW = 10; // packs read together
  const FEWEST = 3; // packs read when little is lacking
  const BLIND = 200; // packs read for one answer where no list says what they hold
  const LOST = 60; // passages whose text can't be read before one answer stops asking for more
  const TOGETHER = 40; // copies that stand under one passage
  const EXACT = 24; // as many candidates are all read, so that a total up to 20 is exact
  const SURE = 2; // characters of a key whose list is the whole truth
  const TRUE_BEFORE = 2; // candidates taken as true before any is read: keeps a guess from a small sample calm
  const DOUBT = 8; // one wrong in so many of the candidates read: more are read before a total is guessed
  const SAMPLE = 32; // candidates read for that

  /** @typedef {{ numbers: Uint32Array, failing: Uint32Array }} Region candidates, and which filters each fails */

  class Walk {
    /** @param {InstanceType<typeof WordingIndex.Opened>} index @param {Asked} asked @param {Query} query */
    constructor(index, asked, query) {
      this.index = index;
      this.asked = asked;
      this.query = query;
      this.isYear = asked.sort === "new" || asked.sort === "old";
      this.filtered = Object.values(asked.filters).some((values) => values.length);
      const wanted = query.phrases.length > 0 || query.without.length > 0;
      this.asks = wanted || this.filtered;
      this.lists = wanted || (this.filtered && !asked.text.trim());
      const all = query.phrases.concat(query.without);
      this.sure = all.length <= WordingPlan.SEGMENTS && all.every(isSure);
      this.fits = query.phrases.every(({ segments }) => segments.reduce((sum, { length }) => sum + length, 0) <= 2 * index.manifest.longest);
      /** @type {Map<number, Region>} */ this.regions = new Map();
      /** Groups verified, in order. @type {number[][]} */ this.groups = [];
      /** Candidates not read yet, in order; `behind`: copies under the one they repeat. @type {number[]} */ this.queue = [];
      /** @type {Map<number, number[]>} */ this.behind = new Map();
      this.blind = false; // no list could be read
      /** @type {InstanceType<typeof WordingColumns.Columns>} */ this.columns = /** @type {any} */ (null); // read by `begin`
      this.parts = Boolean(asked.filters.part && asked.filters.part.length);
      this.plan = WordingPlan.plan(index, this.fits ? query.phrases : [], { parts: this.parts, whole: this.isYear });
      this.count = Math.ceil(index.manifest.passages / Math.min(this.plan.width, index.manifest.passages || 1));
      this.queued = 0; // regions whose candidates are in the queue, from the first
      /** Pages that have a group, where they are asked for apart. */ this.pagesSeen = new Set();
      this.seen = { right: 0, wrong: 0, lost: 0 };
    }

    /** What is known without the text, all fetched at once. */
    async begin() {
      const { index } = this;
      const reading = this.lists ? this.plan.regions.map((at) => this.region(at)) : [];
      [this.columns] = await Promise.all([index.columns(), index.readRanges(0, 1), index.dictionary().catch(() => null), ...reading]);
      if (this.lists) this.enqueue();
    }

    get done() {
      return !this.queue.length && (!this.lists || this.queued >= this.count);
    }

    /** @param {number} at */
    async region(at) {
      const { index, asked } = this;
      const from = at * Math.min(this.plan.width, index.manifest.passages);
      const to = Math.min(index.manifest.passages, from + this.plan.width);
      const [numbers] = await Promise.all([this.candidates(from, to), this.parts ? index.readRanges(from, to) : null]);
      this.regions.set(at, { numbers, failing: (await index.columns()).failing(numbers, asked.filters) });
    }

    /** @param {number} from @param {number} to @returns {Promise<Uint32Array>} passages there that may hold what is asked */
    async candidates(from, to) {
      if (!this.fits) return WordingLists.NONE.numbers; // longer than any passage
      const found = await Promise.all(this.plan.segments.map((segment) => meeting(this.index, segment, from, to)));
      const known = /** @type {Uint32Array[]} */ (found.filter(Boolean));
      this.blind = this.blind || (found.length > 0 && !known.length);
      let numbers = known.length ? WordingLists.common(known) : WordingLists.every(from, to);
      const without = await Promise.all(this.query.without.filter(isSure).slice(0, WordingPlan.SEGMENTS).map(({ segments: [segment] }) => {
        return meeting(this.index, [{ gram: WordingIndex.gramsOf(segment)[0], offset: 0 }], from, to);
      }));
      for (const list of without) if (list) numbers = WordingLists.less(numbers, list);
      return numbers;
    }

    /** Put the candidates of the regions that follow in the queue, as far as they have been read. */
    enqueue() {
      const from = this.queued;
      while (this.regions.has(this.queued)) this.queued += 1;
      const passing = Array.from({ length: this.queued - from }, (_, at) => {
        const { numbers, failing } = /** @type {Region} */ (this.regions.get(from + at));
        return Array.from(numbers.filter((_, row) => !failing[row]));
      }).flat();
      this.queue = this.queue.concat(this.folded(this.ordered(passing)));
    }

    /** @param {number[]} numbers ascending @returns {number[]} in the order they are read */
    ordered(numbers) {
      const { columns } = this;
      const scored = numbers.filter((number) => number < WordingColumns.PASSAGES);
      const rest = numbers.slice(scored.length);
      const ordered = scored.sort((a, b) => columns.scoreOf(b) - columns.scoreOf(a) || a - b).concat(rest);
      return WordingOrder.sorted(columns, ordered, this.asked.sort);
    }

    /** @param {number[]} numbers @returns {number[]} those that lead a group; the others are in `behind` */
    folded(numbers) {
      if (!this.columns.copies.size) return numbers;
      const held = new Set(numbers);
      return numbers.filter((number) => {
        const original = this.columns.originalOf(number);
        const group = this.behind.get(original) || [];
        if (original === number || !held.has(original) || group.length === TOGETHER) return true;
        this.behind.set(original, [...group, number]);
        return false;
      });
    }

    /** Read on until there are so many groups, or nothing is left. @param {number} want */
    async upTo(want) {
      let left = this.blind ? BLIND : Infinity;
      const lost = this.seen.lost;
      while (this.groups.length < want && !this.done && left > 0 && this.seen.lost - lost < LOST) {
        if (!this.queue.length) await this.further();
        else left -= await this.window(this.isLittle() ? EXACT : this.packsFor(want - this.groups.length));
      }
    }

    /** @param {number} lacking groups @returns {number} packs in which they may be, by what the packs read held */
    packsFor(lacking) {
      const { right, wrong } = this.seen;
      const share = (right + TRUE_BEFORE) / (right + wrong + TRUE_BEFORE);
      return Math.min(EXACT, Math.max(FEWEST, Math.ceil(Math.min(WINDOW, lacking) / share)));
    }

    /** @returns {boolean} whether so little may be found that all of it is read */
    isLittle() {
      return !this.sure && (this.estimate().candidates <= EXACT || this.total().total <= EXACT - 2);
    }

    /** The next region; twice as many each time nothing came of it. */
    async further() {
      let count = 1;
      while (!this.queue.length && this.queued < this.count) {
        const next = Array.from({ length: Math.min(count, this.count - this.queued) }, (_, at) => this.queued + at);
        await Promise.all(next.filter((at) => !this.regions.has(at)).map((at) => this.region(at)));
        this.enqueue();
        count = Math.min(16, count * 2);
      }
    }

    /** Read the text of the next packs and keep what holds the query. @param {number} most packs @returns {Promise<number>} packs read */
    async window(most) {
      const packs = new Set();
      let count = 0;
      while (count < this.queue.length && packs.size < most) {
        for (const number of [this.queue[count], ...(this.behind.get(this.queue[count]) || [])]) packs.add(this.index.packOf(number));
        count += 1;
      }
      const heads = this.queue.splice(0, count);
      const groups = heads.map((head) => [head, ...(this.behind.get(head) || [])]);
      const held = await this.verified(groups.flat());
      const kept = groups.map((group) => group.filter((number) => held.has(number))).filter((group) => group.length);
      const ranked = this.ranked(kept, held);
      this.groups.push(...(this.asked.apart ? this.apart(ranked) : ranked));
      return packs.size;
    }

    /** @param {number[]} numbers @returns {Promise<Map<number, { passage: Passage, match: Match }>>} those that hold the query */
    async verified(numbers) {
      const { index, query } = this;
      const read = await Promise.all(numbers.map((number) => index.passage(number)));
      const held = new Map();
      read.forEach((passage, at) => {
        const match = passage && matched(passage.text, query, index.normaliser);
        if (match) held.set(numbers[at], { passage, match });
        this.seen[match ? "right" : passage ? "wrong" : "lost"] += 1;
      });
      return held;
    }

    /** @param {number[][]} groups @param {Map<number, { passage: Passage, match: Match }>} held @returns {number[][]} */
    ranked(groups, held) {
      const window = groups.map(([head]) => {
        const { passage, match } = /** @type {{ passage: Passage, match: Match }} */ (held.get(head));
        return { number: head, passage, score: passage.score, match };
      });
      const order = WordingOrder.sorted(this.columns, WordingRank.ranked(window, this.query, this.index), this.asked.sort);
      const byHead = new Map(groups.map((group) => [group[0], group]));
      return order.map((head) => /** @type {number[]} */ (byHead.get(head)));
    }

    /** @param {number[][]} groups @returns {number[][]} those whose page comes for the first time */
    apart(groups) {
      return groups.filter(([head]) => {
        const page = this.columns.pageOf(head);
        return !this.pagesSeen.has(page) && this.pagesSeen.add(page);
      });
    }

    /** @returns {boolean} whether too little was read to say how many of the candidates are right */
    isDoubtful() {
      const { right, wrong } = this.seen;
      return wrong * DOUBT >= right + wrong && right + wrong < SAMPLE;
    }

    /** Read all that is left when it is little, and more where the lists say too much. */
    async settle() {
      while (!this.done && !this.blind && this.seen.lost < LOST && (this.isLittle() || this.isDoubtful())) {
        if (this.queue.length) await this.window(EXACT);
        else await this.further();
      }
    }

    /** @returns {{ candidates: number, covered: number }} that pass the filters, in all regions; the share of regions read */
    estimate() {
      const covered = this.count ? this.regions.size / this.count : 1;
      let passing = 0;
      for (const { failing } of this.regions.values()) for (const bits of failing) if (!bits) passing += 1;
      return { candidates: passing / (covered || 1), covered };
    }

    /** @returns {{ total: number, approximate: boolean }} */
    total() {
      const { right, wrong, lost } = this.seen;
      if (this.done) return { total: right, approximate: false };
      const { candidates, covered } = this.estimate();
      const only = this.only();
      if (only) return { total: only, approximate: false };
      if (this.sure) return { total: Math.round(candidates), approximate: covered < 1 };
      const share = (right + TRUE_BEFORE) / (right + wrong + TRUE_BEFORE);
      return { total: right + Math.round(Math.max(0, candidates - right - wrong - lost) * share), approximate: true };
    }

    /** @returns {number} of a single long list without filters, which the manifest counts; else 0 */
    only() {
      const { segments } = this.plan;
      const plain = this.sure && !this.query.without.length && segments.length === 1 && segments[0].length === 1;
      return plain && !this.filtered ? this.index.sizeOf(segments[0][0].gram) : 0;
    }

    /** @returns {number} copies that stand under others */
    folds() {
      if (this.done) return this.groups.flat().length - this.groups.length;
      return [...this.behind.values()].reduce((sum, group) => sum + group.length, 0);
    }

    /** @param {number} total @returns {number} pages they are on */
    pages(total) {
      const pages = new Set();
      const add = (/** @type {number} */ _, /** @type {number} */ page) => pages.add(page);
      if (this.done) this.columns.eachPage(Uint32Array.from(this.groups.flat()).sort(), add);
      else for (const { numbers, failing } of this.regions.values()) this.columns.eachPage(numbers.filter((_, at) => !failing[at]), add);
      if (this.done) return pages.size;
      const { candidates, covered } = this.estimate();
      return Math.min(total, Math.round((pages.size * total) / (candidates * covered || 1)));
    }

    /** @param {number} total @returns {number} passages without filters, about */
    unfiltered(total) {
      if (!this.filtered) return total;
      let count = 0;
      for (const { numbers } of this.regions.values()) count += numbers.length;
      return Math.round(count / (this.estimate().covered || 1));
    }

    /** @returns {Record<string, Record<string, number>>} how many passages each value would leave */
    facets() {
      const regions = [...this.regions].sort(([a], [b]) => a - b).map(([, region]) => region);
      const [numbers, failing] = [joined(regions.map((region) => region.numbers)), joined(regions.map((region) => region.failing))];
      return this.columns.count(numbers, failing, 1 / (this.estimate().covered || 1));
    }
  }

  /**
   * Passages in all lists of a segment that can be read; null when none can.
   * @param {InstanceType<typeof WordingIndex.Opened>} index @param {Placed[]} segment @param {number} from @param {number} to
   */
  async function meeting(index, segment, from, to) {
    const lists = await Promise.all(segment.map(({ gram }) => index.list(gram, from, to)));
    const known = lists.flatMap((list, at) => (list ? [{ list, offset: segment[at].offset }] : []));
    return known.length ? WordingLists.met(known) : null;
  }

  /** @param {Uint32Array[]} pieces */
  function joined(pieces) {
    if (pieces.length === 1) return pieces[0];
    const whole = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /** @param {string} text @param {Query} query @param {Normaliser} normaliser @returns {Match | null} */
  function matched(text, query, normaliser) {
    if (query.without.some((phrase) => WordingQuery.match(text, [phrase], normaliser))) return null;
    return WordingQuery.match(text, query.phrases, normaliser);
  }

  /** @param {Phrase} phrase @returns {boolean} its list is the whole truth */
  function isSure(phrase) {
    return !phrase.literal && phrase.segments.length === 1 && [...phrase.segments[0]].length <= SURE;
  }

  return { Walk };
})();
