// A tablet at a stand: returns to the start when nobody has touched it for a while, after a
// countdown that one touch or key ends; stores the exhibition offline if it came from a server.
"use strict";
(() => {
  const dialog = document.querySelector("[data-kiosk]");
  const shown = dialog.querySelector("[data-seconds]");
  const told = dialog.querySelector("[data-told]");
  const { start, idle } = dialog.dataset;
  const WARNING = 20;
  const isStart = "atStart" in dialog.dataset;
  const calm = () => Date.now() - touched >= (idle - WARNING) * 1000;
  let touched = Date.now();
  let isFresh = true;

  function keep() {
    touched = Date.now();
    isFresh = false;
    if (dialog.open) dialog.close();
  }

  function leave() {
    clearInterval(ticking);
    try {
      localStorage.clear();
      sessionStorage.clear();
    } catch {
      // Storage is forbidden, so there is nothing to clear.
    }
    location.replace(start);
  }

  function tick() {
    // On the start page, untouched since it was opened, there is nothing to return from.
    if (!calm() || (isStart && isFresh)) return;
    const left = Math.max(0, Math.ceil(idle - (Date.now() - touched) / 1000));
    shown.textContent = left;
    // Read aloud when it opens and twice more: each second would drown out the question.
    if (!dialog.open || left === 10 || left === 5) told.textContent = `${told.dataset.told} ${left}`;
    if (!dialog.open) dialog.showModal();
    if (left <= 0) leave();
  }

  for (const kind of ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "input"]) {
    addEventListener(kind, () => dialog.open || keep(), { capture: true, passive: true });
  }
  dialog.addEventListener("close", keep);
  dialog.addEventListener("click", ({ target }) => target === dialog && keep());
  dialog.querySelector("[data-keep]").addEventListener("click", keep);
  dialog.querySelector("[data-leave]").addEventListener("click", leave);
  addEventListener("contextmenu", (event) => event.preventDefault());
  const ticking = setInterval(tick, 500);

  if (location.protocol.startsWith("http")) {
    const manifest = Object.assign(document.createElement("link"), { rel: "manifest", href: dialog.dataset.manifest });
    document.head.append(manifest);
    navigator.serviceWorker?.register(dialog.dataset.worker);
  }
})();
