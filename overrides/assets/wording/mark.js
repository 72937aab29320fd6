"use strict";
/**
 * The words of a hit marked where it opens: `page?mark=words#id`. Parted by spaces, they stand in one passage: the
 * element with that id, or a block below the heading with that id, or any block where the address names none.
 */
const WordingMark = (() => {
  const HEADINGS = "h1, h2, h3, h4, h5, h6";
  const BLOCKS = "p, li, tr, dd, dt, pre, figcaption, blockquote";
  /** @typedef {[letter: string, node: Text, at: number]} Letter */

  /** Letters, digits and Han of an element, one width and case, each with its place. @param {Element} element @returns {Letter[]} */
  function lettersOf(element) {
    /** @type {Letter[]} */
    const letters = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      for (let at = 0; at < node.data.length; at += 1) {
        const plain = letter(node.data[at]);
        if (plain) letters.push([plain, node, at]);
      }
    }
    return letters;
  }

  /** @param {string} character */
  function letter(character) {
    const plain = character.normalize("NFKC").toLowerCase();
    return /[\p{L}\p{N}]/u.test(plain) ? plain[0] : "";
  }

  /** @param {string} words */
  const keyOf = (words) => Array.from(words).map(letter).join("");

  /** Where `wanted` stands best among the letters, -1 for nowhere. On a Traditional page half may be written differently.
   *  @param {string} wanted @param {Letter[]} letters */
  function placeOf(wanted, letters) {
    let needed = document.documentElement.lang === "zh-Hant" ? wanted.length / 2 : wanted.length;
    let best = -1;
    for (let start = 0; wanted.length && start + wanted.length <= letters.length; start += 1) {
      let equal = 0;
      for (let at = 0; at < wanted.length; at += 1) equal += Number(letters[start + at][0] === wanted[at]);
      if (equal < needed) continue;
      best = start;
      needed = equal + 1;
    }
    return best;
  }

  /** One <mark> a text node, last node first. @param {Letter[]} letters @param {number} first @param {number} last both inside */
  function wrap(letters, first, last) {
    for (let end = last; end >= first; ) {
      let start = end;
      while (start > first && letters[start - 1][1] === letters[end][1]) start -= 1;
      const range = document.createRange();
      range.setStart(letters[start][1], letters[start][2]);
      range.setEnd(letters[end][1], letters[end][2] + 1);
      range.surroundContents(document.createElement("mark"));
      end = start - 1;
    }
  }

  /** @param {Element} element @param {string[]} phrases keys */
  function mark(element, phrases) {
    for (const wanted of phrases) {
      const letters = lettersOf(element);
      const at = placeOf(wanted, letters);
      if (at >= 0) wrap(letters, at, at + wanted.length - 1);
    }
  }

  /** The smallest block that holds all phrases: of the section, else of the page. @param {Element | null} heading @param {string[]} phrases */
  function blockWith(heading, phrases) {
    const page = (heading && heading.closest("article, main, [role=main]")) || document.querySelector("article, [role=main], main") || document.body;
    const after = (/** @type {Node} */ a, /** @type {Node} */ b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
    const next = heading && [...page.querySelectorAll(HEADINGS)].find((one) => after(heading, one));
    const blocks = [...page.querySelectorAll(BLOCKS)].map((element) => ({ element, letters: lettersOf(element) }));
    const holding = blocks
      .filter(({ letters }) => phrases.every((wanted) => placeOf(wanted, letters) >= 0))
      .sort((a, b) => a.letters.length - b.letters.length);
    const inSection = holding.find(({ element }) => heading && after(heading, element) && !(next && after(next, element)));
    const found = inSection || holding[0];
    return found ? found.element : null;
  }

  /** Opens what hides an element: a closed box, a tab behind another. @param {Element} element */
  function reveal(element) {
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (at instanceof HTMLDetailsElement) at.open = true;
      if (!at.matches(".tabbed-block") || !at.parentElement) continue;
      const set = at.closest(".tabbed-set");
      const choices = set ? [...set.children].filter((one) => one instanceof HTMLInputElement) : [];
      const choice = choices[[...at.parentElement.children].indexOf(at)];
      if (choice instanceof HTMLInputElement) choice.checked = true;
    }
  }

  function show() {
    const phrases = (new URLSearchParams(location.search).get("mark") || "").split(/\s+/).map(keyOf).filter(Boolean);
    if (!phrases.length) return;
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const passage = named && !named.matches(HEADINGS) ? named : blockWith(named, phrases);
    if (!passage) return;
    mark(passage, phrases);
    reveal(passage);
    (passage.querySelector("mark") || passage).scrollIntoView({ block: "center" });
  }

  return { show };
})();
WordingMark.show();
