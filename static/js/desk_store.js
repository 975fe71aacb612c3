// The drafts of forms in this browser, of the desk and of the form by link. They are written at once
// to localStorage, which a page that closes still reaches, and beside it to IndexedDB, which has them
// on the disk when the browser or the machine is killed: Chromium writes localStorage to the disk up
// to a minute later. What is forgotten while the database does not answer is marked, or it would come
// back from there.
const NAME = "desk-drafts";
const FORGOTTEN = "desk-forgotten ";
const TABLE = "drafts";
// A database that does not answer keeps nobody from being offered what localStorage has.
const MOST_WAITED = 2000;

const opened = new Promise((resolve) => {
  try {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  } catch {
    resolve(null); // switched off in this browser
  }
});

// Commits at once: a page that is left would give up an open transaction.
async function onDisk(act, done) {
  const database = await opened;
  if (!database) return done?.();
  const transaction = database.transaction(TABLE, "readwrite", { durability: "strict" });
  transaction.oncomplete = done;
  act(transaction.objectStore(TABLE));
  transaction.commit?.();
}

// Throws where localStorage is full.
export function keep(key, draft) {
  const text = JSON.stringify(draft);
  localStorage.removeItem(FORGOTTEN + key);
  onDisk((drafts) => drafts.put(text, key));
  localStorage.setItem(key, text);
}

export function forget(key) {
  localStorage.removeItem(key);
  try {
    localStorage.setItem(FORGOTTEN + key, "");
  } catch {
    // full: the database is asked below
  }
  onDisk((drafts) => drafts.delete(key), () => localStorage.removeItem(FORGOTTEN + key));
}

export const keysFrom = (prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix));

export const read = (key) => JSON.parse(localStorage.getItem(key));

// Brings back to localStorage what it lost, or has only in an older state.
export async function recover() {
  const database = await Promise.race([opened, new Promise((resolve) => setTimeout(resolve, MOST_WAITED))]);
  if (!database) return;
  await new Promise((resolve) => {
    const request = database.transaction(TABLE).objectStore(TABLE).openCursor();
    request.onerror = resolve;
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return resolve();
      if (localStorage.getItem(FORGOTTEN + cursor.key) !== null) forget(cursor.key);
      else if (JSON.parse(cursor.value).at > (read(cursor.key)?.at ?? 0)) {
        try {
          localStorage.setItem(cursor.key, cursor.value);
        } catch {
          // full: the text stays in the database
        }
      }
      cursor.continue();
    };
    setTimeout(resolve, MOST_WAITED);
  });
}
