// Remembers the language that a visitor chooses, so that "/" and printed QR codes open in it.
// The desk has a language of its own: looking at a page in another does not change it.
// Nothing is stored before the choice is made; it counts once a page came in that language, which without network
// none may.
const CHOSEN = "chosen-language";

function remember(language) {
  document.cookie = `visitor_language=${language}; path=/; max-age=31536000; samesite=lax`;
}

for (const link of document.querySelectorAll("[data-language]")) {
  link.addEventListener("click", () => {
    try {
      sessionStorage.setItem(CHOSEN, link.dataset.language);
    } catch {
      remember(link.dataset.language);
    }
  });
}
try {
  const chosen = sessionStorage.getItem(CHOSEN);
  const isInstead = document.querySelector("[data-not-kept]") && !location.pathname.endsWith("/offline/");
  if (chosen && chosen === document.documentElement.lang && !isInstead) remember(chosen);
  sessionStorage.removeItem(CHOSEN);
} catch {
  // Without storage the click has said it.
}
// A frozen copy has neither this script nor the site's service worker. The page comes first; one that is drawn
// ahead, out of sight, is not opened yet.
const opened = () => setTimeout(() => import("./offline/opened.js"), 1000);
if (document.prerendering) document.addEventListener("prerenderingchange", opened, { once: true });
else addEventListener("load", opened);
