"use strict";
/** What the search page says beside its hits: how many, none, not loaded, and what to do from nothing. */
const WordingStates = (() => {
  const { make, button } = WordingMake;
  const LONGEST = 60; // characters of what was asked that are said again
  const PARTS = ["problems", "next"]; // what people look for most

  /** @param {string} text @returns {(Node | string)[]} its numbers bold */
  function counted(text) {
    return text.split(/(\d+)/).map((piece) => (/^\d/.test(piece) ? make("b", "", piece) : piece));
  }

  /** @param {Found} answer @param {Words} words @returns {(Node | string)[]} */
  function status({ total, approximate, pages, folded }, words) {
    const said = counted(words.found(total, pages, approximate));
    if (!folded) return said;
    const [wide, short] = words.folded(folded);
    return [...said, make("span", "folded", "\u3000", make("span", "wide", wide), short)];
  }

  /** @param {Hit[]} hits the nearest @returns {string[]} the pieces of the query that one of them holds */
  function pieces(hits) {
    const shared = hits.length ? hits[0].spans.map(([from, to]) => hits[0].text.slice(from, to)).join(" ") : "";
    return [...new Set(shared.match(/[\p{L}\p{N}]+/gu))];
  }

  /**
   * @param {{ answer: Found, hits: Hit[], text: string, chosen: number }} nothing the nearest hits, how many filter values
   * @param {Words} words @param {(text: string) => void} fill @param {() => void} unfilter @returns {Node[]} what to do now
   */
  function none({ answer, hits, text, chosen }, words, fill, unfilter) {
    const said = answer.missing ? words.unknown : words.none; // what could not be read may hold it
    const asked = [...text.trim()];
    const short = asked.length > LONGEST ? `${asked.slice(0, LONGEST).join("")}…` : asked.join("");
    const title = !answer.asked ? words.nothingAsked : answer.unfiltered ? words.noneFiltered : said(short);
    const [{ slip = "", instead = "" } = {}] = hits;
    const apart = slip ? [] : pieces(hits);
    const ways = [];
    if (slip) ways.push(button(words.instead + instead, () => fill(instead)));
    if (apart.length > 1 && apart.join(" ") !== text) ways.push(button(words.apart(apart.length) + apart.join(" "), () => fill(apart.join(" "))));
    if (chosen) ways.push(button(words.dropFilters(answer.unfiltered, chosen), unfilter));
    const line = make("p", "ways", hits.length ? (slip ? words.slipped[slip] : words.nearest)(hits.length) : "");
    ways.forEach((way, at) => line.append(at ? words.or : hits.length ? words.could : "", way));
    if (ways.length) line.append(hits.length || ways.length > 1 ? words.stop : "");
    return [make("h2", "", title), line];
  }

  /** @param {Words} words @param {string} topics address @param {() => void} again @returns {Node[]} */
  function failed(words, topics, again) {
    const away = make("a", "", words.byTopic);
    away.href = topics;
    return [make("h2", "", words.noIndex), make("p", "", words.noIndexWhy), make("p", "ways", button(words.again, again, "main"), away)];
  }

  /** @param {number} count files @param {Words} words @param {() => void} again @returns {(Node | string)[]} */
  const missing = (count, words, again) => (count ? [words.missing(count), button(words.fetchAgain, again)] : []);

  /** @param {Words} words @param {(text: string) => void} fill @param {() => void} saved @returns {Node[]} lately looked for; the list */
  function before(words, fill, saved) {
    const line = make("p", "before");
    const recent = WordingRecent.all();
    const forget = button(words.forget, () => {
      WordingRecent.clear();
      line.replaceWith(...before(words, fill, saved));
    });
    if (recent.length) line.append(make("span", "", words.recent + words.colon, ...recent.map((text) => button(text, () => fill(text))), forget));
    const kept = WordingSaved.all().length;
    if (kept) line.append(make("span", "", words.savedHere(kept) + words.colon, button(words.openSaved, saved)));
    return line.childNodes.length ? [line] : [];
  }

  /**
   * @param {Record<string, number>} counts @param {Setting} setting @param {(part: string, view: Question["view"]) => void} choose
   * @returns {Node[]} two parts to read by, and the first of them side by side
   */
  function parts(counts, setting, choose) {
    const held = PARTS.filter((part) => counts[part]);
    const read = held.map((part) =>
      button(`${WordingHits.label("part", part, setting)} ${setting.words.passages(counts[part])}`, () => choose(part, ""), "part"),
    );
    return [...read, ...held.slice(0, 1).map((part) => button(setting.words.sideBySide, () => choose(part, "beside"), "part"))];
  }

  return { PARTS, status, none, failed, missing, before, parts };
})();
