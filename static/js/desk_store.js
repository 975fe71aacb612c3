// The drafts of the desk's forms in this browser. They are written at once to localStorage, which a
// page that closes still reaches, and beside it to IndexedDB, which has them on the disk when the
// browser or the machine is killed: Chromium writes localStorage to the disk up to a minute later.
const NAME = "desk-drafts";
const TABLE = "drafts";
// A database that does not answer keeps nobody from typing.
const MOST_WAITED = 2000;

const opened = new Promise((resolve) => {
  try {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
    setTimeout(resolve, MOST_WAITED, null);
  } catch {
    resolve(null); // switched off in this browser
  }
});

// Commits at once: a page that is left would give up an open transaction.
async function onDisk(act) {
  const database = await opened;
  if (!database) return;
  const transaction = database.transaction(TABLE, "readwrite", { durability: "strict" });
  act(transaction.objectStore(TABLE));
  transaction.commit?.();
}

// Throws where localStorage is full.
export function keep(key, draft) {
  const text = JSON.stringify(draft);
  onDisk((drafts) => drafts.put(text, key));
  localStorage.setItem(key, text);
}

export function forget(key) {
  onDisk((drafts) => drafts.delete(key));
  localStorage.removeItem(key);
}

export const keysFrom = (prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix));

export const read = (key) => JSON.parse(localStorage.getItem(key));

// Brings back to localStorage what it lost, or has only in an older state.
export async function recover() {
  const database = await opened;
  if (!database) return;
  await new Promise((resolve) => {
    const request = database.transaction(TABLE).objectStore(TABLE).openCursor();
    request.onerror = resolve;
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return resolve();
      if (JSON.parse(cursor.value).at > (read(cursor.key)?.at ?? 0)) {
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
