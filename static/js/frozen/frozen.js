// On every page of a frozen exhibition: remembers the chosen language, which "/" and printed codes
// open in (door.js), and removes buttons that would share the address of a file on this disk.
"use strict";
(() => {
  for (const link of document.querySelectorAll("[data-language]")) {
    link.addEventListener("click", () => {
      try {
        localStorage.setItem("language", link.dataset.language);
      } catch {
        // Not remembered: the browser's own language decides.
      }
    });
  }
  if (location.protocol === "file:") for (const share of document.querySelectorAll(".share")) share.remove();
})();
