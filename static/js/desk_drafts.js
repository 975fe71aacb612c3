// Keeps in this browser what is typed into the forms of the desk, and offers it again where it was
// not saved. A draft belongs to a person, a form's address and one loading of its page. The server
// names in a cookie the drafts of forms that were saved; only then are they forgotten. A form that was
// refused and is sent again carries the drafts of its earlier loadings with it. A form with
// data-last-draft is one of its whole address, query included, and keeps its last draft alone: an
// order that was refused is overtaken by the next.
// Marks forms with unsaved text by data-unsaved, for desk_leaving.js. Texts: templates/admin/desk/drafts.html.
import { defaultOf, fieldsOf, isTypedInto, labelOf, openRows, same, valueOf, wordsOf, write } from "./desk_fields.js";
import { forget, keep, keysFrom, read, recover } from "./desk_store.js";

const template = document.getElementById("desk-drafts");
const { user, posted, later, error } = template.dataset;
const refused = posted?.split(".") ?? [];
const DAYS = 14;
const PREFIX = `desk-draft ${user} `;
const loading = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
const forms = [];

// The store.

function stored(address) {
  const found = [];
  for (const key of keysFrom(PREFIX)) {
    const draft = read(key);
    if (!address || draft.address === address) found.push({ ...draft, key });
  }
  return found.sort((one, other) => one.at - other.at);
}

function store(key, draft) {
  try {
    keep(key, draft);
  } catch {
    for (const note of template.content.querySelectorAll("[data-full]")) {
      if (!document.querySelector("[data-full]")) document.querySelector("#content").prepend(note.cloneNode(true));
    }
  }
}

function forgetOld() {
  for (const key of keysFrom("desk-draft ")) {
    if (Date.now() - read(key).at > DAYS * 86_400_000) forget(key);
  }
}

// What was typed between pressing Save and the next page is in no save: it stays.
function forgetSaved() {
  const [, names = ""] = document.cookie.match(/(?:^|; )desk_saved=([a-z0-9.-]+)/) ?? [];
  const saved = names.split(".");
  for (const { key, ...draft } of stored().filter(({ id }) => saved.includes(id))) {
    const left = Object.entries(draft.fields).filter(([name, typed]) => !same(typed.value, (draft.sent ?? draft.fields)[name]?.value));
    forget(key);
    if (left.length) store(`${key}-later`, { ...draft, id: `${draft.id}-later`, sent: null, fields: Object.fromEntries(left) });
  }
  if (names) document.cookie = `desk_saved=; path=${template.dataset.path}; max-age=0; samesite=lax`;
}

// A form whose text is kept.

class Kept {
  constructor(form, place) {
    this.form = form;
    this.id = `${loading}-${place}`;
    this.isLast = "lastDraft" in form.dataset;
    const { pathname, search } = new URL(form.getAttribute("action") || location.href, location.href);
    this.address = this.isLast ? pathname + search : pathname;
    this.page = this.isLast ? this.address : location.pathname;
    this.key = `${PREFIX}${this.address} ${this.id}`;
    this.held = new Set();
    this.selects = new WeakMap([...form.querySelectorAll("select")].map((select) => [select, defaultOf([select])]));
    for (const name of ["input", "change", "click", "reset", "dragend"]) form.addEventListener(name, () => this.soon());
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), 300);
  }

  // An untouched default of a list is its first choice, which select2 and pop-ups change.
  first(elements) {
    return elements.flatMap((element) => this.selects.get(element) ?? defaultOf([element]));
  }

  look() {
    const fields = {};
    for (const [name, elements] of fieldsOf(this.form)) {
      const value = valueOf(elements);
      if (!this.held.has(name) && same(value, this.first(elements))) continue;
      fields[name] = { value, words: wordsOf(elements), label: labelOf(elements) };
    }
    const isTyped = Object.keys(fields).length > 0;
    this.form.toggleAttribute("data-unsaved", isTyped);
    const text = JSON.stringify([fields, this.sent]);
    if (text === this.last) return;
    const isKept = this.last !== undefined;
    this.last = text;
    const { id, address, page, sent } = this;
    if (isTyped) store(this.key, { id, address, page, sent, fields, at: Date.now(), title: document.title.replace(error, "").trim() });
    else if (isKept) forget(this.key);
  }

  // The server confirms by this name that the form was saved.
  send(isOwn) {
    this.form.querySelector("[name=desk_draft]")?.remove();
    if (!isOwn) return;
    this.look();
    this.sent = JSON.parse(this.last)[0];
    this.look();
    const earlier = stored(this.address).map(({ id }) => id).filter((id) => this.isLast || refused.includes(id));
    const value = [...new Set([...earlier, this.id])].join(".");
    const input = Object.assign(document.createElement("input"), { type: "hidden", name: "desk_draft", value });
    this.form.append(input);
  }

  offer() {
    const drafts = stored(this.address);
    if (this.isLast) for (const { key } of drafts.splice(0, drafts.length - 1)) forget(key);
    for (const draft of drafts) {
      const fields = fieldsOf(this.form);
      const differing = Object.entries(draft.fields).filter(
        ([name, typed]) => !same(typed.value, fields.has(name) ? valueOf(fields.get(name)) : []),
      );
      if (differing.length) new Offer(this, draft, differing).show();
      else forget(draft.key);
      if (posted && draft.page === this.page) this.hold(draft, differing, fields);
    }
    this.look();
  }

  // What stands in the form after a save that failed is still unsaved.
  hold(draft, differing, fields) {
    const others = new Set(differing.map(([name]) => name));
    for (const name of Object.keys(draft.fields)) if (fields.has(name) && !others.has(name)) this.held.add(name);
  }
}

// The bar that offers a draft.

class Offer {
  constructor(kept, draft, differing) {
    Object.assign(this, { kept, draft, differing });
    this.bar = template.content.querySelector("[data-offer]").cloneNode(true);
    this.part = (name) => this.bar.querySelector(`[data-${name}]`);
  }

  show() {
    this.part("moment").textContent = momentOf(this.draft);
    this.rows(this.differing);
    this.on("put-back", () => this.putBack());
    this.on("discard", () => this.discard());
    this.on("undo", () => this.undo());
    if (this.kept.form.matches("[data-fold-drafts]")) fold(this.bar, this.kept.form);
    else document.querySelector("#content").prepend(this.bar);
    if (location.hash) beginAtTop();
  }

  on(name, act) { this.part(name).addEventListener("click", act); }

  rows(differing) {
    const fields = fieldsOf(this.kept.form);
    const body = this.part("rows");
    const headings = [...this.bar.querySelectorAll("thead th")].map((heading) => heading.textContent);
    body.replaceChildren();
    for (const [name, typed] of differing) {
      const row = body.insertRow();
      const elements = fields.get(name);
      const label = elements ? labelOf(elements) : typed.label;
      row.append(Object.assign(document.createElement("th"), { scope: "row", textContent: label }));
      for (const [place, words] of [typed.words, elements ? wordsOf(elements) : [later]].entries()) {
        const cell = row.insertCell();
        cell.textContent = words.join(", ") || "–";
        cell.dataset.heading = headings[place + 1];
      }
    }
    this.part("count").textContent = differing.length;
  }

  // Says what has happened; only undoing it is left to press.
  say(name) {
    for (const part of this.bar.querySelectorAll("[data-state]")) part.hidden = !part.dataset.state.split(" ").includes(name);
    this.part("differences").open = false;
    this.part("differences").hidden = name !== "offered" && !this.isLeft;
    this.part(name === "offered" ? "put-back" : "undo").focus();
  }

  putBack() {
    const values = Object.fromEntries(this.differing);
    openRows(this.kept.form, Object.keys(values));
    this.before = {};
    for (const [name, elements] of fieldsOf(this.kept.form)) {
      if (name in values) this.before[name] = { value: valueOf(elements), words: wordsOf(elements) };
    }
    const left = write(this.kept.form, values);
    this.kept.look();
    this.isLeft = Object.keys(left).length > 0;
    forget(this.draft.key);
    if (this.isLeft) {
      store(this.draft.key, { ...this.draft, key: undefined, fields: left });
      this.rows(Object.entries(left));
    }
    this.say("put");
  }

  discard() {
    forget(this.draft.key);
    this.say("discarded");
  }

  undo() {
    const { key, ...draft } = this.draft;
    store(key, draft);
    if (this.before) write(this.kept.form, this.before);
    this.before = undefined;
    this.isLeft = false;
    this.kept.look();
    this.rows(this.differing);
    this.say("offered");
  }
}

// On a form with data-fold-drafts all of them are one line, the newest first, below what is wrong with what was sent.
function fold(bar, form) {
  let all = document.querySelector("[data-folded]");
  if (!all) {
    all = template.content.querySelector("[data-folded]").cloneNode(true);
    const errors = form.querySelector(".desk-errors");
    if (errors) errors.after(all);
    else document.querySelector("#content").prepend(all);
  }
  all.querySelector("summary").after(bar);
  all.querySelector("[data-how-many]").textContent = all.querySelectorAll("[data-offer]").length;
}

// The address may lead to a field far below; what is offered comes first.
function beginAtTop() {
  history.replaceState(null, "", location.pathname + location.search);
  const scroll = () => window.scrollTo(0, 0);
  scroll();
  if (document.readyState !== "complete") window.addEventListener("load", scroll, { once: true });
}

function momentOf({ at }) {
  const two = (number) => String(number).padStart(2, "0");
  const date = new Date(at);
  return `${two(date.getDate())}.${two(date.getMonth() + 1)}.${date.getFullYear()} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

// On the first page of the desk: the pages where typed text waits.
function list() {
  const drafts = stored().reverse();
  if (!drafts.length) return;
  const waiting = template.content.querySelector("[data-waiting]").cloneNode(true);
  for (const draft of drafts) {
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("a"), { href: draft.page, textContent: draft.title.split(" | ")[0] }));
    line.append(` · ${momentOf(draft)}`);
    waiting.querySelector("[data-lines]").append(line);
  }
  document.querySelector("#content").prepend(waiting);
}

function start() {
  for (const form of document.querySelectorAll("#content form[method=post]")) {
    if (isTypedInto(form)) forms.push(new Kept(form, forms.length));
  }
  const look = () => forms.forEach((kept) => kept.look());
  document.addEventListener("desk:look", look);
  for (const name of ["formset:added", "formset:removed"]) document.addEventListener(name, look);
  // select2 and Django's pop-ups tell of a change by jQuery alone.
  window.django?.jQuery?.(document).on("change", "select", () => forms.forEach((kept) => kept.soon()));
  window.addEventListener("pagehide", look);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const kept = forms.find(({ form }) => form === event.target);
    // The button of a list's actions and those with an address of their own save nothing typed.
    kept?.send(!event.submitter?.matches("[formaction], [name=index]"));
  });
  recover().then(offerLeft);
}

function offerLeft() {
  forgetOld();
  forgetSaved();
  for (const kept of forms) kept.offer();
  if ("list" in template.dataset) list();
}

for (const note of document.querySelectorAll("[data-unscripted]")) note.remove();
if (user) start();
