"use strict";
// The search away from the page's own thread: a message { id, method, args } is answered by { id, value } or { id, error }.
/** @type {any} */ (globalThis).importScripts("scripts.js");
/** @type {any} */ (globalThis).importScripts(...WordingScripts);

const answering = WordingEngine.engine(WordingEngine.fetching(new URL("index/", location.href).href));

addEventListener("message", async (event) => {
  const { id, method, args } = event.data;
  try {
    const ask = /** @type {(...args: unknown[]) => Promise<unknown>} */ (answering[/** @type {keyof Engine} */ (method)]);
    postMessage({ id, value: await ask(...args) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
