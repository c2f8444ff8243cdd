// On every page of the site: signing out deletes the key of what was carried on this phone, before the form is sent. What was sealed stays
// and is sent after the next sign-in. Written without the other modules, since it has to work on any page and with any stored version.
const DATABASE = "asxh-carried";

async function isCarrying() {
  return !indexedDB.databases || (await indexedDB.databases()).some(one => one.name === DATABASE);
}

function forgetKey() {
  return new Promise(resolve => {
    const opening = indexedDB.open(DATABASE);
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => resolve();
    opening.onblocked = () => resolve();
    opening.onsuccess = () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains("lock")) {
        database.close();
        resolve();
        return;
      }
      const transaction = database.transaction(["lock", "boxes", "queue", "facts"], "readwrite");
      transaction.objectStore("lock").clear();
      transaction.objectStore("boxes").clear();
      transaction.objectStore("facts").put({ reason: "signed-out", at: Date.now() }, "death");
      const walk = transaction.objectStore("queue").openCursor();
      walk.onsuccess = () => {
        const cursor = walk.result;
        if (!cursor) return;
        if (cursor.value.state === "held") cursor.update({ ...cursor.value, state: "waiting" });
        cursor.continue();
      };
      transaction.oncomplete = transaction.onabort = () => {
        database.close();
        new BroadcastChannel(DATABASE).postMessage("gone");
        resolve();
      };
    };
  });
}

document.addEventListener("submit", event => {
  const form = event.target;
  if (event.defaultPrevented || new URL(form.action).pathname !== "/dang-xuat" || !window.indexedDB) return;
  event.preventDefault();
  isCarrying().then(carrying => (carrying ? forgetKey() : null)).catch(() => {}).finally(() => HTMLFormElement.prototype.submit.call(form));
});
