"use strict";
/** The passages with other words for what was typed: below the answer, never counted among it; each word can be taken out. */
const WordingAlike = (() => {
  const { make, button } = WordingMake;
  const { cross } = WordingDraw;

  /** @typedef {{ find: (text: string) => void, drop: (words: string[]) => void }} Acts what a press does */

  /**
   * @param {{ found: Alike[], dropped: string[] }} alike @param {Hit[]} hits of all of them, in order @param {Setting} setting @param {Acts} acts
   * @returns {Node[]} nothing when there is no other word
   */
  function view({ found, dropped }, hits, setting, acts) {
    const { words } = setting;
    if (!found.length && !dropped.length) return [];
    const named = found.map(({ word, text, total }) => [
      button(words.alikeFound(word, total), () => acts.find(text), ""),
      taken(word, words, () => acts.drop([...dropped, word])),
    ]);
    const back = dropped.map((word) => button(words.alikeBack(word), () => acts.drop(dropped.filter((one) => one !== word)), ""));
    const line = make("p", "alike-words", ...named.map((pair) => make("span", "", ...pair)), ...back.map((one) => make("span", "", one)));
    const list = make("ol", "passages", ...hits.map((hit) => passage(hit, setting)));
    return [make("h2", "", words.alike), ...(found.length ? [make("p", "alike-means", words.alikeMeans)] : []), line, ...(hits.length ? [list] : [])];
  }

  /** @param {string} word @param {Words} words @param {() => void} act */
  function taken(word, words, act) {
    const press = button("", act, "alike-drop");
    press.setAttribute("aria-label", words.remove(word));
    press.append(cross());
    return press;
  }

  /** As a hit looks, but it is none: it does not hold what was typed. @param {Hit} hit @param {Setting} setting */
  function passage(hit, setting) {
    const item = WordingHits.item([hit], setting, true);
    item.className = "alike-passage";
    delete item.dataset.page;
    delete item.dataset.passage;
    return item;
  }

  /**
   * @param {Engine} engine @param {Question} question @param {Setting} setting @param {Acts} acts @returns {Promise<Node[]>}
   */
  async function look(engine, question, setting, acts) {
    const alike = await engine.alike({ text: question.text, filters: question.filters }, question.drop);
    const hits = await Promise.all(alike.found.map(({ only, numbers }) => engine.show(only, numbers)));
    return view(alike, hits.flat(), setting, acts);
  }

  return { look };
})();
