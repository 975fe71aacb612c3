// Suggestions under a search box (the combobox of the ARIA Authoring Practices): titles,
// organisations and themes while typing; arrows choose, Enter goes there, Escape puts it away.
const announced = document.querySelector("[data-announce]");

/** What the words may mean: from the server, or in a frozen exhibition from its own data. */
async function suggestionsFor(typed, address, signal) {
  if (window.frozen) return frozen.suggestions(typed);
  const answer = await fetch(`${address}?${new URLSearchParams({ q: typed })}`, { signal });
  return (await answer.json()).suggestions;
}

function attach(input, place) {
  const list = document.createElement("ul");
  list.id = `suggestions-${place}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestLabel);
  list.hidden = true;
  const box = input.parentElement;
  box.classList.add("has-suggestions");
  box.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }
  let waiting, asking, chosen = -1;

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  }

  function option({ label, language, kind, address }, number) {
    const item = document.createElement("li");
    item.id = `${list.id}-${number}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.address = address;
    const name = document.createElement("span");
    name.textContent = label;
    name.lang = language;
    const what = document.createElement("small");
    what.textContent = kind;
    item.append(name, " ", what);
    return item;
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    try {
      const suggestions = await suggestionsFor(input.value.trim(), input.dataset.suggest, asking.signal);
      if (document.activeElement !== input) return;
      close();
      list.replaceChildren(...suggestions.map(option));
      list.hidden = !suggestions.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      announced.textContent = input.dataset.suggestCount.replace("{n}", suggestions.length);
    } catch {
      // The form still searches without suggestions, so an error is not shown.
    }
  }

  function choose(step) {
    const options = [...list.children];
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = chosen < 0 && step < 0 ? options.length - 1 : (chosen + step + options.length + 1) % (options.length + 1);
    const item = options[chosen];
    if (!item) chosen = -1;
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    if (item) input.setAttribute("aria-activedescendant", item.id);
    else input.removeAttribute("aria-activedescendant");
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    if (input.value.trim()) waiting = setTimeout(ask, 150);
    else close();
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.address);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => {
    const item = event.target.closest("[data-address]");
    event.preventDefault();
    if (item) location.assign(item.dataset.address);
  });
}

document.querySelectorAll("[data-suggest]").forEach(attach);
