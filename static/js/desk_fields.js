// The fields of a form of the desk: what is typed in them, what they are called, and writing it back.
// What is only chosen to act on, and answers to questions, are no typed text.
// A field is a name with its elements (boxes of one choice share it) and a list of values.
const FIELDS = "input:not([type=hidden], [type=password], [type=file], [type=submit], [type=button], [type=reset]), select, textarea";
const NOT_TYPED = /^(action|select_across|_selected_action|chosen|stand-\d+|(choice|letters|new)-.*)$|__prefix__/;

// Forms marked by data-forgets hold codes and passwords: nothing of them is kept.
export const isTypedInto = (form) => !form.matches("[data-forgets]") && form.querySelector(FIELDS) !== null;

export function fieldsOf(form) {
  const fields = new Map();
  for (const element of form.querySelectorAll(FIELDS)) {
    if (!element.name || NOT_TYPED.test(element.name)) continue;
    const name = lasting(form, element.name);
    fields.set(name, [...(fields.get(name) ?? []), element]);
  }
  return fields;
}

// In rows of a formset the number of a row changes when others come or go: its record stays.
function lasting(form, name) {
  const [, prefix, row, field] = name.match(/^(.+)-(\d+)-(.+)$/) ?? [];
  const count = prefix && form.elements[`${prefix}-INITIAL_FORMS`];
  if (!count) return name;
  const record = form.elements[`${prefix}-${row}-id`]?.value;
  return `${prefix}-${record ? `#${record}` : `+${row - count.value}`}-${field}`;
}

// Opens the new rows of a formset in which the draft has text.
export function openRows(form, names) {
  for (const name of names) {
    const [, prefix, place] = name.match(/^(.+)-\+(\d+)-.+$/) ?? [];
    const [total, initial] = ["TOTAL", "INITIAL"].map((kind) => form.elements[`${prefix}-${kind}_FORMS`]);
    if (!total) continue;
    for (let tries = 0; tries < 200 && total.value - initial.value <= place; tries += 1) {
      document.querySelector(`#${CSS.escape(prefix)}-group .add-row a`)?.click();
    }
  }
}

const isBox = (element) => element.type === "checkbox" || element.type === "radio";

export function valueOf(elements) {
  return elements.flatMap((element) => {
    if (isBox(element)) return element.checked ? [element.value] : [];
    if (element.localName === "select") return [...element.selectedOptions].map((option) => option.value);
    return [element.value];
  });
}

export function defaultOf(elements) {
  return elements.flatMap((element) => {
    if (isBox(element)) return element.defaultChecked ? [element.value] : [];
    if (element.localName !== "select") return [element.defaultValue];
    const chosen = [...element.options].filter((option) => option.defaultSelected);
    return (chosen.length || element.multiple ? chosen : [...element.options].slice(0, 1)).map((option) => option.value);
  });
}

const plain = (value) => JSON.stringify(value.map((text) => text.replace(/\r\n?/g, "\n").replace(/[\u00a0\u2009\u202f]/g, " ").trim()).filter(Boolean));
export const same = (one, other) => plain(one ?? []) === plain(other ?? []);

export function wordsOf(elements) {
  return elements.flatMap((element) => {
    if (isBox(element)) return element.checked ? [element.labels[0]?.textContent.trim() || "✓"] : [];
    if (element.localName === "select") return [...element.selectedOptions].map((option) => option.text);
    return [element.value];
  });
}

export function labelOf([element]) {
  if (element.dataset.together) return element.dataset.together;
  const group = element.closest("fieldset, .form-row, [role=group]")?.querySelector("legend, label");
  const own = isBox(element) && element.type === "radio" ? null : element.labels?.[0];
  const label = (own ?? group)?.textContent.trim().replace(/\s*:$/, "") || element.name;
  const row = element.closest(".inline-related, [data-card]");
  const [heading, picture] = [".inline_label", "img"].map((inner) => row?.querySelector(inner));
  const place = heading?.textContent.trim() || picture?.alt || row?.closest(".inline-group")?.querySelector("h2")?.textContent.trim();
  return place ? `${place.slice(0, 60)}: ${label}` : label;
}

export function write(form, values) {
  openRows(form, Object.keys(values));
  const fields = fieldsOf(form);
  const left = {};
  for (const [name, typed] of Object.entries(values)) {
    if (fields.has(name)) fields.get(name).forEach((element) => put(element, typed));
    else left[name] = typed;
  }
  return left;
}

function put(element, { value, words }) {
  if (isBox(element)) element.checked = value.includes(element.value);
  else if (element.localName === "select") {
    for (const [place, choice] of value.entries()) {
      const isThere = [...element.options].some((option) => option.value === choice);
      if (!isThere) element.add(new Option(words[place], choice));
    }
    for (const option of element.options) option.selected = value.includes(option.value);
  } else element.value = value[0] ?? "";
  element.closest("details")?.setAttribute("open", "");
  element.dispatchEvent(new Event("desk:put", { bubbles: true }));
  element.dispatchEvent(new Event("input", { bubbles: true }));
  element.dispatchEvent(new Event("change", { bubbles: true }));
}
