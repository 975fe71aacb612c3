// Asks before typed text is left behind: when the page is left, when a button acts that does not
// save it, and when a preview opens that does not show it. Ctrl+S and Cmd+S save. Which forms have unsaved text, desk_drafts.js knows.
const SAVE = "[name=_continue], [name=_save], [data-saves]";
const [question, previewQuestion] = document.getElementById("desk-drafts")?.content.querySelectorAll("dialog") ?? [];
let isSending = false;
let isDecided = false;
const isPost = (form) => form.getAttribute("method") === "post";

function unsaved() {
  document.dispatchEvent(new Event("desk:look"));
  return [...document.querySelectorAll("form[data-unsaved]")];
}

// What was pressed waits while its page is saved; the next page says that it is still to be pressed.
const WAITS = "desk-waits";
const wordsOf = (button) => (button?.querySelector(".visually-hidden") ?? button)?.textContent.trim() || button?.value;

function sayWhatWaits() {
  const { posted } = document.getElementById("desk-drafts")?.dataset ?? {};
  const words = sessionStorage.getItem(WAITS);
  const note = document.getElementById("desk-drafts")?.content.querySelector("[data-waits]").cloneNode(true);
  if (!words || !note || posted) return;
  sessionStorage.removeItem(WAITS);
  note.querySelector("[data-button]").textContent = words;
  document.querySelector("#content").prepend(note);
}

const saving = (form) => form.querySelector("[name=_continue]") ?? form.querySelector(SAVE);

function save(form) {
  isDecided = true;
  form.requestSubmit(saving(form));
  isDecided = false;
}

// The forms whose text this button would leave behind. Of a list's actions Django itself asks.
function leftBehind({ target, submitter }) {
  const savesNothing = submitter?.hasAttribute("formaction");
  return unsaved().filter((form) => form !== target || savesNothing);
}

function ask(asked, form, button, goOn) {
  const dialog = asked.cloneNode(true);
  dialog.querySelector("[data-save]").hidden = !saving(form);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "save") {
      sessionStorage.setItem(WAITS, wordsOf(button) ?? "");
      save(form);
    }
    if (dialog.returnValue === "go") goOn();
  });
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("submit", (event) => {
  if (isDecided || !question || !isPost(event.target)) return;
  const left = leftBehind(event);
  if (!left.length) return;
  event.preventDefault();
  event.stopPropagation();
  const { target, submitter } = event;
  ask(question, left[0], submitter, () => {
    isDecided = true;
    target.requestSubmit(submitter);
    isDecided = false;
  });
}, true);

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-preview]");
  const [form] = link ? unsaved() : [];
  if (!form || !previewQuestion) return;
  event.preventDefault();
  ask(previewQuestion, form, link, () => window.open(link.href, "_blank"));
});

// A browser asks at once when a form is sent, so the flag need not stand for long.
window.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !isPost(event.target)) return;
  isSending = true;
  setTimeout(() => (isSending = false), 2000);
});

window.addEventListener("beforeunload", (event) => {
  if (!isSending && unsaved().length) event.preventDefault();
});

// By the letter; by the key's place on layouts whose letter is not Latin.
function isSaveKey(event) {
  const isLatin = /^[a-z]$/i.test(event.key);
  const isS = isLatin ? event.key.toLowerCase() === "s" : event.code === "KeyS";
  return isS && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
}

document.addEventListener("keydown", (event) => {
  if (!isSaveKey(event) || document.querySelector("dialog[open]")) return;
  const own = document.activeElement?.closest("form");
  const form = [own, ...unsaved(), ...document.querySelectorAll("#content form")].find((one) => one && saving(one));
  if (!form) return;
  event.preventDefault();
  if (!event.repeat) save(form);
});

sayWhatWaits();
