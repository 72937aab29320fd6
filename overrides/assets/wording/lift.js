"use strict";
/**
 * The search in another site: draws it where a page has <div data-wording>, and marks the words of a hit where it opens.
 * Every page of that site loads this script from its folder `wording/`; docs/contribute/lift.md tells the rest.
 */
(() => {
  const SHEETS = ["lift", "passage", "wording", "filters", "rows", "beside", "suggest"];
  const SCRIPTS = [
    "words", "make", "copy", "quote", "slots", "pattern", "saved", "list", "passage", "draw", "years", "hits", "facets", "address",
    "client", "kwic", "rows", "beside", "suggest", "setting", "sheet", "recent", "states", "results", "alike",
    "element",
  ];
  const TEXT = "find"; // what is looked for, in the address: themes have a `q` of their own
  /** @type {Record<string, string[]>} */
  const TEXTS = {
    zh: ["找措辞", "输入要找的说法", "清空搜索框", "排序", "贴切", "新的在前", "旧的在前", "排列", "句子", "对齐", "筛选", "清除", "同义说法"],
    "zh-Hant": ["找措辭", "輸入要找的說法", "清空搜尋框", "排序", "貼切", "新的在前", "舊的在前", "排列", "句子", "對齊", "篩選", "清除", "同義說法"],
    en: ["Find wording", "Words to look for", "Empty the box", "Order", "best", "newest first", "oldest first", "Layout", "Sentences", "Aligned", "Filters", "Clear", "Other words for it"],
  };
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const folder = own.slice(0, own.lastIndexOf("/") + 1);

  /** @param {string} tag @param {Record<string, string>} named attributes @param {...(Node | string)} inside */
  function draw(tag, named, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(named)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

  /** @param {string} told in the page, else its own language @returns {string} */
  function localeOf(told) {
    const language = told || document.documentElement.lang;
    if (/^zh-(hant|tw|hk|mo)/i.test(language)) return "zh-Hant";
    return /^zh/i.test(language) ? "zh" : "en";
  }

  /** @param {string[]} texts @returns {HTMLElement[]} the box, and where the answer goes */
  function parts([find, hint, empty, order, best, newest, oldest, layout, sentences, aligned, filter, clear, alike]) {
    const box = draw("input", { type: "search", role: "searchbox", name: TEXT, "aria-label": hint, placeholder: hint, autocomplete: "off" });
    const form = draw(
      "form", { class: "big-find", role: "search", "aria-label": find, method: "get", "data-form": "" }, box,
      draw("button", { type: "button", class: "empty", "aria-label": empty, "data-empty": "", hidden: "" }, "×"),
      draw("button", { type: "submit" }, find),
    );
    const sorts = [["", best], ["new", newest], ["old", oldest]].map(([value, text]) => draw("option", { value }, text));
    const views = [["", sentences], ["kwic", aligned]].map(([view, text]) => draw("button", { type: "button", "data-view-as": view }, text));
    const head = draw(
      "div", { class: "head" },
      draw(
        "div", { class: "answer when-found" },
        draw("p", { role: "status", tabindex: "-1", "data-status": "" }),
        draw("label", { class: "sort" }, draw("select", { "aria-label": order, "data-sort": "" }, ...sorts)),
        draw("button", { type: "button", class: "open-filters", "aria-expanded": "false", "aria-controls": "wording-filters", "data-open": "" }),
        draw("div", { class: "switch", role: "group", "aria-label": layout }, ...views),
      ),
      draw("div", { class: "chips when-found", "data-chips": "" }), draw("div", { class: "pick", role: "group", "data-pick": "" }),
      draw("p", { class: "missing", "data-missing": "" }), draw("div", { class: "none", "data-none": "" }),
    );
    const body = draw(
      "div", { class: "body" },
      draw("div", { "data-hits": "" }),
      draw("p", { class: "keys", "data-keys": "", hidden: "" }, draw("span", { "data-bound": "" })),
      draw("button", { type: "button", class: "more when-found", "data-more": "", hidden: "" }), draw("section", { class: "alike", "aria-label": alike, "data-alike": "" }),
    );
    const filters = draw(
      "section", { id: "wording-filters", class: "filters when-found", tabindex: "-1", "aria-label": filter, "data-filters": "" },
      draw("p", { class: "sheet-title" }, draw("span", { "aria-hidden": "true" }, filter), draw("button", { type: "button", "data-clear": "" }, clear)),
      draw("div", { class: "facets", "data-facets": "" }),
      draw("div", { class: "sheet-end" }, draw("button", { type: "button", class: "main", "data-close": "" })),
    );
    const idle = [draw("button", { type: "button", "data-by-part": "", hidden: "" }), draw("small", { "data-parts": "", hidden: "" }), draw("div", { "data-before": "" })];
    return [
      form,
      draw("div", { class: "failed", role: "alert", "data-failed": "" }),
      draw("div", { class: "found", "data-scripted": "", hidden: "" }, head, body, draw("div", { class: "shade", "data-shade": "", hidden: "" }), filters),
      draw("div", { class: "when-idle", "data-scripted": "", hidden: "" }, ...idle),
      draw("div", { "data-unscripted": "" }),
    ];
  }

  /** @param {string} name @returns {Promise<Event>} scripts run in the order asked */
  function load(name) {
    return new Promise((done, failed) => {
      const tag = draw("script", { src: `${folder}${name}.js` });
      /** @type {HTMLScriptElement} */ (tag).async = false;
      tag.addEventListener("load", done);
      tag.addEventListener("error", failed);
      document.head.append(tag);
    });
  }

  /** @param {HTMLElement} place */
  function fill(place) {
    const locale = localeOf(place.dataset.wording || "");
    const urls = /\.html$/.test(location.pathname) && !/\/index\.html$/.test(location.pathname) ? "file" : "folder";
    Object.assign(document.body.dataset, { assets: folder, root: new URL("..", folder).href, prefix: "", urls, locale, text: TEXT });
    place.classList.add("wording");
    place.dataset.state = "unscripted";
    place.tabIndex = -1;
    place.lang = { zh: "zh-Hans", "zh-Hant": "zh-Hant" }[locale] || "en";
    place.append(...parts(TEXTS[locale]));
    for (const name of SHEETS) document.head.append(draw("link", { rel: "stylesheet", href: `${folder}${name}.css` }));
    Promise.all(SCRIPTS.map(load)).catch((error) => console.error("wording/", error));
  }

  /** @type {HTMLElement | null} */
  const place = document.querySelector("[data-wording]");
  if (place) fill(place);
  else if (new URLSearchParams(location.search).has("mark")) load("mark");
  // Material may change pages without loading them: the page of the search starts anew
  const pages = /** @type {any} */ (window).document$;
  if (pages && !place) pages.subscribe(() => document.querySelector("[data-wording]") && location.reload());
})();
