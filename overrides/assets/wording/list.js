"use strict";
/** The saved list as the reader sees it: in the reader's order, each passage with its source. */
const WordingList = (() => {
  const { make, button } = WordingMake;

  /** @param {Words} words @returns {HTMLElement} it follows every change while it stands in the page */
  function view(words) {
    const said = make("p", "saved-said");
    said.setAttribute("role", "status");
    const head = make("div", "");
    const list = make("ol", "saved-passages");
    const place = make("section", "saved-list", head, said, list);
    place.setAttribute("aria-label", words.savedTitle);
    function draw() {
      const quotes = WordingSaved.all();
      if (said.previousSibling !== head) head.after(said);
      head.replaceChildren(...heading(quotes, words, said));
      list.replaceChildren(...quotes.map((quote, at) => item(quote, at, quotes.length, words, said)));
    }
    function follow() {
      if (place.isConnected) draw();
      else document.removeEventListener("wording-saved", follow);
    }
    document.addEventListener("wording-saved", follow);
    draw();
    return place;
  }

  /** @param {Quote[]} quotes @param {Words} words @param {HTMLElement} said @returns {Node[]} */
  function heading(quotes, words, said) {
    const title = make("h2", "", words.savedTitle);
    const where = make("p", "saved-where", words.savedWhere);
    if (!quotes.length) return [title, make("p", "", words.savedNone), where];
    title.append(" ", make("small", "", words.passages(quotes.length)));
    return [title, where, exports(quotes, words, said)];
  }

  /** @param {Quote[]} quotes @param {Words} words @param {HTMLElement} said */
  function exports(quotes, words, said) {
    /** @param {string} html @param {string} done */
    const copy = async (html, done) => {
      const took = await WordingCopy.toClipboard(WordingQuote.plain(quotes, words), html);
      said.textContent = took ? done : words.notCopied;
    };
    return make(
      "p", "passage-row saved-exports",
      button(words.copyAll, () => copy("", words.copiedAll(quotes.length)), "framed"), " ",
      button(words.forWord, () => copy(WordingQuote.html(quotes, words), words.wordCopied), "framed"), " ",
      button(words.saveMarkdown, () => {
        WordingCopy.download(words.fileName, WordingQuote.markdown(quotes, words));
        said.textContent = words.fileSaved;
      }, "framed"), " ",
      button(words.emptyList, () => {
        WordingSaved.clear();
        undo(quotes, words.emptied(quotes.length), words, said);
      }, "framed"),
    );
  }

  /**
   * A way back by one click, said where the passage stood (`at`), or above the list.
   * @param {Quote[]} before @param {string} done @param {Words} words @param {HTMLElement} said @param {number} [at]
   */
  function undo(before, done, words, said, at = -1) {
    const list = /** @type {Element} */ (said.nextElementSibling);
    const back = button(words.putBack, () => {
      WordingSaved.restore(before);
      said.textContent = words.isBack;
    }, "");
    if (at >= 0 && list.children.length) list.insertBefore(make("li", "saved-gone", said), list.children[at] || null);
    said.replaceChildren(done, " ", back);
    back.focus();
  }

  /** @param {Quote} quote @param {number} at @param {number} all @param {Words} words @param {HTMLElement} said */
  function item(quote, at, all, words, said) {
    const text = make("p", "saved-text", quote.text);
    text.lang = WordingPattern.language(quote.text);
    const up = mover(quote, words.up, -1, at > 0);
    const down = mover(quote, words.down, 1, at < all - 1);
    for (const [move, to] of /** @type {const} */ ([[up, at], [down, at + 2]])) {
      move.addEventListener("click", () => { said.textContent = words.moved(to); });
    }
    const row = make("p", "passage-row", up, " ", down, " ");
    row.append(button(words.takeOut, () => {
      const before = WordingSaved.all();
      WordingSaved.remove(quote.key);
      undo(before, words.takenOut, words, said, at);
    }, ""));
    for (const each of row.querySelectorAll("button")) each.setAttribute("aria-label", `${each.textContent} ${at + 1}`);
    const entry = make("li", "", text, source(quote, words), row);
    entry.dataset.key = quote.key;
    return entry;
  }

  /** @param {Quote} quote @param {Words} words */
  function source(quote, words) {
    const away = make("a", "", quote.title);
    away.href = quote.address;
    away.lang = WordingPattern.language(quote.title);
    const line = make("p", "saved-source", away);
    const facts = [quote.section, quote.org, quote.year, quote.part].filter((fact) => fact && !quote.title.includes(fact));
    for (const fact of facts) line.append(" ", make("span", "", fact));
    if (quote.fictional) line.append(" ", make("span", "label zhu", words.fictional));
    return line;
  }

  /** @param {Quote} quote @param {string} name @param {number} by @param {boolean} possible */
  function mover(quote, name, by, possible) {
    const move = button(name, () => {
      WordingSaved.move(quote.key, by);
      refocus(quote.key, by);
    }, "");
    move.dataset.by = String(by);
    move.disabled = !possible;
    return move;
  }

  /** The list was drawn anew: back to the button that was pressed, or its neighbour at an end. @param {string} key @param {number} by */
  function refocus(key, by) {
    const entry = [...document.querySelectorAll(".saved-passages li")].find((one) => /** @type {HTMLElement} */ (one).dataset.key === key);
    const own = entry && entry.querySelector(`[data-by="${by}"]:enabled`);
    const next = /** @type {HTMLElement | null | undefined} */ (own || (entry && entry.querySelector("[data-by]:enabled")));
    if (next) next.focus();
  }

  return { view };
})();
