// The list of an article's names says who or what each is. Where the text links a name, a card shows its entry beside it
// while the pointer or the keyboard's focus stays there. The card is for the eye: the link is described by the entry.
"use strict";
(() => {
  const root = document.documentElement;
  const entries = new Map([...document.querySelectorAll(".named > li")].map((entry) => [entry.querySelector("a").getAttribute("href"), entry]));
  const entryOf = (link) => entries.get(link.getAttribute("href"));
  const nameAt = (target) => {
    const link = target.closest?.("article a[href]");
    return link && !link.closest(".named") && entryOf(link) ? link : null;
  };

  let count = 0;
  const described = new Map([...entries.values()].map((entry) => [entry, [...entry.children].slice(1).filter((part) => !part.matches(".latest")).map((part) => {
    part.id ||= "page-named-" + ++count;
    return part.id;
  }).join(" ")]));
  for (const link of document.querySelectorAll("article a[href]")) {
    if (nameAt(link) && described.get(entryOf(link))) link.setAttribute("aria-describedby", described.get(entryOf(link)));
  }

  const card = document.createElement("div");
  const inner = document.createElement("div");
  card.className = "card";
  card.hidden = true;
  card.append(inner);
  document.getElementById("page-main").append(card);

  // The card stands below the line of the link that was pointed at, or above where there is more room. Nothing lies
  // between them, so that the pointer can go over. It is a part of the page and moves with it.
  const place = (link, x, y) => {
    const lines = [...link.getClientRects()];
    const line = lines.find((r) => r.left <= x && x <= r.right && r.top <= y && y <= r.bottom) ?? lines[0];
    card.removeAttribute("style");
    const box = card.getBoundingClientRect();
    const below = root.clientHeight - line.bottom;
    const up = box.height > below && line.top > below;
    const height = Math.min(box.height, up ? line.top : below);
    const start = getComputedStyle(link).direction === "rtl" ? line.right - box.width : line.left;
    card.style.maxHeight = height + "px";
    card.style.left = Math.max(0, Math.min(start, root.clientWidth - box.width)) - box.left + "px";
    card.style.top = (up ? line.top - height : line.bottom) - box.top + "px";
  };

  let shown = null; // the link whose card is open
  let coming = null; // that whose card is to open
  let closed = null; // that at which the reader has closed it
  let opening, closing;
  const cancel = () => {
    clearTimeout(opening);
    coming = null;
  };
  const close = () => {
    cancel();
    card.hidden = true;
    shown = null;
  };
  const closeSoon = () => {
    clearTimeout(closing);
    closing = setTimeout(() => {
      if (shown && !card.matches(":hover") && !shown.matches(":hover, :focus")) close();
    }, 300);
  };
  const open = (link, x, y) => {
    const entry = entryOf(link).cloneNode(true);
    for (const part of entry.querySelectorAll("[id]")) part.removeAttribute("id");
    for (const inside of entry.querySelectorAll("a")) inside.tabIndex = -1; // they stand in the list too
    const kind = document.createElement("p");
    kind.className = "meta";
    kind.textContent = entryOf(link).closest("[data-kind]")?.dataset.kind;
    inner.replaceChildren(kind, ...entry.childNodes);
    card.hidden = false;
    shown = link;
    place(link, x, y);
  };
  const openSoon = (link, x, y) => {
    cancel();
    coming = link;
    opening = setTimeout(() => open(link, x, y), 500);
  };

  // Where the page moves below a pointer at rest, the reader has not pointed at what comes to lie there.
  let at = "";
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return; // a tap follows the link
    const moved = at !== (at = [event.screenX, event.screenY].join());
    const link = nameAt(event.target);
    if (link !== closed) closed = null;
    if (!link && !card.contains(event.target)) closeSoon();
    if (!moved) return;
    if (link && link !== shown && link !== closed) openSoon(link, event.clientX, event.clientY);
    else if (coming !== document.activeElement) cancel();
  });
  root.addEventListener("pointerleave", closeSoon);
  document.addEventListener("focusin", (event) => {
    const link = nameAt(event.target);
    if (link?.matches(":focus-visible")) openSoon(link);
  });
  document.addEventListener("focusout", () => {
    cancel();
    closeSoon();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    closed = document.querySelector("article a:hover");
    close();
  });
  addEventListener("resize", close);
})();
