/* Small help on every page: theme button, the "/" key, the current heading shown. */
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
  openTarget();
  window.addEventListener("hashchange", openTarget);
  bindSpy();
})();
