// What is typed into the form by link, kept in this browser at each letter until the server has it.
// A value is kept with the one that it replaced: where the server has another by now, both are shown
// and none overwrites the other. Drafts belong to a link and one loading of its page.
import { fieldsOf, same, valueOf, wordsOf, write } from "./desk_fields.js";
import { forget, keep, keysFrom, read, recover } from "./desk_store.js";

const PREFIX = "contribute-draft ";
const DAYS = 90;
// Saved when the form is sent, not with the answers.
const WITH_SENDING = ["sender", "agrees"];
const loading = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

export class Answers {
  constructor(form) {
    this.form = form;
    this.link = `${PREFIX}${form.dataset.contribute} `;
    this.key = this.link + loading;
    this.base = this.values();
    this.theirs = {};
    this.isKept = true;
  }

  fields() {
    return [...fieldsOf(this.form)].filter(([name]) => !name.endsWith("-remove"));
  }

  values() {
    return Object.fromEntries(this.fields().map(([name, elements]) => [name, valueOf(elements)]));
  }

  // What the server does not have yet, each with what it replaces.
  changed() {
    const differing = this.fields().filter(([name, elements]) => !same(valueOf(elements), this.base[name]));
    return Object.fromEntries(
      differing.map(([name, elements]) => [name, { value: valueOf(elements), words: wordsOf(elements), was: this.base[name] ?? [] }]),
    );
  }

  get isChanged() {
    return Object.keys(this.changed()).some((name) => !WITH_SENDING.includes(name));
  }

  get isDiffering() {
    return Object.keys(this.theirs).length > 0;
  }

  keep() {
    const fields = this.changed();
    try {
      if (Object.keys(fields).length) keep(this.key, { at: Date.now(), fields });
      else forget(this.key);
      this.isKept = true;
    } catch {
      this.isKept = false; // full or switched off: the browser asks before it leaves the page
    }
  }

  // Puts back what an earlier page has kept: first what is at hand, then what only the disk has.
  async restore() {
    this.putBack();
    try {
      await recover();
    } catch {
      return;
    }
    this.putBack();
  }

  putBack() {
    for (const { key, at, fields } of this.drafts()) {
      for (const [name, draft] of Object.entries(fields)) this.putBackOne(name, draft, at);
      this.keep();
      if (this.isKept) forget(key);
    }
  }

  drafts() {
    let found;
    try {
      found = keysFrom(PREFIX).map((key) => ({ ...read(key), key }));
    } catch {
      return [];
    }
    for (const { key, at } of found) if (Date.now() - at > DAYS * 86_400_000) forget(key);
    return found.filter(({ key }) => key.startsWith(this.link) && key !== this.key).sort((one, other) => one.at - other.at);
  }

  putBackOne(name, { value, words, was }) {
    const now = this.values()[name];
    if (!now || same(now, value)) return;
    if (same(now, this.base[name])) write(this.form, { [name]: { value, words } });
    if (!same(was, this.base[name])) this.differ(name, this.base[name]);
  }

  // A form to be sent; where two differ, the server keeps its own until somebody has chosen.
  data(withFiles = false) {
    const data = new FormData(this.form);
    if (!withFiles) for (const { name } of this.form.querySelectorAll("[type=file], [name$='-remove']")) data.delete(name);
    for (const [name, { value }] of Object.entries(this.theirs)) {
      data.delete(name);
      value.forEach((one) => data.append(name, one));
    }
    return data;
  }

  // The server has these values now.
  saved(values, version) {
    this.form.elements.version.value = version;
    for (const [name, value] of Object.entries(values)) {
      if (!WITH_SENDING.includes(name) && !(name in this.theirs)) this.base[name] = value;
    }
    this.keep();
  }

  // Another page has saved: its words come in where nothing was typed here, else beside.
  savedMeanwhile({ version, theirs }) {
    this.form.elements.version.value = version;
    const now = this.values();
    for (const [name, saved] of Object.entries(theirs)) {
      const value = [saved].flat();
      if (!(name in now) || same(now[name], value)) this.base[name] = value;
      else if (same(now[name], this.base[name])) {
        this.base[name] = value;
        write(this.form, { [name]: { value, words: value } });
      } else this.differ(name, value);
    }
    this.keep();
  }

  differ(name, value) {
    this.theirs[name]?.box.remove();
    const elements = fieldsOf(this.form).get(name);
    const box = this.form.querySelector("[data-meanwhile]").content.firstElementChild.cloneNode(true);
    const labels = elements.filter((one) => value.includes(one.value)).map((one) => one.labels?.[0]?.textContent.trim());
    box.querySelector("[data-theirs]").textContent = (elements.length > 1 ? labels : value).join(", ") || "–";
    box.querySelector("[data-mine]").addEventListener("click", () => this.settle(name, false));
    box.querySelector("[data-take]").addEventListener("click", () => this.settle(name, true));
    (elements[0].closest(".question, .tick, .asked") ?? elements[0].parentElement).append(box);
    this.theirs[name] = { value, box };
  }

  settle(name, isTheirs) {
    const { value, box } = this.theirs[name];
    const [first] = fieldsOf(this.form).get(name);
    delete this.theirs[name];
    box.remove();
    this.base[name] = value;
    if (isTheirs) write(this.form, { [name]: { value, words: value } });
    first.focus();
    first.dispatchEvent(new Event("input", { bubbles: true }));
  }

  forget() {
    forget(this.key);
  }
}
