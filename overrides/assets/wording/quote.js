"use strict";
/**
 * A passage as the reader takes it along: the words first, then a line that says where they stand.
 * @typedef {{ key: string, text: string, title: string, org: string, year: string, part: string, section: string,
 *   address: string, fictional: boolean }} Quote
 *   `key`: page and passage, as `examples/2021/x/#a1.3`; `address`: absolute; the rest as shown, "" where there is none.
 */
const WordingQuote = (() => {
  /** @param {Quote} quote @param {Words} words @returns {string} its last line */
  function source(quote, words) {
    const invented = quote.fictional ? words.fictional : "";
    return words.source([quote.title, quote.section, invented, quote.address].filter(Boolean));
  }

  /** @param {Quote[]} quotes @param {Words} words */
  function plain(quotes, words) {
    return quotes.map((quote) => `${quote.text}\n${source(quote, words)}`).join("\n\n");
  }

  /** @param {Quote[]} quotes @param {Words} words @returns {string} a file, one quotation a passage */
  function markdown(quotes, words) {
    const passages = quotes.map((quote) => {
      const line = { ...quote, title: asText(quote.title), section: asText(quote.section), address: `<${safe(quote.address)}>` };
      return `> ${asText(quote.text)}\n>\n> ${source(line, words)}\n`;
    });
    return [`# ${words.savedTitle}\n`, ...passages].join("\n");
  }

  /** @param {string} text @returns {string} one line of Markdown that shows exactly this */
  function asText(text) {
    return text.replace(/\s+/g, " ").trim().replace(/[\\`*_[\]<>#|~&]/g, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2").replace(/^[-+]/, "\\$&");
  }

  /** @param {string} address */
  function safe(address) {
    return address.replace(/[\s<>]/g, encodeURIComponent);
  }

  /** @param {Quote[]} quotes @param {Words} words @returns {string} two paragraphs a passage, for Word and WPS */
  function html(quotes, words) {
    return quotes.map((quote) => `<p>${escaped(quote.text)}</p><p>${escaped(source(quote, words))}</p>`).join("");
  }

  /** @param {string} text */
  function escaped(text) {
    return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  }

  return { source, plain, markdown, html };
})();
