// What all pages have: the key / leads to the search from anywhere, unless it is typed into a field.
"use strict";
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
