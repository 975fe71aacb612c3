// Lights a value and its sentence together, and lets files be dropped where a letter is taken in.
// Without it each value leads to its sentence, and back, by links.
const page = document.querySelector("[data-letter]");
const beside = window.matchMedia("(min-width: 64rem)");

function light(keys, follow) {
  for (const place of page.querySelectorAll(".is-lit")) place.classList.remove("is-lit");
  const wanted = new Set((keys ?? "").split(" ").filter(Boolean));
  if (!wanted.size) return;
  for (const place of page.querySelectorAll("[data-keys]")) {
    const own = place.dataset.keys.split(" ");
    if (!place.matches(".letter-quote a") && own.some((key) => wanted.has(key))) place.classList.add("is-lit");
  }
  if (follow && beside.matches) {
    const [key] = wanted;
    const there = follow.closest(".letter-original") ? `box-${key}` : `said-${key}`;
    const place = document.getElementById(there)?.parentElement;
    if (place) bringIntoItsColumn(place);
  }
}

// Scrolls a column alone: were the page to move, what is being clicked would slip from the pointer.
function bringIntoItsColumn(place) {
  const column = place.closest(".letter-original, .letter-proposals");
  const { top, bottom } = place.getBoundingClientRect(), frame = column.getBoundingClientRect();
  if (top < frame.top) column.scrollTop -= frame.top - top;
  else if (bottom > frame.bottom) column.scrollTop += Math.min(bottom - frame.bottom, top - frame.top);
}

if (page) {
  const keysAt = (target) => target.closest?.("[data-keys]")?.dataset.keys;
  page.addEventListener("mouseover", (event) => light(keysAt(event.target)));
  page.addEventListener("mouseleave", () => light(""));
  page.addEventListener("focusin", (event) => light(keysAt(event.target), event.target));
}

// A value that is chosen is shown as it is taken: in its field, ticked. Who types or takes the tick off
// has chosen none of them.
function pick(name, value) {
  const field = page.querySelector(`[name="${name}"]:not([type="checkbox"])`);
  if (field) field.value = value;
  tickOf(name).checked = value !== "";
}

function tickOf(name) {
  return page.querySelector(`input[name="take"][value="${name}"]`);
}

function pickNone(name) {
  const none = page.querySelector(`input[name="pick-${name}"][value=""]`);
  if (none) none.checked = true;
}

page?.addEventListener("change", ({ target }) => {
  if (target.name.startsWith("pick-")) pick(target.name.slice(5), target.value);
  else if (target.name === "take" && !target.checked) pickNone(target.value);
  // What the letter says of consent, once confirmed, is shown as it is taken.
  else if (target.dataset.agreed) {
    page.querySelector('[name="all-consent"]').value = target.checked ? target.dataset.agreed : "unknown";
  }
  // Who says what a figure counts, or who took part, takes it.
  else if (/^(figure-\d+-indicator|people-\d+-organisation)$/.test(target.name) && target.value) {
    const key = target.name.replace(/-\w+$/, "");
    tickOf(key).checked = true;
    // So do the boxes of the same row of a table that are as the first one.
    for (const list of page.querySelectorAll(`select[data-first="${key}"]`)) {
      if (list.value === "row") tickOf(list.name.replace(/-\w+$/, "")).checked = true;
    }
  }
});
page?.addEventListener("input", ({ target }) => {
  if (target.type !== "checkbox" && target.type !== "radio") pickNone(target.name);
});

for (const bar of document.querySelectorAll("[data-tick-all]")) {
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const wanted = event.target.closest("button")?.value;
    if (!wanted) return;
    for (const box of page.querySelectorAll('input[name="take"]')) {
      box.checked = wanted === "all" && !box.closest("[data-extra]");
      if (!box.checked) pickNone(box.value);
    }
  });
}

for (const form of document.querySelectorAll("[data-letter-drop]")) {
  const place = form.querySelector("[data-drop]");
  const input = form.querySelector('input[type="file"]');
  const names = form.querySelector("[data-names]");
  const name = () => { names.textContent = [...input.files].map((file) => file.name).join(", "); };
  input.addEventListener("change", name);
  // A file dropped beside the box would be opened in place of the page: it is taken as well.
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      place.classList.toggle("is-over", kind === "dragenter" || kind === "dragover");
      if (kind !== "drop" || !event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      name();
    });
  }
}
