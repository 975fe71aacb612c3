// Filters, sorting, pages and the map change the list without a reload: the address and "back" work
// as they would with one, the focus stays, and the number of results is announced.
const browse = document.querySelector("[data-browse]");
const announced = document.querySelector("[data-announce]");
let asking;

/** The address that a form would send, without empty fields. */
function addressOf(form) {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  return form.action + (asked.size ? `?${asked}` : "");
}

/** A selector that finds an element again after its part of the page was replaced. */
function pathTo(element) {
  if (!element || !browse.contains(element)) return "";
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.name) return `[name="${element.name}"][value="${CSS.escape(element.value)}"]:not([type="hidden"])`;
  return element.href ? `a[href="${CSS.escape(element.getAttribute("href"))}"]` : "";
}

/** Puts the parts of another page of the list in place of ours. */
function show(page, keep) {
  const focused = pathTo(document.activeElement);
  const wasHere = browse.contains(document.activeElement);
  const scrolled = [...browse.querySelectorAll(".facet ul")].map((list) => list.scrollTop);
  const division = browse.querySelector("input[type=radio]:checked")?.id;
  for (const part of browse.querySelectorAll("[data-part]")) {
    const found = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (found) part.replaceChildren(...found.childNodes);
  }
  for (const link of document.querySelectorAll("[data-language]")) {
    link.href = page.querySelector(`[data-language="${link.dataset.language}"]`).href;
  }
  browse.querySelectorAll(".facet ul").forEach((list, place) => (list.scrollTop = scrolled[place] ?? 0));
  if (division) document.getElementById(division).checked = true;
  document.title = page.title;
  document.dispatchEvent(new Event("list-changed"));
  const count = browse.querySelector("[data-result-count]");
  const again = keep && focused && browse.querySelector(focused);
  if (again) again.focus({ preventScroll: true });
  else if (wasHere) count.focus({ preventScroll: false });
  announced.textContent = count.textContent;
}

/** The page at an address: from the server, or in a frozen exhibition from its own data. */
async function pageAt(address, signal) {
  if (window.frozen) return frozen.pageAt(address);
  const answer = await fetch(address, { signal, headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

async function go(address, { push = true, keep = true, step = "filter" } = {}) {
  asking?.abort();
  asking = new AbortController();
  browse.setAttribute("aria-busy", "true");
  try {
    const page = await pageAt(address, asking.signal);
    // Several filters are one step: "back" leads to the list as it was before the first.
    const isFurther = step === "filter" && history.state?.step === "filter";
    if (push) history[isFurther ? "replaceState" : "pushState"]({ step }, "", address);
    show(page, keep);
    browse.removeAttribute("aria-busy");
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

browse?.addEventListener("change", ({ target }) => {
  if (target.matches("input[type=checkbox], select") && target.form) go(addressOf(target.form));
});
browse?.addEventListener("submit", (event) => {
  event.preventDefault();
  // On a phone the filters' sheet closes over the results; the focus must not stay in it.
  browse.querySelector("[data-result-count]").focus({ preventScroll: true });
  document.getElementById("filters").open = false;
  go(addressOf(event.target), { keep: false });
});
browse?.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !plain || link.origin !== location.origin || link.pathname !== location.pathname || link.hash) return;
  event.preventDefault();
  const step = link.closest(".pager") ? "page" : "filter";
  go(link.href, { keep: Boolean(link.closest("[data-part=filters]")), step });
});
if (browse) addEventListener("popstate", () => go(location.href, { push: false }));
