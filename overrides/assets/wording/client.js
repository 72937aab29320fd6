"use strict";
/** Where the search runs: in a worker over http; on the page, with files brought by script tags, from a folder. */
const WordingClient = (() => {
  const SCRIPTS = ["normalise.js", "query.js", "shards.js", "index.js", "order.js", "rank.js", "slip.js", "near.js", "search.js", "synonyms.js", "shown.js", "sections.js", "engine.js"];
  const METHODS = /** @type {const} */ (["about", "find", "alike", "show", "apart", "beside", "titles", "reset"]);

  /** @param {string} folder address of assets/wording/ @returns {Engine} */
  function client(folder) {
    return location.protocol === "file:" || !window.Worker ? here(folder) : away(folder);
  }

  /** @param {string} folder @returns {Engine} */
  function away(folder) {
    const worker = new Worker(`${folder}worker.js`);
    /** @type {Map<number, { done: (value: any) => void, failed: (error: Error) => void }>} */
    const waiting = new Map();
    let last = 0;

    worker.addEventListener("message", ({ data }) => {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if (asker && data.error) asker.failed(new Error(data.error));
      else if (asker) asker.done(data.value);
    });
    worker.addEventListener("error", () => {
      for (const asker of waiting.values()) asker.failed(new Error("worker.js"));
      waiting.clear();
    });
    return engineOf((method, args) => {
      last += 1;
      const id = last;
      return new Promise((done, failed) => {
        waiting.set(id, { done, failed });
        worker.postMessage({ id, method, args });
      });
    });
  }

  /** @param {string} folder @returns {Engine} */
  function here(folder) {
    /** @type {Promise<Engine> | null} */
    let started = null;

    async function start() {
      for (const name of SCRIPTS) await script(folder + name);
      const offline = location.protocol === "file:";
      return WordingEngine.engine(offline ? WordingOffline.read(folder) : WordingEngine.fetching(`${folder}index/`));
    }

    return engineOf(async (method, args) => {
      started = started || start();
      started.catch(() => (started = null));
      const engine = await started;
      return /** @type {(...args: unknown[]) => Promise<any>} */ (engine[method])(...args);
    });
  }

  /** @param {(method: keyof Engine, args: unknown[]) => Promise<any>} ask @returns {Engine} */
  function engineOf(ask) {
    /** @type {any} */
    const engine = {};
    for (const method of METHODS) engine[method] = (/** @type {unknown[]} */ ...args) => ask(method, args);
    return engine;
  }

  /** @param {string} address @returns {Promise<void>} when the script has run */
  function script(address) {
    return new Promise((done, failed) => {
      const tag = document.createElement("script");
      tag.src = address;
      tag.addEventListener("load", () => done());
      tag.addEventListener("error", () => failed(new Error(address)));
      document.head.append(tag);
      tag.addEventListener("load", () => tag.remove());
    });
  }

  return { client, script };
})();

/** Files of the index that came by script tag: `offline/<first digits of the name>.js` holds several. */
const WordingOffline = (() => {
  /** @type {Map<string, string>} */
  const held = new Map();
  let digits = 0;

  /** @param {Record<string, string>} files name → base64 */
  function hold(files) {
    for (const [name, content] of Object.entries(files)) held.set(name, content);
  }

  /** @param {string} folder address of assets/wording/ @returns {Read} */
  function read(folder) {
    return async (name) => {
      const manifest = name === "manifest.json";
      const part = manifest ? "manifest" : name.slice(0, digits) || "all";
      if (!held.has(name)) await WordingClient.script(`${folder}index/offline/${part}.js`);
      const bytes = Uint8Array.from(atob(held.get(name) || ""), (character) => character.charCodeAt(0));
      held.delete(name); // the decoded form is kept by the index
      if (manifest) digits = JSON.parse(new TextDecoder().decode(bytes)).offline;
      return bytes;
    };
  }

  return { hold, read };
})();
