"use strict";
/** An example page with script: what can be done with similar wording, and the day a sheet is printed. */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", script.src).href;

  /** @param {HTMLElement} note */
  function wordsOf(note) {
    const locale = note.lang === "zh-Hant" || note.lang === "en" ? note.lang : "zh";
    return WordingWords[locale];
  }

  /** @param {HTMLElement} like one similar passage @returns {Quote} */
  function quote(like) {
    const { title = "", org = "", year = "", part = "", section = "", fictional } = like.dataset;
    const source = new URL(/** @type {HTMLAnchorElement} */ (like.querySelector("a")).href);
    source.search = "";
    const key = decodeURIComponent(source.href.slice(root.length));
    const text = /** @type {HTMLElement} */ (like.querySelector("p")).textContent || "";
    return { key, text, title, org, year, part, section, address: source.href, fictional: fictional === "true" };
  }

  /** @param {HTMLDetailsElement} note gets its buttons when it is first opened */
  function fill(note) {
    for (const like of /** @type {NodeListOf<HTMLElement>} */ (note.querySelectorAll(".like:not(.filled)"))) {
      like.classList.add("filled");
      like.append(WordingPassage.actions(quote(like), wordsOf(note)));
    }
  }

  for (const note of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.similar"))) {
    note.addEventListener("toggle", () => note.open && fill(note));
  }

  function date() {
    const today = new Date();
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-printed]"))) {
      const chinese = /^zh/.test(/** @type {HTMLElement} */ (line.parentElement).lang);
      const words = `${today.getFullYear()}年${today.getMonth() + 1}月${today.getDate()}日`;
      /** @type {HTMLElement} */ (line.querySelector("time")).textContent = chinese ? words : today.toDateString();
      line.hidden = false;
    }
  }

  date();
  window.addEventListener("beforeprint", date);
})();
