"use strict";
/** Where this page is and which edition it belongs to, as its template says in the attributes of <body>. */
const WordingSetting = (() => {
  const LOCALES = ["zh", "zh-Hant", "en"];

  /** @returns {{ setting: Setting, engine: Engine, prepare: () => Promise<About> }} `prepare` brings the labels */
  function begin() {
    const { assets = "", root = "", prefix = "", urls = "", locale = "zh" } = document.body.dataset;
    const words = WordingWords[/** @type {"zh" | "zh-Hant" | "en"} */ (locale)] || WordingWords.zh;
    /** @type {Setting} */
    const setting = { words, labels: {}, facets: [], beside: [], language: Math.max(0, LOCALES.indexOf(locale)), root, address: WordingAddress.pages(prefix, urls) };
    const engine = WordingClient.client(assets);
    /** @type {About | null} */
    let about = null;

    async function prepare() {
      const known = about || (await engine.about());
      about = known;
      setting.labels = known.labels;
      setting.facets = known.facets;
      setting.beside = known.beside;
      if (known.urls) setting.address = WordingAddress.pages(prefix, known.urls);
      return known;
    }

    return { setting, engine, prepare };
  }

  return { begin };
})();
