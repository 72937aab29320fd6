"use strict";
/**
 * A hit as the reader sees it. Text goes in by textContent only.
 * @typedef {{ words: Words, labels: Record<string, Record<string, string[]>>, facets: string[][], beside: string[], language: number,
 *   address: (path: string) => string, root: string }} Setting
 *   `beside`: facets that a hit names; `language`: column of a label; `address`: site-relative address of a page; `root`: relative address of the site.
 */
const WordingHits = (() => {
  const { make, button, once } = WordingMake;
  const sentence = /[^。！？；!?;]*[。！？；!?;]*[”’」』）)]*/gu;
  const number = /^(?:第?[一二三四五六七八九十百]+[、.．]|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、]|[（(]\d{1,2}[）)])/u;

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

  /** @param {string} text @param {Span[]} spans @param {number} from @param {number} to @returns {(Node | string)[]} that piece, its spans marked */
  function pieces(text, spans, from, to) {
    const found = [];
    let at = from;
    for (const span of spans.filter((one) => one[0] >= from && one[1] <= to)) {
      found.push(text.slice(at, span[0]), make("mark", "", text.slice(span[0], span[1])));
      at = span[1];
    }
    return [...found, text.slice(at, to)];
  }

  /** @param {string} text @param {Span[]} spans */
  function marked(text, spans) {
    const [from, to] = focus(text, spans);
    const near = (/** @type {string} */ part) => make("span", "near", part);
    const paragraph = make("p", "hit-text", near(text.slice(0, from)), ...pieces(text, spans, from, to), near(text.slice(to)));
    paragraph.lang = "zh-Hans";
    return paragraph;
  }

  /** @param {Hit} hit @returns {string} the words found, as printed: what the page it opens will mark */
  function wordsFound(hit) {
    return [...new Set(hit.spans.map(([from, to]) => hit.text.slice(from, to).replace(/\s+/g, "")))].slice(0, 8).join(" ");
  }

  /** @param {Hit} hit */
  const hash = ({ anchor }) => (anchor ? `#${encodeURIComponent(anchor)}` : "");

  /** @param {Hit} hit @param {Setting} setting @returns {string} address of the passage, its words marked there */
  function place(hit, setting) {
    const words = wordsFound(hit);
    const mark = words ? `?${new URLSearchParams({ mark: words })}` : "";
    return setting.root + setting.address(hit.page.path) + mark + hash(hit);
  }

  /** @param {Hit} hit @param {Setting} setting @param {string} text */
  function link(hit, setting, text) {
    const opening = make("a", "", text);
    opening.href = place(hit, setting);
    opening.lang = "zh-Hans";
    return opening;
  }

  /** @param {Hit} hit @returns {string} the numbers of the headings above it */
  const section = (hit) => hit.headings.map((heading) => (number.exec(heading) || [heading])[0]).join("");

  /** @param {Hit} hit @param {Setting} setting */
  const year = (hit, setting) => (hit.page.year.length ? WordingYears.named(hit.page.year, setting.words) : "");

  /** @param {Hit} hit @param {Setting} setting */
  function source(hit, setting) {
    const line = make("p", "hit-source", link(hit, setting, hit.page.title));
    if (section(hit)) line.append(make("span", "section", section(hit)));
    if (hit.page.copy_of) line.append(make("span", "tag", setting.words.copyOf));
    return line;
  }

  /** @param {Hit} hit @param {Setting} setting @returns {HTMLElement} what a reader does with it */
  function actions(hit, setting) {
    const [from, to] = focus(hit.text, hit.spans);
    return WordingPassage.actions(
      {
        key: `${setting.address(hit.page.path)}#${hit.id}`,
        text: hit.text.slice(from, to).trim(),
        title: hit.page.title,
        org: hit.page.org || "",
        year: year(hit, setting),
        part: label("part", hit.part, setting),
        section: hit.headings.join(" "),
        address: new URL(setting.root + setting.address(hit.page.path) + hash(hit), location.href).href,
        fictional: Boolean(hit.page.fictional),
      },
      setting.words,
    );
  }

  let lists = 0;

  /** The copies of a hit, and the button that opens them. @param {Hit[]} copies @param {Setting} setting @returns {HTMLElement[]} */
  function also(copies, setting) {
    if (!copies.length) return [];
    const list = make("ol", "copies", ...copies.map((copy) => item([copy], setting, false)));
    list.hidden = true;
    list.id = `wording-copies-${(lists += 1)}`;
    const open = button(setting.words.also(new Set(copies.map((copy) => copy.page.path)).size), once(() => {
      list.hidden = !list.hidden;
      open.setAttribute("aria-expanded", String(!list.hidden));
    }), "also");
    open.setAttribute("aria-expanded", "false");
    open.setAttribute("aria-controls", list.id);
    return [open, list];
  }

  /** @param {HTMLElement} element @param {Hit} hit @param {Setting} setting the address of a passage, for those who look for it */
  function name(element, hit, setting) {
    element.dataset.page = setting.address(hit.page.path);
    element.dataset.passage = hit.id;
    return element;
  }

  /** @param {Hit[]} group a hit and its copies @param {Setting} setting @param {boolean} near it does not hold what was asked */
  function item([hit, ...copies], setting, near) {
    const side = make("p", "hit-side");
    if (hit.part) side.append(make("span", "tag", label("part", hit.part, setting)));
    const named = setting.beside.filter((facet) => hit.page[facet]);
    if (named.length) side.append(...named.map((facet) => make("span", "", label(facet, hit.page[facet], setting))));
    else if (hit.page.type && !hit.part) side.append(make("span", "tag", label("type", hit.page.type, setting)));
    if (hit.page.year.length) side.append(make("span", "", year(hit, setting)));
    const foot = make("div", "hit-foot", actions(hit, setting), ...also(copies, setting));
    const body = make("div", "", marked(hit.text, hit.spans), source(hit, setting), foot);
    return name(make("li", near ? "hit nearest" : "hit", side, body), hit, setting);
  }

  return { label, focus, pieces, marked, link, place, section, year, actions, also, name, item };
})();
