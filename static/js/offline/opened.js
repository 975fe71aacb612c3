// Tells the service worker which page was opened, so that it keeps its block. Where the visitor saves data, or pays for
// it by the megabyte, the worker keeps only what was visited.
const worker = navigator.serviceWorker;

function tell({ active }) {
  const { saveData, effectiveType, type } = navigator.connection ?? {};
  const { block, stand: number } = document.querySelector("[data-stand]")?.dataset ?? {};
  const shown = number && document.querySelector("main picture img")?.currentSrc.match(/-(\d+)\.(\w+)$/);
  const files = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  active?.postMessage({
    path: location.pathname,
    language: document.documentElement.lang,
    block: block ?? location.pathname.match(/\/blocks\/([\w-]+)\/$/)?.[1],
    number,
    files: files.filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname),
    isSparing: Boolean(saveData) || /2g/.test(effectiveType) || type === "cellular",
    width: shown ? Number(shown[1]) : innerWidth * devicePixelRatio,
    kind: shown?.[2] ?? "webp",
  });
}

// A page of one person, or none at all, is nobody else's to keep.
if (worker && !document.querySelector("meta[name=robots][content=noindex]")) {
  worker.register("/worker.js").then(() => worker.ready).then(tell, () => {});
  addEventListener("online", () => worker.ready.then(tell));
  worker.addEventListener("message", ({ data }) => data.gone === location.pathname && location.reload());
}
