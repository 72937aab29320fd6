/* Runs before the first paint: puts back the reader's choice of light or dark. */
(function () {
  "use strict";
  var root = document.documentElement;
  var sheet = document.querySelector("link[data-theme]");

  function stored() {
    try { return localStorage.getItem("theme"); } catch (error) { return null; }
  }

  function isDark() {
    var chosen = stored();
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function apply() {
    var chosen = stored();
    if (chosen) { sheet.media = chosen === "dark" ? "screen" : "not all"; }
    root.classList.toggle("dark", isDark());
  }

  root.classList.add("js");
  apply();
  window.switchTheme = function () {
    try { localStorage.setItem("theme", isDark() ? "light" : "dark"); } catch (error) { return; }
    apply();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
})();
