// My list: its stand numbers are in the address of the list. The browser keeps the last such
// address, so that "add" adds to it and the menu leads to it; without a script both lead to a list
// on which further numbers can be typed.
const KEY = "my-list";
const announced = document.querySelector("[data-announce]");
const page = document.querySelector("[data-list-page]");
const numbersOf = (query) => [...new Set(new URLSearchParams(query).getAll("n"))];
const queryOf = (numbers) => new URLSearchParams(numbers.map((number) => ["n", number])).toString();

function kept() {
  try {
    return numbersOf(localStorage.getItem(KEY) ?? "");
  } catch {
    return [];
  }
}

function keep(numbers) {
  try {
    if (numbers.length) localStorage.setItem(KEY, queryOf(numbers));
    else localStorage.removeItem(KEY);
  } catch {
    // Not kept: the address of the list still is the list.
  }
}

const GROWN = "list-grown";

function remember(key) {
  try {
    sessionStorage.setItem(key, "1");
  } catch {
    // The list that comes next is then taken for somebody else's, and asks.
  }
}

function recall(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function forget(key) {
  sessionStorage.removeItem(key);
}

/** Says what has happened: read aloud, and shown for a while. */
function say(words) {
  announced.textContent = words;
  announced.classList.add("is-shown");
  clearTimeout(announced.hiding);
  announced.hiding = setTimeout(() => announced.classList.remove("is-shown"), 5000);
}
document.addEventListener("say", ({ detail }) => say(detail));

/** Brings links, labels and the menu in step with the list. */
function show() {
  const numbers = kept();
  for (const link of document.querySelectorAll("[data-my-list]")) {
    link.search = queryOf(numbers);
    link.querySelector("[data-my-list-count]").textContent = numbers.length || "";
  }
  for (const link of document.querySelectorAll("[data-kept-list]")) {
    link.search = queryOf(numbers);
    link.querySelector("[data-kept-count]").textContent = numbers.length || "";
  }
  for (const button of document.querySelectorAll("[data-keep-stand]")) {
    const number = button.dataset.keepStand;
    const isOn = numbers.includes(number);
    const label = button.firstElementChild;
    label.dataset.keep ??= label.textContent;
    label.textContent = isOn ? announced.dataset.kept : label.dataset.keep;
    button.classList.toggle("is-kept", isOn);
    button.search = queryOf(isOn ? numbers.filter((n) => n !== number) : [...numbers, number]);
  }
  for (const button of document.querySelectorAll("[data-add]")) {
    const isOn = numbers.includes(button.dataset.add);
    button.dataset.add_label ??= button.textContent;
    button.textContent = isOn ? button.dataset.added : button.dataset.add_label;
    button.search = queryOf(isOn ? numbers.filter((n) => n !== button.dataset.add) : [...numbers, button.dataset.add]);
  }
  for (const link of document.querySelectorAll("[data-compare]")) {
    const others = numbers.filter((number) => number !== link.dataset.compare);
    link.search = queryOf([link.dataset.compare, ...others.slice(0, link.dataset.most - 1)]);
  }
}

const isSame = (some, others) => some.length === others.length && some.every((number) => others.includes(number));

/** A list that somebody else sent leaves the visitor's own alone until they say what to do. */
function offer(numbers) {
  const asked = document.querySelector("[data-list-offer]");
  asked.hidden = false;
  asked.querySelector("[data-list-add]").addEventListener("click", ({ target }) => {
    keep([...new Set([...kept(), ...numbers])]);
    show();
    say(target.dataset.done);
    asked.hidden = true;
  });
  asked.querySelector("[data-list-look]").addEventListener("click", ({ target }) => {
    say(target.dataset.done);
    asked.hidden = true;
  });
}

if (page) {
  const numbers = numbersOf(page.dataset.listPage);
  const grown = recall(GROWN);
  const isOwn = isSame(numbers, kept()) || Boolean(grown);
  if (grown) {
    keep(numbers);
    forget(GROWN);
  }
  if (numbers.length && !isOwn) offer(numbers);
  for (const link of isOwn ? document.querySelectorAll("[data-remove]") : []) {
    link.addEventListener("click", () => keep(kept().filter((number) => number !== link.dataset.remove)));
  }
  // A stand that is added by its number on one's own list belongs to it.
  if (isOwn) page.querySelector("form")?.addEventListener("submit", () => remember(GROWN));
}
/** Puts a stand on the list or takes it off, and says so. */
function change(number) {
  const numbers = kept();
  const isOn = numbers.includes(number);
  keep(isOn ? numbers.filter((n) => n !== number) : [...numbers, number]);
  show();
  say((isOn ? announced.dataset.saysRemoved : announced.dataset.saysAdded).replace("{n}", number));
}

// Cards come and go with the filters, so the page listens for all of them.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add], [data-keep-stand]");
  if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  change(button.dataset.add ?? button.dataset.keepStand);
});
document.addEventListener("list-changed", show);
show();
addEventListener("pageshow", (event) => event.persisted && show());
// Drawn ahead, a page may be shown when the list has changed.
document.addEventListener("prerenderingchange", show);
