// Uploads photos one by one with progress: a failed file does not lose the others.
// Without it the form sends them all at once.
const form = document.querySelector("[data-upload]");
// Its fields may stand elsewhere on the page, in another form.
const input = form?.elements.namedItem("files");
const [folder, drop, progress, outcomes, after] = ["folder", "drop", "progress", "outcomes", "after"].map((part) =>
  form && document.querySelector(`[data-${part}]`),
);

let told = [];

function say(sentence, kind, elsewhere = []) {
  told.push([sentence, kind, elsewhere]);
  const line = document.createElement("li");
  line.textContent = sentence;
  line.className = kind;
  for (const { sentence: also, address } of elsewhere) {
    const link = document.createElement("a");
    link.textContent = also;
    link.href = address;
    line.append(" ", link);
  }
  outcomes.append(line);
}

function send(file, done, all) {
  const body = new FormData(form);
  body.delete("files");
  body.append("files", file, file.name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      progress.value = (done + event.loaded / Math.max(event.total, 1)) / all;
    };
    request.onloadend = () => {
      const said = request.status === 200 ? request.response?.outcomes : null;
      for (const outcome of said ?? []) say(outcome.sentence, outcome.is_added ? "success" : "error", outcome.elsewhere);
      if (!said) say(`“${file.name}” ${form.dataset.failed}`, "error");
      resolve(Boolean(said?.every((outcome) => outcome.is_added)));
    };
    request.send(body);
  });
}

async function upload(files) {
  if (!files.length) return;
  const button = [...form.elements].find((element) => element.type === "submit");
  button.disabled = true;
  progress.hidden = false;
  progress.value = 0;
  outcomes.replaceChildren();
  told = [];
  let hung = 0;
  for (const [place, file] of files.entries()) hung += await send(file, place, files.length);
  progress.hidden = true;
  button.disabled = false;
  form.reset();
  after.hidden = hung === 0;
  if (hung) document.querySelector("[data-no-photos]")?.remove();
  document.dispatchEvent(new Event("desk:look"));
  const isTyped = document.querySelector("form[data-unsaved]");
  if (hung === files.length && !isTyped) {
    keepForThisPage();
    after.querySelector("a").click();
  }
}

// The page is loaded again to show the new photos: what happened is said there.
const DONE = "desk-uploaded";

function keepForThisPage() {
  if (new URL(after.querySelector("a").href).pathname === location.pathname) {
    sessionStorage.setItem(DONE, JSON.stringify(told));
  }
}

function sayWhatWasDone() {
  const done = JSON.parse(sessionStorage.getItem(DONE) ?? "[]");
  sessionStorage.removeItem(DONE);
  for (const outcome of done) say(...outcome);
}

// The browser would only scroll where nothing but the part after "#" is new.
function follow(event) {
  const [to, here] = [event.currentTarget.href, location.href].map((address) => address.split("#")[0]);
  if (to !== here) return;
  event.preventDefault();
  location.hash = event.currentTarget.hash;
  location.reload();
}

if (form) {
  sayWhatWasDone();
  after.querySelector("a").addEventListener("click", follow);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    upload([...input.files, ...(folder?.files ?? [])].filter((file) => !file.name.startsWith(".")));
  });
  folder?.addEventListener("change", () => (input.required = !folder.files.length));
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("is-over", name === "dragenter" || name === "dragover");
      if (name === "drop") upload([...event.dataTransfer.files]);
    });
  }
}
