"use strict";
/**
 * The pattern of a sentence: the wording that stays, and slots for the facts each writer has to bring.
 * Pure: what it knows of words is in slots.js.
 * @typedef {string | { slot: string, text: string }} Piece
 */
const WordingPattern = (() => {
  const { measures, notMeasures, fixed, surnames, scripts, records: always, recordsByWords, otherWords, recordsElse } = WordingSlots;
  const HAN = "[〇零一二两三四五六七八九十百千万]";
  const GAP = "〔缺〕";
  const REACH = 400; // characters to either side that can tell what a slot is: no sentence is longer
  const DIGITS = "(?<![0-9A-Za-z.])\\d+(?:,\\d{3})*(?:\\.\\d+)?";
  const MANY = "[十百千万亿]{0,2}[多余来几]?";
  const COUNT = "(?<![一二两三四五六七八九十百千万第])(?:[二两三四五六七八九十]|一(?=[百千万十])|几(?=[十百千万]))";
  const ONE = "(?<![第每另再又这那哪同某有万统唯单上下近])一(?=(?:次|场|期|遍|轮)(?![性不又接]))";
  const NUMBER = `(?:(?:${DIGITS}|${GAP})${MANY}|${COUNT}${HAN}*[多余来几]?|${ONE})`;
  const YEAR = `(?<!\\d)(?:(?:19|20)(?:\\d\\d|\\d?${GAP})|[一二][〇零○一二三四五六七八九]{3})`;
  const DAY = `(?:\\d{1,2}|${GAP}|[一二三四五六七八九十]{1,3})`;

  const ALWAYS = new Map(Object.entries(always));
  const ELSE = new Map(Object.entries(recordsElse));
  const PAIRS = scripts.match(/../g) || [];
  const SIMPLE = new Map(PAIRS.map((pair) => [pair[0], pair[1]]));
  const TRADITIONAL = new Map(PAIRS.map((pair) => /** @type {[string, string]} */ ([pair[1], pair[0]])).reverse());

  const words = (/** @type {string} */ list) => list.split(" ").filter(Boolean).sort((a, b) => b.length - a.length);
  const escaped = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const oneOf = (/** @type {string[]} */ list) => `(?:${list.map(escaped).join("|")})`;
  const rule = (/** @type {string} */ slot, /** @type {string} */ source) => ({ slot, at: new RegExp(source, "uy") });

  const OTHER = new RegExp(`《[^《》]*》|${oneOf(words(otherWords))}`, "gu");
  const TOLD = recordsByWords.map(({ slots, words: told, record, near = false }) => {
    const of = words(slots);
    return { slots: (/** @type {string} */ slot) => !of.length || of.includes(slot), words: words(told), record, near };
  });

  /** First that matches at a place wins; without a slot the match stays text. */
  const RULES = [
    rule("", oneOf(words(fixed)).replace(/N/g, `${HAN}+`)),
    rule("", "“[^“”\\d]{1,12}”"),
    rule("文号", `(?:(?<=[（(])\\p{Script=Han}{1,10})?〔(?:\\d{4}|20${GAP})〕第?(?:\\d+|${GAP})号`),
    rule("文件名", "(?<=《)[^《》]+(?:《[^《》]*》[^《》]*)*(?=》)"),
    rule("年月日", `${YEAR}年${DAY}月${DAY}日`),
    rule("年月", `${YEAR}年${DAY}月`),
    rule("年份", `${YEAR}(?:[至—–-]${YEAR})?(?=年)`),
    rule("月日", `(?<!\\d)${DAY}月${DAY}(?:[至—–-]${DAY})?日`),
    rule("月份", `(?<!\\d)(?:\\d{1,2}(?:[至—–-]\\d{1,2})?(?=月)|${DAY}(?=月[底初末]|月[上中下]旬))`),
    rule("时刻", "(?<!\\d)\\d{1,2}(?:时\\d{1,2}分|[:：]\\d{2}(?!\\d)|时(?![间长段限候常])|点(?:\\d{1,2}分|半)?(?![位数子名\\d]))"),
    rule("时刻", "[一二三四五六七八九十]{1,2}点(?:半|[一二三四五六七八九十]{1,3}分)"),
    rule("时刻", "(?<=午|早上|晚上|晚|夜里|凌晨|早晨)[一二三四五六七八九十]{1,2}点"),
    rule("百分比", `${DIGITS}(?:个百分点|[%％‰])|百分之${HAN}+(?:点${HAN}+)?|${HAN}+个百分点`),
    rule("比例", `[一二三四五六七八九十]{1,2}分之[一二三四五六七八九]|[一二两三四五六七八九]成(?=[多以左的，。；、）]|$)`),
    rule("金额", `${NUMBER}[百千万亿]*元`),
    rule("序号", "(?<=第)\\d+(?:[至—–-]\\d+)?"),
    ...byMeasures(),
    rule("得分", `${DIGITS}(?=分(?:[，。；、）以]|$))`),
    rule("日期", `(?<!\\d)(?:\\d{1,2}|${GAP})(?=日(?![均常]))`),
    rule("序号", `(?<=》第|》第${HAN}{1,3}条第)${HAN}+(?=[条款项章])`),
    rule("姓名", `[${surnames}]某{1,2}`),
    rule("地点", `(?:某{1,2}|${GAP})(?=[省市县区镇乡村])`),
  ];

  function byMeasures() {
    const not = `(?!${oneOf(words(notMeasures))})`;
    const named = Object.entries(measures).flatMap(([slot, list]) => words(list).map((measure) => ({ slot, measure })));
    named.sort((a, b) => b.measure.length - a.measure.length);
    return named.map(({ slot, measure }) => rule(slot, `${NUMBER}(?=${not}${escaped(measure)})`));
  }

  /** @param {string} org @returns {{ slot: string, at: RegExp }[]} the unit's own name, and its place */
  function names(org) {
    const [, place = ""] = /^(\p{Script=Han}{2,3}?)[省市县区镇乡村]/u.exec(org) || [];
    return [
      ...(org.length > 2 ? [rule("单位", escaped(org))] : []),
      ...(place ? [rule("地点", `${escaped(place)}(?=[省市县区镇乡村])`)] : []),
    ];
  }

  /** @param {string} text @param {Map<string, string>} script @returns {string} in these characters, as long as before */
  function written(text, script) {
    return text.replace(/[\u3400-\u9fff]/g, (character) => script.get(character) || character);
  }

  /** @param {string} text */
  const plain = (text) => written(text, SIMPLE);

  /** @param {string} text @returns {"zh-Hans" | "zh-Hant"} */
  const language = (text) => (plain(text) === text ? "zh-Hans" : "zh-Hant");

  /** @param {string} text @returns {(name: string) => string} our own words, written as the text is */
  const like = (text) => (language(text) === "zh-Hant" ? (name) => written(name, TRADITIONAL) : (name) => name);

  /**
   * @param {string} sentence one or several @param {string} [org] the unit that wrote it, as printed
   * @returns {Piece[]} joined, with `text` for each slot, they are the sentence again
   */
  function pieces(sentence, org = "") {
    const text = plain(sentence);
    const rules = [...names(plain(org)), ...RULES];
    const name = like(sentence);
    /** @type {Piece[]} */
    const found = [];
    let stays = 0;
    for (let at = 0; at < text.length; ) {
      const { slot, length } = match(text, at, rules);
      if (slot) {
        if (at > stays) found.push(sentence.slice(stays, at));
        found.push({ slot: name(slot), text: sentence.slice(at, at + length) });
        stays = at + length;
      }
      at += length;
    }
    return stays < sentence.length ? [...found, sentence.slice(stays)] : found;
  }

  /** @param {string} text @param {number} at @param {typeof RULES} rules */
  function match(text, at, rules) {
    for (const { slot, at: pattern } of rules) {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found && found[0]) return { slot, length: found[0].length };
    }
    return { slot: "", length: (text.codePointAt(at) || 0) > 0xffff ? 2 : 1 };
  }

  /** @param {Piece[]} found @returns {string} the sentence with its slots empty, as 〔月日〕 */
  function empty(found) {
    return found.map((piece) => (typeof piece === "string" ? piece : `〔${piece.slot}〕`)).join("");
  }

  /** @param {Piece[]} found @returns {{ slots: string[], record: string }[]} which record proves which slots, in order */
  function records(found) {
    const text = found.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
    const name = like(text);
    const read = plain(text);
    /** @type {Map<string, Set<string>>} */
    const proofs = new Map();
    let at = 0;
    for (const piece of found) {
      if (typeof piece !== "string") {
        const record = name(proof(plain(piece.slot), read, at));
        proofs.set(record, (proofs.get(record) || new Set()).add(piece.slot));
      }
      at += (typeof piece === "string" ? piece : piece.text).length;
    }
    return [...proofs].map(([record, slots]) => ({ slots: [...slots], record }));
  }

  /** @param {string} slot @param {string} text @param {number} at where the slot stands in it */
  function proof(slot, text, at) {
    if (ALWAYS.has(slot)) return ALWAYS.get(slot) || "";
    for (const [back, clause] of clauses(text, at).entries()) {
      const told = TOLD.find((line) => line.slots(slot) && !(back && line.near) && line.words.some((word) => clause.includes(word)));
      if (told) return told.record;
    }
    return ELSE.get(slot) || ELSE.get("") || "";
  }

  /** @param {string} text @param {number} at @returns {string[]} the clause at a place, then those before it in the sentence */
  function clauses(text, at) {
    const before = (/[^。！？；]*$/u.exec(text.slice(Math.max(0, at - REACH), at)) || [""])[0];
    const after = (/^[^，。！？；：,]*/u.exec(text.slice(at, at + REACH)) || [""])[0];
    return (before + after).replace(OTHER, "").split(/[，：,]/u).reverse();
  }

  return { pieces, records, empty, language };
})();
