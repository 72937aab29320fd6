"use strict";
/** Where the search runs: in a worker over http; on the page, with files brought by script tags, from a folder. */
const WordingClient = (() => {
  const METHODS = /** @type {const} */ (["about", "find", "more", "alike", "show", "beside", "titles", "reset"]);

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
      await script(`${folder}scripts.js`);
      for (const name of WordingScripts) await script(folder + name);
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

/** Files of the index that came by script tag: `offline/<set>-<number>.js` holds several of a set. */
const WordingOffline = (() => {
  /** Base64 by kind of file and number of the script. @type {Map<string, string[]>} */
  const held = new Map();
  /** @type {Manifest | null} */
  let manifest = null;

  /** @param {string} kind @param {number} number of the script @param {string[]} files base64 */
  function hold(kind, number, files) {
    held.set(`${kind}-${number}`, files);
  }

  /** @param {string} kind @param {string} name of the script @param {number} number of it @param {number} at which file of it @returns {Promise<Uint8Array>} */
  async function file(kind, name, number, at) {
    await WordingClient.script(name);
    const [content = ""] = (held.get(`${kind}-${number}`) || []).slice(at, at + 1);
    held.delete(`${kind}-${number}`); // the decoded form is kept by the index
    return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  }

  /** @param {string} folder address of assets/wording/ @returns {Read} */
  function read(folder) {
    return async (name) => {
      if (name === "manifest.json") {
        const bytes = await file("manifest", `${folder}index/offline/manifest.js`, 0, 0);
        manifest = JSON.parse(new TextDecoder().decode(bytes));
        return bytes;
      }
      const { sets, offline } = /** @type {Manifest} */ (manifest);
      const [, set = "", number = ""] = /^(.+)-(\d+)\.bin$/.exec(name) || [];
      const [kind = ""] = Object.entries(sets).find(([, [called]]) => called === set) || [];
      const group = Math.floor(Number(number) / offline);
      return file(kind, `${folder}index/offline/${set}-${group}.js`, group, Number(number) % offline);
    };
  }

  return { hold, read };
})();
