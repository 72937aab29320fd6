/* Small help on every page: theme button, the "/" key, the found words marked, the current heading shown. */
(function () {
  "use strict";

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  function bindTheme() {
    each("button.theme", function (button) {
      button.hidden = false;
      button.addEventListener("click", window.switchTheme);
    });
  }

  function bindSlash() {
    document.addEventListener("keydown", function (event) {
      var busy = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
      var field = document.querySelector("input[data-find], input[type=search], [role=searchbox]");
      if (event.key !== "/" || busy || !field || event.ctrlKey || event.metaKey || event.altKey) { return; }
      event.preventDefault();
      field.focus();
    });
  }

  function bindMenu() {
    each("details.menu", function (menu) {
      document.addEventListener("keydown", function (event) {
        if (event.key !== "Escape" || !menu.open) { return; }
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      document.addEventListener("click", function (event) {
        if (!menu.contains(event.target)) { menu.open = false; }
      });
    });
  }

  /** Letters, digits and Han of a text, one width and case, each with its place: [[character, node, offset], …]. */
  function lettersOf(element) {
    var letters = [];
    var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      var node = walker.currentNode;
      for (var at = 0; at < node.data.length; at += 1) {
        var plain = letter(node.data[at]);
        if (plain) { letters.push([plain, node, at]); }
      }
    }
    return letters;
  }

  function letter(character) {
    var plain = character.normalize("NFKC").toLowerCase();
    return /[\p{L}\p{N}]/u.test(plain) ? plain[0] : "";
  }

  /** Wrap the letters from `first` to `last` (both inside), one <mark> a text node, last node first. */
  function wrap(letters, first, last) {
    var end = last;
    while (end >= first) {
      var start = end;
      while (start > first && letters[start - 1][1] === letters[end][1]) { start -= 1; }
      var range = document.createRange();
      range.setStart(letters[start][1], letters[start][2]);
      range.setEnd(letters[end][1], letters[end][2] + 1);
      range.surroundContents(document.createElement("mark"));
      end = start - 1;
    }
  }

  /** Where `wanted` stands best among the letters, -1 for nowhere. On a Traditional page half may be written differently. */
  function placeOf(wanted, letters) {
    var needed = document.documentElement.lang === "zh-Hant" ? wanted.length / 2 : wanted.length;
    var best = -1;
    for (var start = 0; wanted.length && start + wanted.length <= letters.length; start += 1) {
      var equal = 0;
      for (var at = 0; at < wanted.length; at += 1) { equal += Number(letters[start + at][0] === wanted[at]); }
      if (equal >= needed) {
        best = start;
        needed = equal + 1;
      }
    }
    return best;
  }

  /** Mark one phrase inside an element; spaces in it part several phrases. */
  function markPhrase(element, phrase) {
    phrase.split(/\s+/).forEach(function (words) {
      var wanted = Array.from(words).map(letter).join("");
      var letters = lettersOf(element);
      var at = placeOf(wanted, letters);
      if (at >= 0) { wrap(letters, at, at + wanted.length - 1); }
    });
  }

  /** A hit opens as page?mark=phrase#passage; the phrase leaves the address, the passage stays in it. */
  function showFound() {
    var phrase = new URLSearchParams(location.search).get("mark");
    var passage = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!phrase || !passage) { return; }
    markPhrase(passage, phrase);
    (passage.querySelector("mark") || passage).scrollIntoView({ block: "center" });
  }

  function bindSpy() {
    var links = {};
    each("[data-spy] a", function (link) { links[decodeURIComponent(link.hash.slice(1))] = link; });
    var headings = Object.keys(links).map(function (id) { return document.getElementById(id); }).filter(Boolean);
    if (!headings.length || !window.IntersectionObserver) { return; }
    var watcher = new IntersectionObserver(function () { showCurrent(links, headings); }, { rootMargin: "-80px 0px -70% 0px" });
    headings.forEach(function (heading) { watcher.observe(heading); });
  }

  function showCurrent(links, headings) {
    var passed = headings.filter(function (heading) { return heading.getBoundingClientRect().top < 160; });
    each("[data-spy] a[aria-current]", function (link) { link.removeAttribute("aria-current"); });
    each("[data-spy] .inside", function (row) { row.classList.remove("inside"); });
    var link = links[(passed[passed.length - 1] || headings[0]).id];
    var above = link.parentNode.parentNode.closest("li");
    link.setAttribute("aria-current", "true");
    if (above) { above.classList.add("inside"); }
  }

  /** A page past its day of review says so by the reader's clock; the dates themselves stand on the page. */
  function showOverdue() {
    each("[data-due]", function (line) { line.hidden = new Date().toISOString().slice(0, 10) <= line.dataset.due; });
  }

  /** Titles of Chinese pages break between words where the browser knows words. */
  function breakTitles() {
    if (!window.Intl || !Intl.Segmenter) { return; }
    each("h1:lang(zh)", function (title) {
      var node = title.firstChild;
      if (title.childNodes.length !== 1 || node.nodeType !== Node.TEXT_NODE) { return; }
      var words = Array.from(new Intl.Segmenter("zh", { granularity: "word" }).segment(node.data));
      title.textContent = "";
      words.forEach(function (word, at) {
        var glued = /^[》）”、，。：？]/.test(word.segment) || (at && /[《（“0-9]$/.test(words[at - 1].segment));
        if (at && !glued) { title.appendChild(document.createElement("wbr")); }
        title.appendChild(document.createTextNode(word.segment));
      });
      title.classList.add("worded");
    });
  }

  function openTarget() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") { target.open = true; }
  }

  bindTheme();
  bindSlash();
  bindMenu();
  breakTitles();
  showOverdue();
  showFound();
  openTarget();
  window.addEventListener("hashchange", openTarget);
  bindSpy();
})();
