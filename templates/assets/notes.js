// The notes of an article stand in its text behind the block that they explain; without this script they are simply there.
// On a wide screen it puts each into the margin beside its passage. On a narrow one it folds them away and opens one
// when its marker or its passage is chosen. A passage and its notes light up together.
"use strict";
(() => {
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 68.75rem)");
  const all = (selector) => [...document.querySelectorAll(selector)];
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // a reader may have cut an address short
    }
  };
  const placeOf = (hash) => hash.length > 1 ? document.getElementById(decoded(hash.slice(1))) : null;
  const noteOf = (hash) => placeOf(hash)?.closest(".prose .note");
  const markersOf = (note) => all(".prose .marker").filter((marker) => noteOf(marker.hash) === note);
  const marksOf = (note) => all(`.prose mark[data-notes~="${CSS.escape(note.id.slice("note-".length))}"]`);
  const notesOf = (mark) => mark.dataset.notes.split(" ").map((id) => document.getElementById("note-" + id)).filter(Boolean);

  // Tops of boxes of these heights, in their order and a gap apart, that stand as near as can be to where they want to
  // stand, by the sum of squares: adjoining ones that would overlap move together (pool adjacent violators).
  const spread = (wanted, heights, least, gap) => {
    const pools = [];
    let above = 0;
    wanted.forEach((top, i) => {
      pools.push({ sum: top - above, count: 1 });
      above += heights[i] + gap;
      while (pools.length > 1) {
        const last = pools.at(-1), before = pools.at(-2);
        if (before.sum / before.count <= last.sum / last.count) break;
        before.sum += last.sum;
        before.count += last.count;
        pools.pop();
      }
    });
    const tops = [];
    above = 0;
    for (const pool of pools) {
      for (let n = 0; n < pool.count; n++) {
        tops.push(Math.max(pool.sum / pool.count, least) + above);
        above += heights[tops.length - 1] + gap;
      }
    }
    return tops;
  };

  // lay puts the notes beside their passages. Notes stand in the order of their passages' ends, not of their beginnings.
  const lay = () => {
    const text = document.getElementById("page-text");
    const article = text?.closest("article");
    if (!text || !wide.matches) {
      article?.style.removeProperty("min-block-size");
      return;
    }
    const origin = text.getBoundingClientRect().top;
    const notes = all("#page-text > .note").map((note) => {
      const mark = marksOf(note)[0] ?? note.previousElementSibling;
      return { note, height: note.offsetHeight, top: mark.getBoundingClientRect().top - origin };
    }).sort((a, b) => a.top - b.top);
    const whole = document.querySelector(".whole");
    const least = whole ? Math.max(0, whole.getBoundingClientRect().bottom - origin + 24) : 0;
    const tops = spread(notes.map((n) => n.top), notes.map((n) => n.height), least, 24);
    notes.forEach((n, i) => { n.note.style.insetBlockStart = tops[i] + "px"; });
    if (notes.length) {
      const end = tops.at(-1) + notes.at(-1).height + origin - article.getBoundingClientRect().top;
      article.style.minBlockSize = end + "px";
    }
    root.classList.add("laid-notes");
  };

  const show = (note, open) => {
    note.classList.toggle("open", open);
    for (const marker of markersOf(note)) marker.setAttribute("aria-expanded", open);
  };

  // While notes are folded away their markers are buttons.
  const fold = () => {
    for (const marker of all(".prose .marker")) {
      if (wide.matches) {
        marker.removeAttribute("role");
        marker.removeAttribute("aria-expanded");
      } else {
        marker.setAttribute("role", "button");
        marker.setAttribute("aria-expanded", !!noteOf(marker.hash)?.classList.contains("open"));
      }
    }
    lay();
  };

  const light = (notes) => {
    for (const lit of all(".prose .lit")) lit.classList.remove("lit");
    for (const note of notes) for (const part of [note, ...marksOf(note)]) part.classList.add("lit");
  };

  // What an element of the text belongs to: a note, the notes of a passage, the note that a marker leads to.
  const meant = (target) => {
    const at = target.closest?.(".prose :is(.note, mark, .marker)");
    if (!at) return [];
    if (at.matches("mark")) return notesOf(at);
    return [at.matches(".note") ? at : noteOf(at.hash)].filter(Boolean);
  };

  // A link to a note, or to a place in one, opens it.
  const follow = () => {
    const note = noteOf(location.hash);
    const mark = placeOf(location.hash) || null;
    light(note ? [note] : mark ? meant(mark) : []);
    if (!note || note.classList.contains("open")) return;
    show(note, true);
    placeOf(location.hash).scrollIntoView();
  };

  const choose = (event, marker) => {
    const note = !wide.matches && noteOf(marker.hash);
    if (!note) return;
    event.preventDefault();
    show(note, !note.classList.contains("open"));
  };

  const markerOf = (target) => {
    const mark = target.closest(".prose mark");
    if (!mark || target.closest("a") || !getSelection().isCollapsed) return target.closest(".prose .marker");
    return markersOf(notesOf(mark).at(-1))[0];
  };

  document.addEventListener("click", (event) => {
    const marker = markerOf(event.target);
    if (marker) choose(event, marker);
  });
  document.addEventListener("keydown", (event) => {
    const marker = event.key === " " && event.target.closest(".prose .marker");
    if (marker) choose(event, marker);
  });
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, (event) => light(meant(event.target)));
  addEventListener("hashchange", follow);
  wide.addEventListener("change", fold);
  fold();
  follow();
  const sizes = new ResizeObserver(lay);
  for (const part of all("#page-text, #page-text > .note, .whole")) sizes.observe(part);
})();
