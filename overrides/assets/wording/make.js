"use strict";
/** Elements of the page, made from text; nothing here reads HTML. */
const WordingMake = (() => {
  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} name its class @param {...(Node | string)} inside */
  function make(tag, name, ...inside) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...inside);
    return element;
  }

  /** @param {string} text @param {(event: MouseEvent) => void} act @param {string} [name] its class */
  function button(text, act, name = "act") {
    const element = make("button", name, text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  /** For what a click turns on or off: many people click twice, and mean once. @param {() => void} act */
  const once = (act) => (/** @type {MouseEvent} */ event) => {
    if (event.detail < 2) act();
  };

  return { make, button, once };
})();
