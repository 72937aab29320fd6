"use strict";
/** Search fields of other pages: the first key typed loads the search; before it, nothing of it is there. */
(() => {
  const NAMES = ["words", "make", "draw", "years", "hits", "address", "client", "suggest", "setting"];
  const { assets = "" } = document.body.dataset;
  /** @type {Promise<ReturnType<typeof WordingSetting.begin>> | null} */
  let loaded = null;

  async function load() {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = `${assets}suggest.css`;
    document.head.append(sheet);
    await Promise.all([new Promise((done) => sheet.addEventListener("load", done)), ...NAMES.map(script)]);
    return WordingSetting.begin();
  }

  /** @param {string} name @returns {Promise<void>} scripts run in the order asked; one that the page has is not run again */
  function script(name) {
    if (document.querySelector(`script[src="${assets}${name}.js"]`)) return Promise.resolve();
    return new Promise((done, failed) => {
      const tag = document.createElement("script");
      tag.src = `${assets}${name}.js`;
      tag.async = false;
      tag.addEventListener("load", () => done());
      tag.addEventListener("error", () => failed(new Error(name)));
      document.head.append(tag);
    });
  }

  /** @param {HTMLInputElement} field @param {() => boolean} composing whether an input method is at work in it */
  async function begin(field, composing) {
    loaded = loaded || load();
    loaded.catch(() => (loaded = null));
    const { setting, engine, prepare } = await loaded;
    const list = WordingSuggest.attach(field, setting, async (text) => {
      const [, looked] = await Promise.all([prepare(), WordingSuggest.look(engine, text)]);
      return looked;
    });
    if (!composing()) list.type();
  }

  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[data-find]"))) {
    let composing = false;
    field.addEventListener("compositionstart", () => (composing = true));
    field.addEventListener("compositionend", () => (composing = false));
    field.addEventListener("input", () => begin(field, () => composing).catch(() => {}), { once: true });
  }
})();
