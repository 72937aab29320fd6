"use strict";
/** What leaves the page: by the clipboard, or as a file. */
const WordingCopy = (() => {
  /**
   * @param {string} text @param {string} [html] the same for Word and WPS
   * @returns {Promise<boolean>} whether the clipboard took it
   */
  async function toClipboard(text, html = "") {
    try {
      await (html ? navigator.clipboard.write([both(text, html)]) : navigator.clipboard.writeText(text));
      return true;
    } catch (error) {
      return byCommand(text, html);
    }
  }

  /** @param {string} text @param {string} html */
  function both(text, html) {
    const plain = new Blob([text], { type: "text/plain" });
    return new ClipboardItem({ "text/plain": plain, "text/html": new Blob([html], { type: "text/html" }) });
  }

  /** On intranet http, and where the permission is refused, browsers know only this way. @param {string} text @param {string} html */
  function byCommand(text, html) {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const field = WordingMake.make("textarea", "copying", text);
    /** @param {ClipboardEvent} event */
    const fill = (event) => {
      if (!event.clipboardData) return;
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
      event.preventDefault();
    };
    document.body.append(field);
    field.select();
    field.addEventListener("copy", fill);
    const done = document.execCommand("copy");
    field.remove();
    if (focused) focused.focus({ preventScroll: true });
    return done;
  }

  /** @param {string} name of the file @param {string} text */
  function download(name, text) {
    const away = WordingMake.make("a", "");
    away.href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
    away.download = name;
    away.click();
    setTimeout(() => URL.revokeObjectURL(away.href), 1000);
  }

  return { toClipboard, download };
})();
