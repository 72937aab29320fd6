"use strict";
/**
 * A hit as the reader sees it. Text goes in by textContent only.
 * @typedef {{ words: Words, labels: Record<string, Record<string, string[]>>, language: number,
 *   address: (path: string) => string, root: string }} Setting
 *   `language`: column of a label; `address`: site-relative address of a page; `root`: relative address of the site.
 */
const WordingHits = (() => {
  const sentence = /[^。！？；!?;]*[。！？；!?;]*[”’」』）)]*/gu;
  const number = /^(?:第?[一二三四五六七八九十百]+[、.．]|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、]|[（(]\d{1,2}[）)])/u;

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} name @param {...(Node | string)} inside */
  function make(tag, name, ...inside) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...inside);
    return element;
  }

  /** @param {string} facet @param {string | undefined} value @param {Setting} setting */
  function label(facet, value, setting) {
    const known = setting.labels[facet];
    if (!value || !known || !Object.prototype.hasOwnProperty.call(known, value)) return value || "";
    return known[value][setting.language];
  }

  /** @param {string} text @param {Span[]} spans @returns {Span} the sentences that hold the spans; all without spans */
  function focus(text, spans) {
    if (!spans.length) return [0, text.length];
    const bounds = [...text.matchAll(sentence)].map((found) => found.index || 0).concat(text.length);
    const last = spans[spans.length - 1][1];
    const from = Math.max(...bounds.filter((bound) => bound <= spans[0][0]));
    return [from, Math.min(...bounds.filter((bound) => bound >= last))];
  }

  /** @param {string} text @param {Span[]} spans */
  function marked(text, spans) {
    const [from, to] = focus(text, spans);
    const paragraph = make("p", "hit-text", make("span", "near", text.slice(0, from)));
    paragraph.lang = "zh-Hans";
    let at = from;
    for (const span of spans) {
      paragraph.append(text.slice(at, span[0]), make("mark", "", text.slice(span[0], span[1])));
      at = span[1];
    }
    paragraph.append(text.slice(at, to), make("span", "near", text.slice(to)));
    return paragraph;
  }

  /** @param {Hit} hit @returns {string} the words found, as printed: what the page it opens will mark */
  function wordsFound(hit) {
    return [...new Set(hit.spans.map(([from, to]) => hit.text.slice(from, to).replace(/\s+/g, "")))].slice(0, 8).join(" ");
  }

  /** @param {Hit} hit @param {Setting} setting */
  function link(hit, setting) {
    const words = wordsFound(hit);
    const mark = words ? `?${new URLSearchParams({ mark: words })}` : "";
    const opening = make("a", "", hit.page.title);
    opening.href = `${setting.root}${setting.address(hit.page.path)}${mark}#${encodeURIComponent(hit.id)}`;
    opening.lang = "zh-Hans";
    return opening;
  }

  /** @param {Hit} hit @param {Setting} setting */
  function source(hit, setting) {
    const short = hit.headings.map((heading) => (number.exec(heading) || [heading])[0]).join("");
    const line = make("p", "hit-source", link(hit, setting));
    if (short) line.append(make("span", "section", short));
    if (hit.page.copy_of) line.append(make("span", "tag", setting.words.copyOf));
    if (hit.page.fictional) line.append(make("span", "tag zhu", setting.words.fictional));
    return line;
  }

  /** @param {Hit} hit @param {Setting} setting @returns {string} the sentence and a line that says where it stands */
  function quotation(hit, setting) {
    const [from, to] = focus(hit.text, hit.spans);
    const address = new URL(`${setting.root}${setting.address(hit.page.path)}#${hit.id}`, location.href).href;
    const parts = [hit.page.title, hit.headings.join(" "), address].filter(Boolean);
    return `${hit.text.slice(from, to).trim()}\n${setting.words.source(parts)}`;
  }

  /** @param {string} text @returns {Promise<boolean>} whether the clipboard took it; intranet http has only the old way */
  async function toClipboard(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      const field = make("textarea", "unseen", text);
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  /** @param {Hit} hit @param {Setting} setting */
  function actions(hit, setting) {
    const copy = make("button", "act", setting.words.copy);
    const said = make("span", "said");
    copy.type = "button";
    said.setAttribute("role", "status");
    copy.addEventListener("click", async () => {
      const done = await toClipboard(quotation(hit, setting));
      said.textContent = done ? setting.words.copied : setting.words.notCopied;
      copy.focus();
    });
    return make("p", "hit-actions", copy, said);
  }

  /** @param {Hit} hit @param {Setting} setting @param {boolean} near it does not hold what was asked */
  function item(hit, setting, near) {
    const side = make("p", "hit-side");
    if (hit.part) side.append(make("span", "tag", label("part", hit.part, setting)));
    if (hit.page.org_type) side.append(make("span", "", label("org_type", hit.page.org_type, setting)));
    if (hit.page.year.length) side.append(make("span", "", hit.page.year.join("–")));
    const body = make("div", "", marked(hit.text, hit.spans), source(hit, setting), actions(hit, setting));
    const found = make("li", near ? "hit nearest" : "hit", side, body);
    found.dataset.page = setting.address(hit.page.path);
    found.dataset.passage = hit.id;
    return found;
  }

  return { make, label, item };
})();
