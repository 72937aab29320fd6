"use strict";
/** Drawn things: geometry in attributes, colour by class. */
const WordingDraw = (() => {
  /** @param {string} tag @param {Record<string, string | number>} attributes @param {...(Node | string)} inside */
  function svg(tag, attributes, ...inside) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    element.append(...inside);
    return /** @type {SVGElement} */ (element);
  }

  const cross = () => svg("svg", { viewBox: "0 0 10 10", width: 10, height: 10, class: "cross", "aria-hidden": "true" }, svg("path", { d: "M1 1l8 8M9 1l-8 8" }));

  return { svg, cross };
})();
