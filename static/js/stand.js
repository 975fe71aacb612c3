// On an entry: the arrow keys lead to the neighbouring stands, and the browser (nobody else)
// remembers which entries were viewed and, after a scanned code, at which stand the visitor is.
const entry = document.querySelector("[data-stand]");
const RECENT = 8;

addEventListener("keydown", (event) => {
  const side = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const busy = event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  const own = "input, textarea, select, audio, video, dialog, .scroller, [data-gallery], [role=listbox], [contenteditable]";
  if (!entry || !side || busy || event.target.closest?.(own)) return;
  document.querySelector(`a[rel=${side}]`)?.click();
});

// The sheet with the number opens ready to be typed in; Escape puts it away.
const sheet = document.querySelector("[data-number-sheet]");
sheet?.addEventListener("toggle", () => sheet.open && sheet.querySelector("input").focus());
sheet?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !sheet.open) return;
  sheet.open = false;
  sheet.querySelector("summary").focus();
});

// Before a visitor gets to the foot of the page it has its place: nothing moves under the eyes.
addEventListener("load", () => document.documentElement.classList.add("is-loaded"));

/** Keeps this stand among those viewed, and where the visitor stands. */
function remember() {
  try {
    const seen = JSON.parse(localStorage.getItem("recently-viewed") ?? "[]");
    const { stand: number, block } = entry.dataset;
    const title = entry.querySelector("h1")?.textContent.trim() ?? document.title;
    const others = seen.filter((other) => other.number !== number);
    const now = { number, title, language: document.documentElement.lang };
    localStorage.setItem("recently-viewed", JSON.stringify([now, ...others].slice(0, RECENT)));
    // Only the short address on a stand's label leads here by a redirect.
    if (performance.getEntriesByType("navigation")[0]?.redirectCount) {
      sessionStorage.setItem("my-stand", JSON.stringify({ number, block }));
    }
  } catch {
    // Storage may be full or forbidden: then nothing is remembered.
  }
}
// A page that is drawn ahead, out of sight, is not viewed yet.
if (entry && document.prerendering) document.addEventListener("prerenderingchange", remember, { once: true });
else if (entry) remember();
