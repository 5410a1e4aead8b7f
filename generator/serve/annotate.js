// What the preview adds to an article for those who write it: a button beside a selected passage, which asks for a note on
// it, and one beside each paragraph and note, which opens its file in the editor.
export const writing = ({ shadow, element, post, edit }) => {
  const button = (text, className) => element("button", { type: "button", textContent: text, className, hidden: true });
  const annotate = button("annotate", "float"), pen = button("edit", "float pen");
  const form = element("form", { className: "panel mild", hidden: true });
  shadow.append(annotate, pen, form);
  let places = {}; // where what bears an id is written; the page itself by the empty id

  // The text of a piece of the page, without what stands in it that is not the article's.
  const textOf = (range) => {
    const piece = range.cloneContents();
    for (const other of piece.querySelectorAll(".note, .marker")) other.remove();
    return piece.textContent;
  };

  const around = 80; // characters of context that tell one passage from another
  const selected = () => {
    const text = document.getElementById("page-text"), selection = getSelection();
    if (!text || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0), from = range.startContainer.parentElement;
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer) || from?.closest(".note")) return null;
    const before = document.createRange(), after = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    after.setStart(range.endContainer, range.endOffset);
    after.setEnd(text, text.childNodes.length);
    const quote = textOf(range);
    return quote.trim() && { quote, before: textOf(before).slice(-around), after: textOf(after).slice(0, around), at: range.getBoundingClientRect() };
  };

  const put = (what, x, y) => {
    what.style.left = Math.max(4, Math.min(x, innerWidth - 90)) + "px";
    what.style.top = Math.max(4, Math.min(y, innerHeight - 36)) + "px";
    what.hidden = false;
  };

  document.addEventListener("selectionchange", () => {
    const found = selected();
    annotate.hidden = !found;
    if (found) put(annotate, found.at.right + 6, found.at.bottom + 6);
  });
  annotate.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  annotate.addEventListener("click", () => {
    const found = selected();
    if (found) ask({ ...typed(), ...found });
  });

  // What is typed outlives a page that is loaded again, and another passage that is chosen for it.
  const kept = "gloss-note";
  const typed = () => JSON.parse(sessionStorage.getItem(kept) ?? "null") ?? {};
  const close = () => {
    sessionStorage.removeItem(kept);
    form.hidden = true;
  };

  const ask = (wish) => {
    const kind = element("select", { name: "kind" }, ...["context", "definition", "evidence", "translation", "question"]
      .map((kind) => element("option", { textContent: kind })));
    const note = element("textarea", { name: "note", rows: 6, required: true, value: wish.note ?? "" });
    const id = element("input", { name: "id", placeholder: "made of the passage", autocomplete: "off", value: wish.id ?? "" });
    kind.value = wish.kind ?? "context";
    const said = element("p", { className: "said" });
    said.setAttribute("role", "alert");
    const save = element("button", { type: "submit", textContent: "write the note" });
    const cancel = element("button", { type: "button", textContent: "cancel" });
    cancel.addEventListener("click", close);
    const labelled = (text, field) => element("label", {}, text + " ", field);
    form.replaceChildren(element("header", {}, element("h2", { textContent: "Annotate" }), cancel),
      element("blockquote", { textContent: wish.quote }), labelled("kind", kind), labelled("note", note), labelled("file name", id), save, said);
    form.hidden = false;
    annotate.hidden = true;
    note.focus();
    form.oninput = () => {
      const { quote, before, after } = wish;
      sessionStorage.setItem(kept, JSON.stringify({ page: location.pathname, quote, before, after, kind: kind.value, note: note.value, id: id.value }));
    };
    form.oninput();
    form.onsubmit = async (event) => {
      event.preventDefault();
      save.disabled = true;
      const answer = await post("annotate", {
        Address: decodeURI(location.pathname), ID: id.value.trim(), Kind: kind.value, Note: note.value,
        Quote: wish.quote, Before: wish.before, After: wish.after,
      });
      save.disabled = false;
      if (answer.ok) close();
      else said.textContent = await answer.text();
    };
  };
  if (typed().page === location.pathname) ask(typed());

  const writtenAt = (target) => {
    for (let at = target.closest?.("main [id]"); at; at = at.parentElement?.closest("main [id]")) {
      if (at.id && places[at.id]) return at;
    }
    return null;
  };
  let over = null;
  const offer = (event) => {
    const at = writtenAt(event.target);
    if (!at) return;
    over = at.id;
    const box = at.getBoundingClientRect();
    put(pen, box.right - 40, box.top);
  };
  pen.addEventListener("click", () => edit(places[over]));
  return {
    // follow learns where the page is written now.
    follow: async () => {
      const answer = await fetch("/.gloss/written?page=" + encodeURIComponent(decodeURI(location.pathname)), { cache: "no-store" });
      places = await answer.json();
      return places[""];
    },
    // listen offers to open the editor, where one is known.
    listen: () => {
      document.addEventListener("pointerover", offer);
      document.addEventListener("focusin", offer);
      addEventListener("scroll", () => { pen.hidden = true; }, { passive: true });
    },
  };
};
