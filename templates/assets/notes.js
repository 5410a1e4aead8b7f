// Notes stand in the text behind the block that they explain, or in its margin. On a narrow screen this script folds them
// away and opens one when its marker or its passage is chosen. Without it they are simply there.
"use strict";
(() => {
  const narrow = matchMedia("(max-width: 71.99rem)");
  const markers = () => document.querySelectorAll(".prose .marker");
  const placeOf = (hash) => hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
  const noteOf = (hash) => placeOf(hash)?.closest(".prose .note");

  const show = (note, open) => {
    note.classList.toggle("open", open);
    for (const marker of markers()) {
      if (noteOf(marker.hash) === note) marker.setAttribute("aria-expanded", open);
    }
  };

  // While notes are folded away their markers are buttons.
  const fold = () => {
    document.documentElement.classList.toggle("fold-notes", narrow.matches);
    for (const marker of markers()) {
      if (narrow.matches) {
        marker.setAttribute("role", "button");
        marker.setAttribute("aria-expanded", !!noteOf(marker.hash)?.classList.contains("open"));
      } else {
        marker.removeAttribute("role");
        marker.removeAttribute("aria-expanded");
      }
    }
  };

  // A link to a note, or to a place in one, opens it.
  const follow = () => {
    const note = noteOf(location.hash);
    if (!note || note.classList.contains("open")) return;
    show(note, true);
    placeOf(location.hash).scrollIntoView();
  };

  const choose = (event, marker) => {
    const note = narrow.matches && noteOf(marker.hash);
    if (!note) return;
    event.preventDefault();
    show(note, !note.classList.contains("open"));
  };

  const markerOf = (target) => {
    const mark = target.closest(".prose mark");
    if (!mark || target.closest("a") || !getSelection().isCollapsed) return target.closest(".prose .marker");
    const id = "#note-" + mark.dataset.notes.split(" ").pop();
    return [...markers()].find((marker) => decodeURIComponent(marker.hash) === id);
  };

  document.addEventListener("click", (event) => {
    const marker = markerOf(event.target);
    if (marker) choose(event, marker);
  });
  document.addEventListener("keydown", (event) => {
    const marker = event.key === " " && event.target.closest(".prose .marker");
    if (marker) choose(event, marker);
  });
  addEventListener("hashchange", follow);
  addEventListener("DOMContentLoaded", () => {
    fold();
    follow();
  });
  narrow.addEventListener("change", fold);
  // Before anything is drawn, so that nothing moves.
  document.documentElement.classList.toggle("fold-notes", narrow.matches);
})();
