// Every block of an article's text and every passage has an address. One link leads to that which the reader points at or
// has the focus in; from there the arrow keys lead on. It copies the address with a text fragment.
"use strict";
(() => {
  const text = document.getElementById("page-text");
  const said = document.querySelector(".copied");
  const blocks = [...(text?.children ?? [])].filter((block) => block.id && !block.matches(".note"));
  if (!blocks.length || !said) return;
  const isPassage = (place) => place.id.startsWith("passage-") && !blocks.includes(place);
  const places = blocks.flatMap((block) => [block, ...block.querySelectorAll(":is(mark, span)[id^=passage-]")]);
  const blockOf = (target) => blocks.find((block) => block.contains(target));
  const nameOf = (passage) => passage.id.slice("passage-".length);
  const piecesOf = (place) => isPassage(place) ? [...text.querySelectorAll(`mark[data-notes~="${CSS.escape(nameOf(place))}"]`)] : [place];

  // A text fragment (https://wicg.github.io/scroll-to-text-fragment/) has the first words of a place and, of more than a
  // few, the last. A browser goes to the first words on the page that are alike, so that there are as many as tell them
  // from all before them, if need be with those in front of them; where even these do not, there is none. No part may go
  // beyond the end of a paragraph, a cell or the like.
  const boxes = "p, li, dt, dd, th, td, pre, figcaption, h1, h2, h3, h4, h5, h6, blockquote, div, section";
  const segmenter = globalThis.Intl?.Segmenter && new Intl.Segmenter(text.lang || document.documentElement.lang, { granularity: "word" });
  const even = (s) => s.replace(/[ \t\r\n\f]+/g, " ");
  const escape = (s) => encodeURIComponent(s.trim()).replace(/-/g, "%2D");
  const has = (all, some) => all.toLowerCase().includes(some.toLowerCase());
  const wordsOf = (s) => segmenter ? [...segmenter.segment(s)].filter((w) => w.isWordLike).map((w) => ({ at: w.index, end: w.index + w.segment.length }))
    : [...s.matchAll(/\S+/g)].map((w) => ({ at: w.index, end: w.index + w[0].length }));
  // grow takes as many words as it needs from the beginning or, with a negative sign, from the end.
  const grow = (s, sign, enough) => {
    const words = wordsOf(s);
    for (let n = 4; n < words.length; n += 2) {
      const some = sign > 0 ? s.slice(0, words[n - 1].end) : s.slice(words.at(-n).at);
      if (enough(some) || n === 24) return some; // more would make an address too long to send
    }
    return s;
  };
  const textBetween = (box, node) => {
    const range = document.createRange();
    range.setStart(box, 0);
    range.setEndBefore(node);
    return even(range.toString()).trimStart();
  };
  const paragraphsOf = (place) => {
    const found = [];
    for (const piece of piecesOf(place)) {
      const nodes = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
      while (nodes.nextNode()) {
        const node = nodes.currentNode, box = node.parentElement.closest(boxes);
        if (found.at(-1)?.box !== box) found.push({ box, node, text: "" });
        found.at(-1).text += node.data;
      }
    }
    return found.map((p) => ({ ...p, text: even(p.text).trim() })).filter((p) => wordsOf(p.text).length);
  };
  const fragment = (place) => {
    const paragraphs = paragraphsOf(place), first = paragraphs[0];
    if (!first) return "";
    const before = textBetween(document.body, first.node);
    const short = paragraphs.length === 1 && wordsOf(first.text).length <= 10;
    const start = short ? first.text : grow(first.text, 1, (some) => !has(before, some));
    let prefix = "";
    if (has(before, start)) {
      prefix = grow(textBetween(first.box, first.node), -1, (some) => !has(before, some + start));
      if (!prefix.trim() || has(before, prefix + start)) return "";
    }
    const rest = paragraphs.length > 1 ? paragraphs.at(-1).text : first.text.slice(start.length);
    const end = grow(rest, -1, (some) => rest.indexOf(some) === rest.length - some.length);
    return ":~:text=" + (prefix && escape(prefix) + "-,") + escape(start) + (end.trim() && "," + escape(end));
  };

  // The link stands in the margin beside a block or, where there is none, above its end; of a passage above its end.
  const link = document.createElement("a");
  link.className = "permalink";
  let current;
  const lead = (place) => {
    if (place === current) return;
    current = place;
    link.href = "#" + encodeURIComponent(place.id) + fragment(place);
    link.setAttribute("aria-label", said.dataset[isPassage(place) ? "passage" : "block"]);
    blockOf(place).after(link);
  };
  const show = (place) => {
    lead(place);
    link.classList.add("shown");
    link.removeAttribute("style");
    const { left, top, width, height } = link.getBoundingClientRect();
    const box = [...piecesOf(place).at(-1).getClientRects()].at(-1);
    const rtl = getComputedStyle(place).direction === "rtl";
    let x = rtl ? box.right : box.left - width, y = box.top;
    const over = isPassage(place) || x < 0 || x + width > document.documentElement.clientWidth;
    if (over) {
      x = rtl ? box.left : box.right - width;
      y -= height;
    }
    link.classList.toggle("over", over);
    link.style.left = x - left + "px";
    link.style.top = y - top + "px";
  };
  const hide = () => link.classList.remove("shown");

  const placeAt = (target) => {
    const note = target.closest("mark")?.dataset.notes.split(" ").at(-1);
    return places.find((place) => isPassage(place) && nameOf(place) === note) ?? blockOf(target);
  };
  let timer;
  const wait = (milliseconds, what) => {
    clearTimeout(timer);
    timer = setTimeout(what, milliseconds);
  };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || link.matches(":focus-visible")) return;
    const place = placeAt(event.target);
    if (event.target === link) clearTimeout(timer);
    else wait(250, place ? () => show(place) : hide);
  });
  document.addEventListener("focusin", (event) => {
    const place = event.target === link ? current : blockOf(event.target);
    if (place) show(place);
    else hide();
  });
  link.addEventListener("keydown", (event) => {
    const next = places[places.indexOf(current) + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? NaN)];
    if (!next) return;
    event.preventDefault();
    lead(next);
    link.focus();
    link.scrollIntoView({ block: "nearest" });
  });

  // Where nothing can be copied, a permalink is a link like any other.
  document.addEventListener("click", (event) => {
    const own = event.target.closest(".permalink, .note-head a");
    if (!own || own !== link && decodeURIComponent(own.hash) !== "#" + own.closest(".note").id || !navigator.clipboard) return;
    if (own === link) event.preventDefault();
    navigator.clipboard.writeText(own.href).then(() => {
      said.textContent = said.dataset.done;
      setTimeout(() => { said.textContent = ""; }, 4000);
    }, () => { location.hash = own.hash; });
  });

  // A browser that knows no text fragments takes one for a part of the id.
  const [id, unknown] = location.hash.split(":~:");
  if (unknown) location.replace(id);
  lead(places[0]);
})();
