"use strict";
/** The filters where they don't stand beside the answer: a sheet from below on narrow screens, a panel above the rows. */
const WordingSheet = (() => {
  const NARROW = "(max-width: 959px)";

  /** @param {HTMLElement} panel @param {HTMLElement} opener @param {HTMLElement} shade behind the sheet @returns {(open: boolean) => void} */
  function sheet(panel, opener, shade) {
    const isOpen = () => panel.classList.contains("open");

    /** @param {boolean} open */
    function show(open) {
      if (open === isOpen()) return;
      const modal = open && matchMedia(NARROW).matches;
      panel.classList.toggle("open", open);
      shade.hidden = !modal;
      document.documentElement.classList.toggle("held", modal);
      opener.setAttribute("aria-expanded", String(open));
      if (modal) panel.setAttribute("aria-modal", "true");
      else panel.removeAttribute("aria-modal");
      panel.setAttribute("role", modal ? "dialog" : "region");
      (open ? panel : opener).focus();
    }

    /** @param {KeyboardEvent} event */
    function keep(event) {
      if (event.key !== "Tab" || !panel.hasAttribute("aria-modal")) return;
      const inside = /** @type {HTMLElement[]} */ ([...panel.querySelectorAll("button, input, select, summary, a[href]")]).filter((one) => one.offsetParent);
      const [first, last] = [inside[0], inside[inside.length - 1]];
      const from = document.activeElement;
      if (event.shiftKey ? from !== first && from !== panel : from !== last) return;
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }

    opener.addEventListener("click", () => show(!isOpen()));
    shade.addEventListener("click", () => show(false));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") show(false);
      keep(event);
    });
    matchMedia(NARROW).addEventListener("change", ({ matches }) => {
      if (matches !== panel.hasAttribute("aria-modal")) show(false);
    });
    return show;
  }

  return { sheet };
})();
