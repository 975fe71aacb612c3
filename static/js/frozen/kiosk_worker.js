// The service worker of a kiosk: stores the whole exhibition on a tablet that has opened it once.
// freeze writes FILES and VERSION above this line; a new version is fetched whole, then replaces
// the old one.
const nameOf = (path) => (path.endsWith("/") ? `${path}index.html` : path);

addEventListener("install", (event) => {
  const fetched = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(VERSION).then((kept) => kept.addAll(fetched)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const others = caches.keys().then((names) => names.filter((name) => name !== VERSION));
  event.waitUntil(others.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  event.respondWith(caches.match(nameOf(pathname)).then((kept) => kept ?? fetch(event.request)));
});
