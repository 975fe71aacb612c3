// The folds and tabs of an entry's form. Sections and rows in which nothing is wrong are closed, the
// texts are tabs by language. What a link, an error or typed text leads to is opened first.
const page = document.querySelector("[data-folds]")?.closest("form");
const folds = () => [...page.querySelectorAll("details[data-fold]")];
const KEPT = "desk-unfolded";
// What is open and which tab is chosen stays so over saving, within this tab of the browser.
const PLACE = `desk-place ${location.pathname}`;
const nameOf = (own) => own.querySelector("h2")?.id || own.parentElement.id;
const left = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
const remembered = { get: () => localStorage.getItem(KEPT), set: (value) => localStorage.setItem(KEPT, value) };

// Tabs of the languages: their headings say what the tabs are called.
function makeTabs(box) {
  const panels = [...box.querySelectorAll("[data-tab]")];
  const list = document.createElement("div");
  list.setAttribute("role", "tablist");
  const tabs = panels.map((panel) => {
    const heading = panel.querySelector("h3");
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `${panel.id}-tab`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    tab.append(...[...heading.childNodes].map((node) => node.cloneNode(true)));
    tab.addEventListener("click", () => choose(panel));
    heading.hidden = true;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    return tab;
  });
  function choose(chosen) {
    for (const [place, panel] of panels.entries()) {
      const isChosen = panel === chosen;
      panel.hidden = !isChosen;
      tabs[place].setAttribute("aria-selected", isChosen);
      tabs[place].tabIndex = isChosen ? 0 : -1;
    }
  }
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
    choose(panels[next]);
    tabs[next].focus();
  });
  list.append(...tabs);
  box.prepend(list);
  for (const panel of panels) panel.addEventListener("desk:reveal", () => choose(panel));
  choose(panels.find(isWrong) ?? panels.find(({ id }) => id === left?.tab) ?? panels.find((panel) => panel.hasAttribute("data-original")) ?? panels[0]);
}

const isWrong = (part) => part.querySelector(".errorlist") !== null;

// Opens whatever an element stands in.
function reveal(element) {
  for (let part = element; part && part !== page; part = part.parentElement) {
    if (part.localName === "details") part.open = true;
    if (part.hasAttribute("data-tab")) part.dispatchEvent(new Event("desk:reveal"));
  }
}

function revealNamed(hash) {
  const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target || !page.contains(target)) return;
  const wasSeen = target.checkVisibility();
  reveal(target);
  target.querySelectorAll(":scope > details[data-fold]").forEach((own) => (own.open = true));
  if (wasSeen) return;
  target.scrollIntoView({ block: "center" });
  if (target.matches("input, select, textarea")) target.focus({ preventScroll: true });
}

// Fills empty texts of a language with the original, to translate over it.
function fill({ copyFrom, copyTo }) {
  for (const name of ["title", "summary", "text"]) {
    const [original, field] = [copyFrom, copyTo].map((code) => page.elements[`${name}_${code}`]);
    if (!original?.value.trim() || field?.value.trim() !== "") continue;
    field.value = original.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

if (page) {
  page.querySelectorAll("[data-tabs]").forEach(makeTabs);
  const [unfold, fold] = [page.querySelector("[data-unfold]"), page.querySelector("[data-fold-all]")];
  const stays = page.querySelector("[data-stay-open]") || remembered.get() === "all";
  const first = page.querySelector("[data-tabs]")?.closest("details");
  const show = (isOpen) => {
    for (const own of folds()) own.open = isOpen || own === first || isWrong(own);
    unfold.hidden = isOpen;
    fold.hidden = !isOpen;
  };
  const choose = (isOpen) => {
    show(isOpen);
    remembered.set(isOpen ? "all" : "");
    (isOpen ? fold : unfold).focus();
  };
  show(Boolean(stays));
  for (const own of folds()) own.open ||= left?.open.includes(nameOf(own)) ?? false;
  window.addEventListener("pagehide", () => {
    const tab = page.querySelector("[data-tab]:not([hidden])")?.id;
    const open = folds().filter((own) => own.open).map(nameOf);
    sessionStorage.setItem(PLACE, JSON.stringify({ tab, open }));
  });
  for (const button of page.querySelectorAll("[data-copy-from]")) {
    button.hidden = false;
    button.addEventListener("click", () => fill(button.dataset));
  }
  unfold.addEventListener("click", () => choose(true));
  fold.addEventListener("click", () => choose(false));
  // Text that is put back from a draft opens where it stands.
  page.addEventListener("desk:put", (event) => reveal(event.target));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) revealNamed(link.getAttribute("href"));
  });
  window.addEventListener("hashchange", () => revealNamed(location.hash));
  revealNamed(location.hash);
}
