// The preview's own script, in every page that it serves: it brings the open page up to date without losing the place,
// marks what is not published yet, and shows what is wrong.
import { writing } from "./annotate.js";

const own = document.querySelector("script[data-token]");
const token = own.dataset.token;
let number = Number(own.dataset.version); // of the edition that the page shows
let told = ""; // the findings that are shown, so that a panel which was closed stays closed while they are the same

const parse = (html) => new DOMParser().parseFromString(html, "text/html");
const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// The page as it was served. What the page's scripts have made of it since is left alone where the new page is the same.
let was = null;
const load = async () => {
  const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
  const page = parse(await answer.text());
  const script = page.querySelector("script[data-token]");
  script?.remove();
  return { page, of: Number(script?.dataset.version), from: script?.dataset.token };
};

// An anchor is what stands in the window and where, from the top down: of what is left of it the first keeps its place.
const anchors = () => [...document.querySelectorAll("main [id], main p, main li, main h2, main h3")]
  .map((at) => ({ at, id: at.id, top: at.getBoundingClientRect().top }))
  .filter(({ top }) => top >= 0 && top < innerHeight);
const keepPlace = (change) => {
  const before = anchors(), y = scrollY;
  change();
  for (const { at, id, top } of before) {
    const now = at.isConnected ? at : id && document.getElementById(id);
    if (now) return scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
  }
  scrollTo({ top: y, behavior: "instant" });
};

// reload loads the page again where its scripts are others now, or its server is; the place is found again by what bears an
// id.
const reload = () => {
  const places = anchors().filter(({ id }) => id).map(({ id, top }) => ({ id, top }));
  sessionStorage.setItem("gloss-place", JSON.stringify({ places, y: scrollY }));
  location.reload();
};
const restorePlace = () => {
  const before = JSON.parse(sessionStorage.getItem("gloss-place") ?? "null");
  sessionStorage.removeItem("gloss-place");
  for (const { id, top } of before?.places ?? []) {
    const now = document.getElementById(id);
    if (now) return scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
  }
  if (before) scrollTo({ top: before.y, behavior: "instant" });
};

const sameTag = (a, b) => a.nodeName === b.nodeName && a.id === b.id;

// ownOf are those of the nodes that come from was, without what scripts have put among them; null where that is not certain.
const ownOf = (nodes, wases) => {
  const lives = nodes.filter((at) => wases.some((was) => sameTag(at, was)));
  return lives.length === wases.length && lives.every((at, i) => sameTag(at, wases[i])) ? lives : null;
};

// renew makes in live the changes that lead from was to now. Live is what scripts have made of was.
const renew = (live, was, now) => {
  if (was.isEqualNode(now)) return;
  const wases = [...was.childNodes], lives = ownOf([...live.childNodes], wases);
  if (now.nodeType !== Node.ELEMENT_NODE || !sameTag(was, now) || !sameTag(live, was) || !lives) {
    live.replaceWith(document.importNode(now, true));
    return;
  }
  for (const { name } of was.attributes) if (!now.hasAttribute(name)) live.removeAttribute(name);
  for (const { name, value } of now.attributes) if (was.getAttribute(name) !== value) live.setAttribute(name, value);
  renewChildren(live, lives, wases, [...now.childNodes]);
};

const renewChildren = (live, lives, wases, nows) => {
  let from = 0, end = 0;
  while (from < Math.min(wases.length, nows.length) && wases[from].isEqualNode(nows[from])) from++;
  while (end < Math.min(wases.length, nows.length) - from && wases.at(-1 - end).isEqualNode(nows.at(-1 - end))) end++;
  const gone = wases.length - end, come = nows.length - end;
  if (gone === come) {
    for (let i = from; i < gone; i++) renew(lives[i], wases[i], nows[i]);
    return;
  }
  const behind = lives[gone] ?? lives.at(-1)?.nextSibling ?? null;
  for (let i = from; i < gone; i++) lives[i].remove();
  for (let i = from; i < come; i++) live.insertBefore(document.importNode(nows[i], true), behind);
};

const urls = (page, selector, name) => [...page.querySelectorAll(selector)].map((at) => at.getAttribute(name)).join("\n");

const show = (now) => {
  if (urls(was, "script[src]", "src") !== urls(now, "script[src]", "src")
    || urls(was, "meta[http-equiv]", "content") !== urls(now, "meta[http-equiv]", "content")) {
    reload();
    return;
  }
  keepPlace(() => {
    document.title = now.title;
    for (const name of ["lang", "dir"]) document.documentElement.setAttribute(name, now.documentElement.getAttribute(name) ?? "");
    renewSheets(now);
    const live = document.body, script = own.isConnected ? own : null;
    script?.remove();
    if (was.body.isEqualNode(now.body)) return;
    renew(live, was.body, now.body);
  });
  was = now;
  settle();
};

const renewSheets = (now) => {
  const sheets = [...document.querySelectorAll('link[rel="stylesheet"]:not([data-gloss])')];
  const fresh = [...now.querySelectorAll('link[rel="stylesheet"]')];
  if (sheets.length !== fresh.length) return reload();
  sheets.forEach((sheet, i) => {
    const href = fresh[i].getAttribute("href");
    if (sheet.getAttribute("href") === href) return;
    // The old sheet holds until the new one is there.
    const copy = document.importNode(fresh[i], true);
    copy.addEventListener("load", () => sheet.remove());
    sheet.after(copy);
  });
};

// Scripts that lay out a page watch the sizes of its parts: they are to look once more.
const settle = () => {
  const text = document.getElementById("page-text");
  if (!text) return;
  text.style.paddingBlockEnd = "1px";
  requestAnimationFrame(() => requestAnimationFrame(() => text.style.removeProperty("padding-block-end")));
};

const post = (path, body) => fetch("/.gloss/" + path, {
  method: "POST", headers: { "Gloss-Token": token, "Content-Type": "application/json" }, body: JSON.stringify(body),
}).catch(() => new Response("gloss serve does not answer: start it again", { status: 503 }));

const root = element("gloss-preview");
const shadow = root.attachShadow({ mode: "open" });
const panel = element("section", { className: "panel", hidden: true });
const tags = element("div", { className: "tags" });
const notice = element("p", { className: "notice", role: "alert" });
for (const [to, file] of [[shadow, "preview.css"], [document.head, "marks.css"]]) {
  const sheet = element("link", { rel: "stylesheet", href: "/.gloss/" + file });
  sheet.dataset.gloss = "";
  to.append(sheet);
}
shadow.append(tags, panel, notice);
document.documentElement.append(root);
document.documentElement.style.overflowAnchor = "none"; // the place is kept here

// edit opens the editor, and says why it cannot: beside the button, or in a corner of the page.
const edit = async (at, said = notice) => {
  const answer = await post("edit", { path: at.path, line: at.line, column: at.column });
  said.textContent = answer.ok ? "" : await answer.text();
};
const pages = writing({ shadow, element, post, edit });
if (own.dataset.edit === "true") pages.listen();

const placeOf = (at) => {
  const said = element("p");
  const button = element("button", { type: "button", className: "place", textContent: `${at.path}:${at.line}:${at.column}` });
  button.addEventListener("click", () => edit(at, said));
  return [button, said];
};

const findingOf = (f) => {
  const item = element("li");
  const [button, said] = f.path ? placeOf(f) : [element("span"), element("p")];
  item.append(button, " ", element("span", { className: "level " + f.level, textContent: f.level }), ": " + f.message + " ",
    element("code", { textContent: `[${f.code}]` }), said);
  if (f.before || f.marked || f.after) {
    item.append(element("pre", {}, f.before ?? "", element("mark", { textContent: f.marked ?? "" }), f.after ?? ""));
  }
  for (const n of f.notes ?? []) item.append(element("p", {}, ...(n.path ? [placeOf(n)[0], " "] : []), "note: " + n.message));
  return item;
};

const counted = (n, word) => (n ? [`${n} ${word}${n > 1 ? "s" : ""}`] : []);

const showState = (state, record) => {
  const tally = [...counted(state.errors, "error"), ...counted(state.warnings, "warning"), ...counted(state.infos, "remark")].join(", ");
  const close = element("button", { type: "button", textContent: "close" });
  close.addEventListener("click", () => { panel.hidden = true; });
  const left = state.errors + state.warnings + state.infos - state.findings.length;
  panel.replaceChildren(element("header", {}, element("h2", { textContent: state.failure ? "The files cannot be read" : tally }), close));
  if (state.failure) panel.append(element("p", { textContent: state.failure }));
  if (state.errors) panel.append(element("p", { textContent: "The page is shown as it was before." }));
  panel.append(element("ol", {}, ...state.findings.map(findingOf)));
  if (left > 0) panel.append(element("p", { textContent: `and ${left} more` }));
  panel.classList.toggle("mild", !state.errors && !state.failure);
  const news = JSON.stringify([state.failure, state.findings]);
  if (news !== told) panel.hidden = !state.errors && !state.failure;
  told = news;
  tags.replaceChildren();
  notice.textContent = "";
  if (tally || state.failure) {
    const open = element("button", { type: "button", className: state.errors || state.failure ? "error" : "", textContent: tally || "failure" });
    open.addEventListener("click", () => { panel.hidden = !panel.hidden; });
    tags.append(open);
  }
  if (record && own.dataset.edit === "true") {
    const open = element("button", { type: "button", textContent: "edit" });
    open.addEventListener("click", () => edit(record));
    tags.append(open);
  }
  mark(state.drafts);
};

// mark says what is not published yet: the page, links to such pages, notes.
const mark = (drafts) => {
  for (const at of document.querySelectorAll("[data-gloss-draft]")) at.removeAttribute("data-gloss-draft");
  for (const [address, what] of Object.entries(drafts)) {
    const to = new URL(address, location.href);
    if (to.hash && to.pathname === location.pathname) document.getElementById(decodeURIComponent(to.hash.slice(1)))?.setAttribute("data-gloss-draft", what);
    if (!to.hash && to.pathname === location.pathname) tags.prepend(element("span", { className: "draft", textContent: what }));
  }
  for (const link of document.querySelectorAll("main a[href]")) {
    const what = drafts[link.pathname];
    if (what && link.origin === location.origin && link.pathname !== location.pathname) link.setAttribute("data-gloss-draft", what);
  }
};

// One look at a time: what comes meanwhile is one look more.
let busy = false, again = false;
let newest = number;
const follow = async (to) => {
  newest = to;
  again = true;
  if (busy) return;
  busy = true;
  try {
    while (again) {
      again = false;
      const state = fetch("/.gloss/state", { cache: "no-store" });
      if (newest !== number) {
        const { page, of, from } = await load();
        if (from && from !== token) return reload();
        show(page);
        number = of;
      }
      const record = await pages.follow();
      showState(await (await state).json(), record);
      document.documentElement.dataset.glossNumber = number;
    }
  } catch {
    // The server has ended; the source of events asks again until it is back.
  } finally {
    busy = false;
  }
};

const start = async () => {
  restorePlace();
  const { page, of } = await load();
  if (of !== number) return location.reload(); // the page was made anew while it was loaded
  was = page;
  let events = null;
  // A browser keeps few connections to one host: pages in the background leave theirs to others.
  const listen = () => {
    if (document.hidden) {
      events?.close();
      events = null;
      return;
    }
    events ??= new EventSource("/.gloss/events");
    events.onmessage = (event) => follow(Number(event.data));
  };
  document.addEventListener("visibilitychange", listen);
  listen();
};
start();
