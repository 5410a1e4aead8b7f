// The search of the site, in the browser alone. When the box is entered, the engine (MiniSearch) and the parts of the
// index are loaded, names first, and each is searched as soon as it is there.

// Words are cut as the package generator/search cuts them, to the letter; a test compares the two.
const unseen = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]/gu;
const marks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/gu;
const apostrophes = /['`‘’‚‛′ʼ]/gu;
const plain = { ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ŧ: "t", ß: "ss", æ: "ae", œ: "oe", þ: "th", ς: "σ" };
const unspaced =
  "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Tibetan}\\u3099\\u309aー]";
const sign = "[\\p{L}\\p{N}\\p{M}]";
const run = new RegExp(`(?:(?=${sign})${unspaced})+|(?:(?!${unspaced})${sign})+`, "gu");
const unspacedSign = new RegExp(unspaced, "u");
const isUnspaced = (word) => unspacedSign.test(word);

const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(unseen, "")
    .replace(apostrophes, "")
    .replace(marks, "")
    .toUpperCase()
    .toLowerCase()
    .replace(/[łøđðħŧßæœþς]/gu, (letter) => plain[letter])
    .normalize("NFKD");

export const words = (text) =>
  (fold(text).match(run) ?? []).flatMap((word) => {
    const characters = [...word];
    if (characters.length < 2 || !isUnspaced(word)) return [word];
    return characters.slice(1).map((character, i) => characters[i] + character);
  });

// A word of Hangul without its particle.
const stems = (word, particles) =>
  particles.filter((end) => word.endsWith(end) && word.length > end.length + 2).map((end) => word.slice(0, -end.length));

// A word with two neighbouring letters exchanged, which would count as two errors.
const exchanged = (word) => {
  if (word.length < 4 || word.length > 7 || !/^\p{Alphabetic}+$/u.test(word) || isUnspaced(word)) return [];
  return [...word].slice(1).map((letter, i) => word.slice(0, i) + letter + word[i] + word.slice(i + 2));
};

// How many letters may be wrong.
const errors = (word) => {
  if (/\p{N}/u.test(word) || isUnspaced(word)) return false;
  return word.length > 7 ? 2 : word.length > 3 ? 1 : false;
};

// The words as they are, and with each two neighbours joined: “Yong-hyun” may be written “Yonghyun”.
const joinings = (all) => {
  if (all.length > 6) return [all];
  return [all, ...all.slice(1).map((word, i) => [...all.slice(0, i), all[i] + word, ...all.slice(i + 2)])];
};

// Findings are maps from a document's id to its score.
const best = (findings) => {
  const found = new Map();
  for (const finding of findings) {
    for (const [id, score] of finding) found.set(id, Math.max(score, found.get(id) ?? 0));
  }
  return found;
};

const all = ([first, ...others]) => {
  const found = new Map();
  for (const [id, score] of first) {
    if (others.every((other) => other.has(id))) found.set(id, others.reduce((sum, other) => sum + other.get(id), score));
  }
  return found;
};

const fields = { names: ["name", "aliases", "summary"], texts: ["title", "headings", "summary"] };
const boosts = { names: { name: 4, aliases: 3, summary: 1 }, texts: { title: 4, headings: 2, summary: 1 } };

export class Index {
  constructor(MiniSearch, particles = []) {
    this.MiniSearch = MiniSearch;
    this.particles = particles.map(fold);
    this.parts = { names: [], texts: [] };
    this.stored = { names: new Map(), texts: new Map() };
    this.naming = new Map(); // by the id of a name, the texts that name it, with the block in which they do first
  }

  async add(kind, language, part) {
    const options = { fields: fields[kind], tokenize: (word) => [word], processTerm: (word) => word };
    this.parts[kind].push(await this.MiniSearch.loadJSAsync(part.index, options));
    for (const [number, id] of Object.entries(part.index.documentIds)) {
      const stored = { ...part.index.storedFields[number], language };
      this.stored[kind].set(id, stored);
      for (let i = 0; i < (stored.names?.length ?? 0); i += 2) {
        const name = part.names[stored.names[i]];
        if (!this.naming.has(name)) this.naming.set(name, new Map());
        this.naming.get(name).set(id, stored.names[i + 1]);
      }
    }
  }

  // What one word finds. The words of documents that it was taken for are added to terms.
  word(kind, word, terms) {
    const found = new Map();
    const query = {
      combineWith: "OR",
      queries: [
        word,
        ...stems(word, this.particles),
        { queries: exchanged(word), prefix: false, fuzzy: false, boostTerm: () => 0.4 },
      ],
    };
    // One letter begins too many words of texts.
    const prefix = (begun) => kind === "names" || begun.length > 1 || isUnspaced(begun);
    const options = { prefix, fuzzy: errors, boost: boosts[kind], weights: { fuzzy: 0.2, prefix: 0.4 } };
    for (const part of this.parts[kind]) {
      for (const { id, score, match } of part.search(query, options)) {
        found.set(id, score);
        for (const term of Object.keys(match)) terms?.add(term);
      }
    }
    return found;
  }

  // The texts that name what was found.
  named(names, weight) {
    const found = new Map();
    for (const [name, score] of names) {
      for (const text of this.naming.get(name)?.keys() ?? []) found.set(text, Math.max(weight * score, found.get(text) ?? 0));
    }
    return found;
  }

  // Search returns the names and the texts that have every word, the best first: a name that is just what was asked for
  // before all others, then by score; of texts as good the newest.
  search(query) {
    const asked = words(query);
    const terms = new Set();
    const known = new Map();
    const each = (word) => {
      if (!known.has(word)) {
        const names = this.word("names", word);
        known.set(word, { names, texts: best([this.word("texts", word, terms), this.named(names, 0.3)]) });
      }
      return known.get(word);
    };
    if (asked.length === 0) return { names: [], texts: [] };
    const forms = joinings(asked);
    const names = best(forms.map((form) => all(form.map((word) => each(word).names))));
    const texts = best(forms.map((form) => all(form.map((word) => each(word).texts))));
    for (const [id, score] of this.named(names, 1)) texts.set(id, (texts.get(id) ?? 0) + score);
    const meant = names.size > 0 ? names : best(asked.map((word) => each(word).names));
    return { names: this.orderNames(names, asked.join("")), texts: this.orderTexts(texts, meant, terms) };
  }

  orderNames(found, asked) {
    const wanted = [asked, ...stems(asked, this.particles)];
    const one = ([id, score]) => {
      const stored = this.stored.names.get(id);
      const exactly = [stored.title, ...(stored.aliases ?? [])].find((name) => wanted.includes(words(name).join("")));
      return { ...stored, exactly, score: score * (1 + Math.log1p(stored.articles ?? 0) / 10) };
    };
    return [...found].map(one).sort((a, b) => !!b.exactly - !!a.exactly || b.score - a.score);
  }

  orderTexts(found, names, terms) {
    const one = ([id, score]) => {
      const stored = this.stored.texts.get(id);
      return { ...stored, score, places: () => this.places(id, stored, names, terms) };
    };
    const day = (text) => Number((text.date?.[0] ?? "0").replaceAll("-", ""));
    return [...found].map(one).sort((a, b) => b.score - a.score || day(b) - day(a));
  }

  // The blocks of a text to which it was asked: its headings with a word, then where it first names a name found.
  places(id, stored, names, terms) {
    const headings = [];
    for (let i = 0; i < (stored.headings?.length ?? 0); i += 2) {
      const [place, title] = stored.headings.slice(i, i + 2);
      if (words(title).some((word) => terms.has(word))) headings.push({ url: `${stored.url}#${encodeURIComponent(place)}`, title });
    }
    const naming = [...names].filter(([name]) => this.naming.get(name)?.get(id)).sort((a, b) => b[1] - a[1]);
    const blocks = naming.map(([name]) => {
      const { title, language } = this.stored.names.get(name);
      return { url: `${stored.url}#${encodeURIComponent(this.naming.get(name).get(id))}`, title, language };
    });
    return [...headings.slice(0, 3), ...blocks.slice(0, 3)];
  }
}

// The page.

const start = (box) => {
  const search = document.getElementById("page-search");
  const status = document.getElementById("page-found");
  const result = document.getElementById("page-result");
  const groups = [...search.querySelectorAll("[data-group]")];
  const { engine, index: manifest, loading, failed, none } = search.dataset;
  const pageLanguage = document.documentElement.lang;
  let index; // once the engine is there
  let begun; // the loading
  let whole = false; // all parts are there
  let shown = {}; // how many results of each group

  const link = (a, { url, title, language }) => {
    a.href = url;
    a.textContent = title;
    if (language && language !== pageLanguage) a.lang = language;
  };

  const entry = (of) => {
    const item = result.content.firstElementChild.cloneNode(true);
    const fill = (name, set) => {
      const part = item.querySelector(`[data-part="${name}"]`);
      if (!part || set(part) === false) part?.remove();
    };
    link(item.querySelector("a"), of);
    fill("kind", (part) => (of.kind ? (part.textContent = of.kind) : false));
    fill("withdrawn", () => !!of.withdrawn);
    fill("alias", (part) => (of.exactly && of.exactly !== of.title ? (part.textContent = of.exactly) : false));
    fill("date", (part) => (of.date ? (part.textContent = of.date[1]) : false));
    fill("summary", (part) => {
      if (!of.summary) return false;
      part.textContent = of.summary;
      if (of.language !== pageLanguage) part.lang = of.language;
    });
    fill("places", (part) => {
      const places = of.places?.() ?? [];
      const list = part.querySelector("ul");
      const copies = places.map((place) => {
        const copy = list.firstElementChild.cloneNode(true);
        link(copy.querySelector("a"), place);
        return copy;
      });
      list.replaceChildren(...copies);
      return places.length > 0;
    });
    return item;
  };

  const show = () => {
    const query = box.value.trim();
    const chosen = search.contains(document.activeElement) && document.activeElement.href;
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    const found = query && index ? index.search(query) : { names: [], texts: [] };
    const counts = [];
    for (const group of groups) {
      const results = found[group.dataset.group];
      const most = shown[group.dataset.group] ?? Number(group.dataset.most);
      group.hidden = results.length === 0;
      group.querySelector("ul").replaceChildren(...results.slice(0, most).map(entry));
      group.querySelector("button").hidden = results.length <= most;
      if (results.length > 0) counts.push(`${group.querySelector("h2").textContent}: ${results.length}`);
    }
    // More may come while a reader is among the results already.
    if (chosen) [...search.querySelectorAll("a")].find((a) => a.href === chosen)?.focus();
    status.textContent = !query ? "" : !whole && counts.length === 0 ? loading : counts.join(", ") || none;
  };

  const load = async () => {
    search.ariaBusy = "true";
    try {
      const list = await (await fetch(manifest)).json();
      const { default: MiniSearch } = await import(engine);
      const searched = new Index(MiniSearch, list.particles);
      for (const part of list.parts) {
        await searched.add(part.kind, part.language, await (await fetch(part.url)).json());
        index = searched;
        if (box.value) show();
      }
      whole = true;
      if (box.value) show();
    } catch (problem) {
      status.textContent = failed;
      begun = undefined; // the next key tries again
      throw problem;
    } finally {
      search.ariaBusy = null;
    }
  };
  const begin = () => (begun ??= load());

  let waiting;
  box.addEventListener("focus", begin);
  box.addEventListener("input", () => {
    begin();
    shown = {};
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  for (const group of groups) {
    group.querySelector("button").addEventListener("click", () => {
      const before = group.querySelectorAll("ul.teasers > li").length;
      shown[group.dataset.group] = before + Number(group.dataset.most);
      show();
      group.querySelectorAll("ul.teasers > li")[before]?.querySelector("a").focus();
    });
  }

  // The arrows lead from the box through the results, Enter to the first of them; Escape clears the box.
  const move = (event, step) => {
    const stops = [box, ...search.querySelectorAll(".title a")];
    const at = stops.indexOf(document.activeElement);
    const to = at >= 0 && stops[at + step];
    if (!to) return;
    event.preventDefault();
    to.focus();
  };
  search.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") move(event, 1);
    if (event.key === "ArrowUp") move(event, -1);
    if (event.key === "Enter" && document.activeElement === box) {
      show();
      move(event, 1);
    }
    if (event.key === "Escape") {
      event.preventDefault();
      box.value = "";
      show();
      box.focus();
    }
  });

  search.hidden = false;
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    box.value = asked;
    begin();
    show();
  }
  if (location.hash === `#${box.id}`) box.focus();
};

const box = globalThis.document?.getElementById("page-query");
if (box) start(box);
