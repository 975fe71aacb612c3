// On every page of a frozen exhibition: remembers the chosen language for the next door, and takes
// away buttons that would send somebody the address of a file on this disk.
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
