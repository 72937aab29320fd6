"use strict";
/** What a reader does with a passage: copy it, see its pattern, save it. */
const WordingPassage = (() => {
  const { make, button, once } = WordingMake;
  let patterns = 0;

  /**
   * @param {Quote} quote @param {Words} words
   * @returns {HTMLElement} `.passage-actions`: a row (`.passage-row`) of buttons and one line of feedback; the pattern opens below
   */
  function actions(quote, words) {
    const said = make("span", "passage-said");
    said.setAttribute("role", "status");
    const say = (/** @type {(Node | string)[]} */ ...what) => said.replaceChildren(...what);
    const copy = button(words.copy, async () => {
      say(await copied(WordingQuote.plain([quote], words), words));
    }, "");
    const row = make("p", "passage-row", copy, " ");
    const place = make("div", "passage-actions", row);
    row.append(patternButton(quote, words, place), " ", saveButton(quote, words, say), said);
    return place;
  }

  /** @param {string} text @param {Words} words @returns {Promise<string>} what came of it */
  async function copied(text, words) {
    return (await WordingCopy.toClipboard(text)) ? words.copied : words.notCopied;
  }

  /** @param {Quote} quote @param {Words} words @param {HTMLElement} place where the pattern opens */
  function patternButton(quote, words, place) {
    patterns += 1;
    const id = `passage-pattern-${patterns}`;
    /** @type {HTMLElement | null} */
    let panel = null;
    const open = button(words.pattern, once(() => {
      if (!panel) place.append((panel = patternPanel(quote, words)));
      panel.hidden = open.getAttribute("aria-expanded") === "true";
      panel.id = id;
      open.setAttribute("aria-expanded", String(!panel.hidden));
    }), "");
    open.setAttribute("aria-expanded", "false");
    open.setAttribute("aria-controls", id);
    return open;
  }

  /** @param {Quote} quote @param {Words} words */
  function patternPanel(quote, words) {
    const pieces = WordingPattern.pieces(quote.text, quote.org);
    const records = WordingPattern.records(pieces);
    const shown = pieces.map((piece) => (typeof piece === "string" ? piece : make("span", "slot", piece.slot)));
    const sentence = make("p", "pattern-text", ...shown);
    sentence.lang = WordingPattern.language(quote.text);
    if (!records.length) return make("div", "pattern", make("p", "", words.noSlots));
    const proofs = make("ul", "pattern-records");
    proofs.lang = sentence.lang;
    for (const { slots, record } of records) proofs.append(make("li", "", make("span", "", slots.join("、")), " ", make("span", "", record)));
    return make("div", "pattern", make("p", "pattern-title", words.patternTitle), sentence, proofs, patternCopy(pieces, quote, words));
  }

  /** @param {Piece[]} pieces @param {Quote} quote @param {Words} words */
  function patternCopy(pieces, quote, words) {
    const hint = make("span", "passage-said", words.noRecord);
    hint.setAttribute("role", "status");
    const text = WordingQuote.plain([{ ...quote, text: WordingPattern.empty(pieces) }], words);
    const copy = button(words.copyPattern, async () => {
      hint.textContent = await copied(text, words);
    }, "framed");
    return make("p", "passage-row", copy, hint);
  }

  /** @param {Quote} quote @param {Words} words @param {(...what: (Node | string)[]) => void} say */
  function saveButton(quote, words, say) {
    const save = button(words.save, once(() => {
      const done = WordingSaved.toggle(quote);
      if (done === "saved") say(listLink(words));
      else say(done === "removed" ? words.takenOut : done === "full" ? words.savedFull(WordingSaved.MOST) : words.savedBlocked);
    }), "save");
    save.dataset.key = quote.key;
    save.dataset.off = words.save;
    save.dataset.on = words.saved;
    show(save);
    return save;
  }

  /** @param {Words} words */
  function listLink(words) {
    const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[role=search]"));
    const away = make("a", "", words.savedHere(WordingSaved.all().length));
    away.href = new URL("?saved=1", form ? form.action : location.href).href;
    return away;
  }

  /** @param {HTMLElement} save a button that says whether its passage is in the list */
  function show(save) {
    const { key = "", on = "", off = "" } = save.dataset;
    const saved = WordingSaved.has(key);
    save.setAttribute("aria-pressed", String(saved));
    save.textContent = saved ? on : off;
  }

  document.addEventListener("wording-saved", () => {
    for (const save of document.querySelectorAll("button.save")) show(/** @type {HTMLElement} */ (save));
  });

  return { actions, list: (/** @type {Words} */ words) => WordingList.view(words) };
})();
