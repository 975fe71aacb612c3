// On every page of a frozen exhibition: remembers the chosen language, which "/" and printed codes
// open in (door.js), opens a stand by its number, and removes buttons that would share the address
// of a file on this disk.
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
  for (const pad of document.querySelectorAll("[data-number-pad]")) {
    const { address, first, last, none } = pad.dataset;
    const input = pad.querySelector("input");
    input.addEventListener("input", () => input.setCustomValidity(""));
    pad.addEventListener("submit", (event) => {
      event.preventDefault();
      const number = Number(input.value);
      const known = window.frozen?.index?.numbers;
      if (known ? known.includes(number) : number >= first && number <= last) {
        location.assign(address.replace("/0/", `/${number}/`));
        return;
      }
      input.setCustomValidity(none);
      input.reportValidity();
    });
  }
  if (location.protocol === "file:") for (const share of document.querySelectorAll(".share")) share.remove();
})();
