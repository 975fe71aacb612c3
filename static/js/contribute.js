// Saves the form by link a few seconds after the last letter, and says so where its page says when it
// was saved. Files go with the button alone. What could not be saved stays in the form, and the
// browser asks before it leaves.
const form = document.querySelector("[data-contribute]");
const told = document.querySelector("[data-saved]");
const WAIT = 4000;
let timer, running, typed = 0, saved = 0;

function tell(text, failed = false) {
  told.textContent = text;
  told.classList.toggle("is-failed", failed);
}

async function save() {
  const state = typed;
  const data = new FormData(form);
  for (const { name } of form.querySelectorAll("[type=file], [name$='-remove']")) data.delete(name);
  try {
    const answer = await fetch(location.pathname, { method: "POST", body: data, headers: { Accept: "application/json" } });
    const result = await answer.json();
    if (answer.ok) {
      form.elements.version.value = result.version;
      saved = state;
    }
    tell(answer.ok ? result.saved : result.trouble, !answer.ok);
  } catch {
    tell(form.dataset.failed, true);
    timer = setTimeout(begin, 5 * WAIT);
  }
}

function begin() {
  running = save().finally(() => (running = null));
}

form.addEventListener("input", ({ target }) => {
  if (target.type === "file") return;
  typed += 1;
  clearTimeout(timer);
  timer = setTimeout(begin, WAIT);
});
// A button waits for the save under way, which gives the form its next version.
form.addEventListener("submit", async (event) => {
  clearTimeout(timer);
  if (running) {
    event.preventDefault();
    await running;
    form.requestSubmit(event.submitter);
    return;
  }
  saved = typed;
});
addEventListener("beforeunload", (event) => {
  if (typed !== saved) event.preventDefault();
});
