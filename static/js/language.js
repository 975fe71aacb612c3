// Remembers the language that a visitor chooses, so that "/" and printed QR codes open in it.
// The desk has a language of its own: looking at a page in another does not change it.
// Nothing is stored before the choice is made.
for (const link of document.querySelectorAll("[data-language]")) {
  link.addEventListener("click", () => {
    document.cookie = `visitor_language=${link.dataset.language}; path=/; max-age=31536000; samesite=lax`;
  });
}
// A frozen copy has neither this script nor the site's service worker. The page comes first; one that is drawn
// ahead, out of sight, is not opened yet.
const opened = () => setTimeout(() => import("./offline/opened.js"), 1000);
if (document.prerendering) document.addEventListener("prerenderingchange", opened, { once: true });
else addEventListener("load", opened);
