// What this browser keeps: the pages by their titles, those of the page's language first.
const found = document.querySelector("[data-kept]");
const language = document.documentElement.lang;
const isElsewhere = location.pathname !== found.dataset.kept;

/** Language, title and stand number of a kept page. */
async function described(answer, path) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const title = page.title.replace(/ – [^–]*$/, "");
  return { path, title, language: path.slice(1, 3), number: Number(title.match(/^(\d+)\. /)?.[1] ?? 0) };
}

async function keptPages() {
  const pages = [];
  for (const name of (await caches.keys()).filter((one) => one.startsWith("kept-"))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      if (!/^\/(?:kk|ru|en)\/(?!offline\/$).*$/.test(path) || !path.endsWith("/")) continue;
      pages.push(await described(await cache.match(request), path.replace("/offline/list/", "/projects/")));
    }
  }
  const unique = [...new Map(pages.map((page) => [page.path, page])).values()];
  return unique.sort((a, b) => (b.language === language) - (a.language === language) || a.language.localeCompare(b.language) || a.number - b.number);
}

function item({ path, title, language: own }) {
  const link = Object.assign(document.createElement("a"), { href: path, textContent: title, lang: own });
  const line = document.createElement("li");
  line.append(link);
  return line;
}

const pages = "caches" in window ? await keptPages() : [];
found.append(...pages.map(item));
document.querySelector("[data-kept-none]").hidden = pages.length > 0;
document.querySelector("[data-kept-some]").hidden = !pages.length;
if (isElsewhere) {
  document.querySelector("[data-not-kept]").hidden = false;
  document.querySelector("[data-again]").href = location.href;
}
document.querySelector("[data-forget]").addEventListener("click", async ({ target }) => {
  for (const name of await caches.keys()) if (name.startsWith("kept-")) await caches.delete(name);
  navigator.serviceWorker.controller?.postMessage({ isForgotten: true });
  found.replaceChildren();
  document.querySelector("[data-kept-some]").hidden = true;
  document.querySelector("[data-kept-none]").hidden = false;
  document.querySelector("[data-announce]").textContent = target.dataset.done;
  document.querySelector("h1").focus();
});
