// Opens the page in the language chosen before, else the browser's, else Kazakh; and remembers the
// stand whose code brought the visitor here.
"use strict";
(() => {
  const links = [...document.querySelectorAll("[data-language]")];
  const { stand: number, block } = document.querySelector("main").dataset;
  let chosen = null;
  try {
    chosen = localStorage.getItem("language");
    if (number) sessionStorage.setItem("my-stand", JSON.stringify({ number, block }));
  } catch {
    // Storage may be forbidden: then nothing is remembered.
  }
  const wanted = [chosen, ...navigator.languages.map((code) => code.slice(0, 2))];
  const language = wanted.find((code) => links.some((link) => link.dataset.language === code));
  const link = links.find((one) => one.dataset.language === language) ?? links[0];
  location.replace(link.href);
})();
