// The service worker of visitors: keeps the pages of the block that was opened, so that its stands open at once and
// without network, and a list and search of all entries. The server writes RELEASE and STATIC above this line.
// What is kept: pages, pictures and files that the site calls public, asked for without cookies; no photo of people.
// The desk, previews, what is sent to one person and everything else that no pattern below names never pass through.
const PAGE = /^\/(kk|ru|en)\/(?:(?:projects|blocks|themes|regions|organisations|results)\/(?:[\w-]+\/)?|about\/|data\/|offline\/(?:(?:my-)?list\/)?)?$/;
const OPEN = /^\/(kk|ru|en)\/(?!preview\/|contribute\/|report\/.)(?:.*\/)?$/; // without network, all that visitors open
const LIST = /^\/(kk|ru|en)\/projects\/$/;
const MY_LIST = /^\/(kk|ru|en)\/my-list\/$/;
const NUMBER_PAD = /^\/(?:kk|ru|en)\/stand\/$/;
const DATA = /^\/(?:kk|ru|en)\/offline\/list\.js$/;
const COVER = /^\/p\/\d+\/cover\.svg$/;
const PHOTO = /^(\/photos\/\w+)-(\d+)\.(\w+)$/;
const DOOR = /^\/(?:p\/(\d+)\/)?$/;

const KEPT = `kept-${RELEASE}`;
const MEMORY = "/offline/memory"; // no address of the site: what the worker remembers when it is stopped
const VERSION = "X-Kept-Version", TIME = "X-Kept-At", SIZE = "X-Kept-Size";
const MOST_BYTES = 20 * 1024 * 1024;
const SLOW = 2000; // ms until a page that is kept is shown instead of one that does not come
const JUST = 10_000, LATELY = 300_000, MOMENT = 50; // ms: see isCurrent
const BREATH = 60; // ms between two requests for what will be kept

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const isFile = (path) => path.startsWith(STATIC);
// Remembered: version, when it was checked, language, isSparing, width, kind, the numbers of all entries; by
// "language/block" the blocks that are kept; by language the stands' addresses and the note above a copy.
let reading;
const store = () => caches.open(KEPT);
const kept = async (path) => (await store()).match(path, { ignoreVary: true });
const memory = () => (reading ??= kept(MEMORY).then((found) => found?.json() ?? { version: "", checked: 0, blocks: {}, numbers: [], stands: {}, notes: {} }));

async function remember(changes) {
  const now = Object.assign(await memory(), changes);
  await (await store()).put(MEMORY, new Response(JSON.stringify(now)));
}

function mayBeKept(answer, path) {
  const control = answer.headers.get("Cache-Control") ?? "";
  if (answer.status !== 200 || answer.type !== "basic" || answer.redirected || !/\bpublic\b/.test(control) || /private|no-store/.test(control)) return false;
  if (isFile(path)) return /immutable/.test(control);
  return !PHOTO.test(path) || answer.headers.get("X-May-Be-Kept") === "yes";
}

/** Keeps an answer; true if it did. ``version`` is the one that was current before it was asked for. */
async function put(path, answer, version) {
  if (!mayBeKept(answer, path)) return false;
  const body = await answer.blob();
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  for (const [name, value] of [[VERSION, version], [TIME, Date.now()], [SIZE, body.size]]) headers.set(name, value);
  await (await store()).put(path, new Response(body, { headers }));
  return true;
}

let asking = 0;

/** Asks for an address and keeps the answer, and the files that a page is made of. */
async function keep(path, version) {
  const found = await kept(path);
  const isLasting = isFile(path) || PHOTO.test(path);
  if (found && (isLasting || found.headers.get(VERSION) === version)) return;
  while (asking) await pause(BREATH);
  const answer = await fetch(path, { credentials: "omit", cache: isLasting ? "default" : "no-cache", priority: "low" });
  if (!(await put(path, answer.clone(), version))) {
    if (answer.ok || answer.status === 404) await (await store()).delete(path);
  } else if (PAGE.test(path)) await keepFiles(await answer.text(), version);
  await pause(BREATH);
}

async function keepFiles(html, version) {
  const files = new Set([...html.matchAll(/(?:src|href)="([^"#?]+)/g)].map(([, address]) => address));
  for (const file of files) if (isFile(file) && !file.includes("/icon-")) await keep(file, version);
}

/** The photos that a page shows, as one text. */
const photosIn = (html) => [...new Set(html?.match(/\/photos\/\w+/g))].sort().join();

/** The pages that are open, each with its kept copy as text. */
async function openPages() {
  const open = (await clients.matchAll()).map((client) => ({ client, path: new URL(client.url).pathname }));
  for (const one of open) one.copy = await (await kept(one.path))?.text();
  return open.filter(({ path, copy }) => copy && PAGE.test(path));
}

/** Whether the site shows other photos on a page than its kept copy does: one was hidden, or came. */
async function hasOtherPhotos({ path, copy }) {
  const answer = await fetch(path, { credentials: "omit", cache: "no-cache" });
  return answer.ok && photosIn(await answer.text()) !== photosIn(copy);
}

async function listOf(block) {
  const [language, slug] = block.split("/");
  const answer = await fetch(`/${language}/offline/${slug}.json`, { credentials: "omit", cache: "no-cache" });
  if (answer.status === 404) return { stands: [], pages: [], data: [], numbers: [] };
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

/** The address of the copy of a photo that this screen shows. */
const photoOf = ({ photo, widths }, { width, kind }) => `${photo}-${widths.find((one) => one >= width) ?? widths.at(-1)}.${kind}`;

/** Keeps a block, the stands next to ``number`` first. Stops where the version changes meanwhile. */
async function keepBlock(block, number) {
  const begun = await memory();
  const { version } = begun;
  const list = await listOf(block);
  const language = block.slice(0, 2);
  const addresses = Object.fromEntries(list.stands.map((stand) => [stand.number, stand.address]));
  await remember({
    numbers: list.numbers,
    stands: { ...begun.stands, [language]: { ...begun.stands[language], ...addresses } },
    notes: { ...begun.notes, [language]: list.copyNote },
  });
  const near = [...list.stands].sort((a, b) => Math.abs(a.number - number) - Math.abs(b.number - number));
  const parts = (stand) => [stand.address, stand.cover ?? (stand.photo && photoOf(stand, begun))].filter(Boolean);
  const nearest = near.splice(0, 3);
  for (const path of [...nearest.flatMap(parts), ...list.pages, ...list.data, ...near.flatMap(parts)]) {
    const now = await memory();
    if (now.version !== version || now.isSparing) return;
    await keep(path, version);
  }
  await remember({ blocks: { ...(await memory()).blocks, [block]: { version, stands: Object.values(addresses) } } });
  await tidy();
}

/** Lets the oldest pages and pictures go where too much is kept. */
async function tidy() {
  const cache = await store();
  const all = [];
  for (const { url } of await cache.keys()) {
    const { headers } = await cache.match(url);
    all.push({ url, path: new URL(url).pathname, size: Number(headers.get(SIZE)), time: Number(headers.get(TIME)) });
  }
  let size = all.reduce((sum, one) => sum + one.size, 0);
  const mayGo = all.filter(({ path }) => !isFile(path) && path !== MEMORY).sort((a, b) => a.time - b.time);
  for (; size > MOST_BYTES && mayGo.length; size -= mayGo.shift().size) await cache.delete(mayGo[0].url);
}

let checking;
const check = () => (checking ??= askVersion().finally(() => (checking = undefined)));

/** Asks which version is current, and lets go what is of another. */
async function askVersion() {
  const answer = await fetch("/offline/version", { credentials: "omit", cache: "no-store" });
  const version = answer.ok && !answer.redirected ? await answer.text() : "";
  // A hall's own network may answer in the site's place.
  if (!/^\d+-[0-9a-f]+$/.test(version)) throw new Error("no version");
  if (version !== (await memory()).version) await renew(version);
  await remember({ checked: Date.now() });
  if (!version.endsWith(`-${RELEASE}`)) await registration.update();
}

/** Goes over to a version. If an entry was withdrawn, everything that may name it leaves at once; else the old copies
 * of the blocks stay, marked, until they are fetched anew. What else was visited leaves. An open page whose entry is
 * gone, or whose photos are others now, is opened anew. */
async function renew(version) {
  const open = await openPages();
  const { blocks, numbers, isSparing } = await memory();
  const names = isSparing ? [] : Object.keys(blocks);
  const lists = await Promise.all(names.map(listOf));
  const isWithdrawn = lists.some((list) => numbers.some((number) => !list.numbers.includes(number)));
  const stands = lists.flatMap((list) => list.stands);
  const pages = lists.flatMap(({ pages, data }) => [...pages, ...data]);
  const wanted = new Set(isWithdrawn ? [] : [...stands.map(({ address }) => address), ...pages]);
  const pictures = new Set(stands.flatMap(({ cover, photo }) => [cover, photo]));
  const cache = await store();
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname;
    const stays = isFile(path) || path === MEMORY || wanted.has(path) || pictures.has(path.replace(PHOTO, "$1"));
    if (!stays) await cache.delete(request);
  }
  const now = new Set(stands.map(({ address }) => address));
  const gone = Object.values(blocks).flatMap((block) => block.stands).filter((address) => !now.has(address));
  await remember({ version, blocks: {} });
  for (const one of open) {
    if (gone.includes(one.path) || (await hasOtherPhotos(one))) one.client.postMessage({ gone: one.path });
  }
  for (const name of names) later(() => keepBlock(name, 0));
}

/** Whether a kept page may be shown unasked: the site had its version a moment ago, or in the last minutes and does
 * not deny it at once. */
async function isCurrent(page) {
  const isOf = ({ version }) => page.headers.get(VERSION) === version;
  const before = await memory();
  const age = Date.now() - before.checked;
  if (!isOf(before) || age > LATELY) return false;
  if (age < JUST) return true;
  const isThere = await Promise.race([check().then(() => true, () => false), pause(MOMENT).then(() => true)]);
  return isThere && isOf(await memory());
}

/** The page from the network; what may be kept is, what is gone goes. */
async function ask(request, path, event) {
  asking += 1;
  try {
    const { version } = await memory();
    const answer = await fetch(request);
    if (answer.ok && PAGE.test(new URL(request.url).pathname) && !/\bpublic\b/.test(answer.headers.get("Cache-Control") ?? "")) await remember({ checked: 0 });
    if (path && (answer.status === 404 || answer.status === 410)) await (await store()).delete(path);
    else if (path && version) event.waitUntil(put(path, answer.clone(), version));
    return answer;
  } finally {
    asking -= 1;
  }
}

/** A time as 11:29, another day's as 26.11.2026 11:29: not every browser writes dates in Kazakh. */
function clock(time) {
  const when = new Date(Number(time));
  const [hour, minute, day, month] = [when.getHours(), when.getMinutes(), when.getDate(), when.getMonth() + 1].map((one) => String(one).padStart(2, "0"));
  const isToday = when.toDateString() === new Date().toDateString();
  return `${isToday ? "" : `${day}.${month}.${when.getFullYear()} `}${hour}:${minute}`;
}

/** A kept page with the sentence that says so, and when it was kept. */
async function marked(page, language) {
  const note = (await memory()).notes[language];
  if (!note) return page;
  const notice = `<div class="container"><p class="notice" data-kept-copy>${note.replace("{time}", clock(page.headers.get(TIME)))}</p></div>`;
  const html = await page.text();
  return new Response(html.replace(/<main[^>]*>/, (main) => main + notice), { headers: page.headers });
}

/** What is shown in place of a page that does not come; nothing if nothing is kept of it. */
async function instead({ pathname, search }, language) {
  const isPad = NUMBER_PAD.test(pathname);
  if (isPad || DOOR.test(pathname)) {
    const number = isPad ? new URLSearchParams(search).get("n")?.trim() : pathname.match(DOOR)[1];
    const address = isPad || number ? (await memory()).stands[language]?.[Number(number)] : `/${language}/`;
    return address && (await kept(address)) && Response.redirect(address);
  }
  const list = LIST.test(pathname) ? "list" : MY_LIST.test(pathname) ? "my-list" : "";
  const page = (list && (await kept(`/${language}/offline/${list}/`))) || (search ? undefined : await kept(pathname));
  return page && marked(page, language);
}

/** The page that says what is kept, in a language in which something was opened. */
async function offlinePage(language) {
  for (const one of [language, (await memory()).language, "kk", "ru", "en"]) {
    const found = await kept(`/${one}/offline/`);
    if (found) return found;
  }
}

async function page(event, url) {
  const path = PAGE.test(url.pathname) && !url.search ? url.pathname : "";
  const language = url.pathname.match(OPEN)?.[1] ?? (await memory()).language;
  const found = path && !LIST.test(path) && event.request.cache === "default" ? await kept(path) : undefined;
  if (found && (await isCurrent(found))) return found;
  const asked = ask(event.request, path, event);
  event.waitUntil(asked.catch(() => {}));
  let answer;
  try {
    answer = await Promise.race([asked, pause(SLOW)]);
    if (answer && answer.status < 500) return answer;
  } catch {} // no network: what is kept, or the page that says what is
  const copy = await instead(url, language);
  if (copy) return copy;
  try {
    return answer ?? (await asked);
  } catch (error) {
    const offline = await offlinePage(language);
    if (!offline) throw error;
    return new Response(offline.body, { status: 503, headers: offline.headers });
  }
}

async function file(event, path) {
  const found = await kept(path);
  if (found) return found;
  const [answer, { version }] = await Promise.all([fetch(event.request), memory()]);
  event.waitUntil(put(path, answer.clone(), version));
  return answer;
}

/** A picture as it is kept, if it is large enough; without network in any size. */
async function picture(event, path) {
  const [, photo, width, kind] = path.match(PHOTO) ?? [];
  const all = photo ? await (await store()).keys() : [];
  const copies = all.map(({ url }) => new URL(url).pathname.match(PHOTO)).filter((one) => one?.[1] === photo);
  // Who asks for AVIF reads the older kinds, too.
  const large = copies.find((one) => Number(one[2]) >= Number(width) && (one[3] === kind || kind === "avif"));
  const found = await kept(large?.[0] ?? path);
  if (found) return found;
  try {
    return await file(event, path);
  } catch (error) {
    if (!copies.length) throw error;
    return kept(copies[0][0]);
  }
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const path = url.pathname;
  if (path.startsWith("/admin/")) event.waitUntil(remember({ checked: 0 })); // who edits wants to see it at once
  if (/^\w+:\/\/[^/]+\/admin\//.test(request.referrer) && request.mode !== "navigate") return; // the desk's own files
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("Range")) return;
  if (request.mode === "navigate" && (OPEN.test(path) || DOOR.test(path))) event.respondWith(page(event, url));
  else if (isFile(path) || DATA.test(path)) event.respondWith(file(event, path));
  else if (COVER.test(path) || PHOTO.test(path)) event.respondWith(picture(event, path));
});

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const others = caches.keys().then((names) => names.filter((name) => name.startsWith("kept-") && name !== KEPT));
  event.waitUntil(others.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => clients.claim()));
});

let queue = Promise.resolve();
/** Does one thing after the other; what fails without network is done when the next page is opened. */
const later = (work) => (queue = queue.then(work).catch(() => {}));

/** A page was opened: keeps it, and its block unless the visitor saves data. */
async function opened({ path, language, block, number, files, ...screen }) {
  await remember({ language, ...screen });
  await check();
  const { version, isSparing, blocks, stands } = await memory();
  for (const one of [`/${language}/offline/`, ...(PAGE.test(path) ? [path] : [])]) await keep(one, version);
  for (const one of files) if (isFile(one)) await keep(one, version);
  if (number && PAGE.test(path)) await remember({ stands: { ...stands, [language]: { ...stands[language], [number]: path } } });
  if (block && !isSparing && !blocks[`${language}/${block}`]) await keepBlock(`${language}/${block}`, Number(number) || 0);
  else await tidy();
}

addEventListener("message", (event) => {
  if (event.data.isForgotten) reading = undefined;
  else event.waitUntil(later(() => opened(event.data)).then(() => queue));
});
