// What every page has by script: the switch between light and dark, and the key / that leads to the search.
"use strict";
(() => {
  const root = document.documentElement;
  const themes = ["auto", "light", "dark"];
  const stored = () => {
    try {
      return localStorage.getItem("theme") ?? "auto";
    } catch {
      return "auto"; // a reader may forbid a site to keep anything
    }
  };
  const button = document.querySelector(".theme");
  if (!button) return;
  const set = (theme) => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    button.textContent = button.dataset[theme];
    button.setAttribute("aria-label", button.dataset.label + ": " + button.textContent);
  };

  let theme = themes.includes(stored()) ? stored() : "auto";
  set(theme);
  button.hidden = false;
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    set(theme);
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // It then holds for this page alone.
    }
  });
})();

// The key / leads to the search from anywhere, unless it is typed into a field.
(() => {
  const { search } = document.currentScript.dataset;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.isContentEditable || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    const box = document.getElementById("page-query");
    if (box) box.focus();
    else location.assign(search + "#page-query");
  });
})();
