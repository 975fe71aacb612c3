// Saves the form by link while one writes, sends it, and says what has become of it where its buttons
// are. Without a connection it waits, and goes on by itself when that is back; what is typed is kept
// in the browser meanwhile (contribute_kept.js), chosen files stay in the page.
import { Answers } from "./contribute_kept.js";

const form = document.querySelector("[data-contribute]");
const notes = document.querySelectorAll("[data-saved]");
const waiting = document.querySelector("[data-waiting]");
const here = document.querySelector("[data-here]");
const texts = form.dataset;
const WAIT = 2000;
const RETRY = 10_000;
const PATIENCE = 20_000;
const answers = new Answers(form);
let timer, running, held, isGoing, isAway, isLeaving;

function tell(text, isFailed = false) {
  for (const note of notes) {
    if (note.textContent !== text) note.textContent = text; // said once
    note.classList.toggle("is-failed", isFailed);
  }
}

// A telephone's keyboard hides the foot of the page: the note stands beside the field, too.
function showHere() {
  const field = document.activeElement?.closest(".question, .asked");
  here.hidden = !isAway || !form.contains(field);
  if (!here.hidden && here.parentElement !== field) field.append(here);
}

function setAway(is) {
  isAway = is;
  if (is) tell(held ? texts.held : texts.away, true);
  showHere();
}

async function post(data, signal) {
  const answer = await fetch(location.pathname, { method: "POST", body: data, headers: { Accept: "application/json" }, signal });
  const told = await answer.json();
  setAway(false);
  return { ...told, isTaken: answer.ok };
}

function leave(told, values) {
  if (told.isTaken) answers.saved(values, told.version);
  if (told.isTaken && told.isSent) answers.forget();
  isLeaving = true;
  const next = new URL(told.next, location);
  if (next.pathname + next.search !== location.pathname + location.search) location.assign(next);
  else again(next, told.isSent);
}

// The same page anew: at the part that is named, where it says what was sent at its top, else where
// one was reading.
function again(next, isSent) {
  if (next.hash || isSent) {
    history.replaceState({ isAnew: true }, "", next);
    history.scrollRestoration = "manual"; // else the browser goes back to where it was
  }
  location.reload();
}

function arrive() {
  if (history.state?.isAnew) {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
    history.replaceState(null, "");
  }
  history.scrollRestoration = "auto";
}

function fileCount() {
  return [...form.querySelectorAll("[type=file]")].reduce((sum, { files }) => sum + files.length, 0);
}

function take(told, values) {
  if (told.isTaken) answers.saved(values, told.version);
  else if (told.theirs) answers.savedMeanwhile(told);
  if (told.isTaken) tell(told.saved);
  else if (!told.theirs) tell(told.trouble, true);
  else {
    tell(answers.isDiffering ? texts.differs : "", answers.isDiffering);
    later(0);
  }
}

async function save() {
  const values = answers.values();
  try {
    const told = await post(answers.data(), AbortSignal.timeout(PATIENCE));
    if (told.next) leave(told, values);
    else take(told, values);
  } catch {
    setAway(true);
    later(RETRY);
  }
}

function later(wait) {
  timer ??= setTimeout(begin, wait);
}

function begin() {
  clearTimeout(timer);
  timer = undefined;
  if (isLeaving || isGoing) return;
  if (held) go(held);
  else running ??= save().finally(() => (running = undefined));
}

// A button: its press waits in `held` until the server has answered.
async function go(button) {
  held = button;
  if (isGoing) return;
  isGoing = true;
  await running;
  if (!isLeaving) await press(held);
  isGoing = false;
}

async function press(button) {
  if (button.name === "send" && answers.isDiffering) {
    held = undefined;
    tell(texts.differs, true);
    form.querySelector("[data-theirs]").scrollIntoView({ block: "center" });
    return;
  }
  tell(texts.going);
  const values = answers.values();
  const data = answers.data(true);
  data.append(button.name, button.value);
  try {
    const told = await post(data);
    held = undefined;
    if (told.next) leave(told, values);
    else take(told, values);
  } catch {
    setAway(true);
    later(RETRY);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(event.submitter ?? form.elements.save);
});
form.addEventListener("input", ({ target }) => {
  if (target.type === "file") {
    const count = fileCount();
    waiting.textContent = count ? waiting.dataset.waiting.replace("{count}", count) : "";
    return;
  }
  answers.keep();
  later(isAway ? RETRY : WAIT);
});
form.addEventListener("focusin", showHere);
addEventListener("online", begin);
addEventListener("offline", () => setAway(true));
document.addEventListener("visibilitychange", () => {
  if (document.hidden && answers.isChanged) begin();
});
// A page that Back brings out of the browser's memory may be older than what is saved.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  isLeaving = false;
  begin();
});
addEventListener("beforeunload", (event) => {
  if (!isLeaving && (fileCount() || (!answers.isKept && answers.isChanged))) event.preventDefault();
});
// What it told stands in the page now: nobody has to send on an address with all of that.
addEventListener("load", () => setTimeout(arrive));
if (location.search.startsWith("?told=")) history.replaceState(null, "", location.pathname + location.hash);
answers.restore().then(() => answers.isChanged && later(WAIT));
