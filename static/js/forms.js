// Remembers in which forms a visitor takes an entry in (easy language, to listen to, in sign
// language), and opens them at the next stand. Opened and closed by hand; nothing starts to play.
const KEY = "forms";

function remembered() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
  } catch {
    return new Set();
  }
}

for (const form of document.querySelectorAll("[data-form]")) {
  const kind = form.dataset.form;
  form.open ||= remembered().has(kind);
  form.addEventListener("toggle", () => {
    const kinds = remembered();
    if (form.open) kinds.add(kind);
    else kinds.delete(kind);
    try {
      if (kinds.size) localStorage.setItem(KEY, JSON.stringify([...kinds]));
      else localStorage.removeItem(KEY);
    } catch {} // a browser that keeps nothing
    if (!form.open) form.querySelector("audio, video")?.pause();
  });
}
