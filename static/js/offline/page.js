// What this browser keeps: the pages by their titles, those of the page's language first.
const found = document.querySelector("[data-kept]");
const language = document.documentElement.lang;
const isElsewhere = location.pathname !== found.dataset.kept;

/** Address, language, title and, of a stand, its number and block. */
async function described(answer, path) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [, number, title] = page.title.replace(/ – [^–]*$/, "").match(/^(?:(\d+)\. )?(.*)$/s);
  const { block } = page.querySelector("[data-stand]")?.dataset ?? {};
  return { path, title, language: path.slice(1, 3), number: Number(number ?? 0), block };
}

async function keptPages() {
  const pages = new Map();
  for (const name of (await caches.keys()).filter((one) => one.startsWith("kept-"))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname.replace("/offline/list/", "/projects/");
      if (!/^\/(?:kk|ru|en)\/(?!offline\/)(?:.*\/)?$/.test(path)) continue;
      pages.set(path, await described(await cache.match(request), path));
    }
  }
  const isOther = ({ language: own }) => Number(own !== language);
  return [...pages.values()].sort((a, b) => isOther(a) - isOther(b) || a.language.localeCompare(b.language) || a.number - b.number);
}

function item({ path, title, language: own, number, block }) {
  const link = Object.assign(document.createElement("a"), { href: path, lang: own });
  const words = Object.assign(document.createElement("span"), { textContent: title });
  if (block) link.append(Object.assign(document.createElement("span"), { className: "stand-number", textContent: number }), " ");
  link.append(words);
  const line = Object.assign(document.createElement("li"), { className: block ? `block-${block}` : "" });
  line.append(link);
  return line;
}

const pages = "caches" in window ? await keptPages() : [];
found.querySelector("[data-pages]").append(...pages.filter(({ block }) => !block).map(item));
found.querySelector("[data-stands]").append(...pages.filter(({ block }) => block).map(item));
found.hidden = !pages.length;
document.querySelector("[data-kept-none]").hidden = pages.length > 0;
if (isElsewhere) {
  document.querySelector("[data-not-kept]").hidden = false;
  document.querySelector("[data-again]").href = location.href;
}
document.querySelector("[data-forget]").addEventListener("click", async ({ target }) => {
  for (const name of await caches.keys()) if (name.startsWith("kept-")) await caches.delete(name);
  navigator.serviceWorker.controller?.postMessage({ isForgotten: true });
  found.hidden = true;
  document.querySelector("[data-kept-none]").hidden = false;
  document.querySelector("[data-announce]").textContent = target.dataset.done;
  document.querySelector("h1").focus();
});
