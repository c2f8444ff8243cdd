// The package on the phone: made with a PIN, opened with it, locked after a while, and gone for good at sign-out, on expiry,
// on revoke and after five wrong PINs. Only the key dies; what was sealed stays in the queue.
import { decryptJson, encryptJson, importSealKey, newWrappedKey, unwrapKey } from "./cipher.js";
import { atomically, PackageGone, read, setFact, tell } from "./store.js";

export const MOST_ATTEMPTS = 5;
const LOCK_AFTER = 10 * 60000;

const memory = { key: null, sealKey: null, pack: null, progress: null, lock: null, readAt: 0 };
let lastUse = performance.now();

export const isOpen = () => memory.key !== null;
export const pack = () => memory.pack;
export const progress = () => memory.progress;
export const keys = () => {
  if (!memory.key) throw new PackageGone();
  return { key: memory.key, sealKey: memory.sealKey };
};

export const lockRecord = () => read("lock", "lock");

/** Milliseconds of the server's clock, as far as the phone knows it. */
export const now = () => Date.now() + (memory.lock?.offset ?? 0);

/** A clock set back gains nothing: the largest time ever seen counts, and goes on with the time the page is open. */
function trustedNow(lock) {
  return Math.max(Date.now() + lock.offset, lock.seen + (memory.readAt ? performance.now() - memory.readAt : 0));
}

export const isExpired = lock => trustedNow(lock) >= lock.expiresAt;

async function readLock() {
  const lock = await lockRecord();
  if (lock && (!memory.lock || memory.lock.seen !== lock.seen)) memory.readAt = performance.now();
  memory.lock = lock ?? null;
  return lock;
}

/** "none" (nothing carried), "locked" (PIN needed), "open". */
export async function state() {
  const lock = await readLock();
  if (!lock) return forget() ?? "none";
  if (isExpired(lock)) {
    await die("expired");
    return "none";
  }
  await remember(lock);
  return isOpen() ? "open" : "locked";
}

async function remember(lock) {
  const seen = trustedNow(lock);
  if (seen - lock.seen < 30000) return;
  await atomically(["lock"], async ({ lock: locks }) => {
    const current = await locks.get("lock");
    if (current) await locks.put({ ...current, seen: Math.max(current.seen, seen) }, "lock");
  });
}

/** Encrypts and stores a package that was just downloaded. */
export async function store(received, userId, pin, clock) {
  const { key, lock } = await newWrappedKey(pin);
  const offset = clock.serverTime - clock.phoneTime;
  const record = { ...lock, planId: received.planId, userId, expiresAt: Date.parse(received.expiresAt), offset, seen: clock.serverTime, attempts: 0 };
  const progress = {};
  const boxes = { package: await encryptJson(key, received), progress: await encryptJson(key, progress) };
  const sealKey = await importSealKey(received.sealKey);
  await atomically(["lock", "boxes", "queue", "facts"], async stores => {
    await stores.boxes.clear();
    await release(stores.queue);
    await stores.boxes.put(boxes.package, "package");
    await stores.boxes.put(boxes.progress, "progress");
    await stores.lock.put(record, "lock");
    await stores.facts.delete("death");
    await stores.facts.put({ planId: received.planId, userId }, "plan");
  });
  Object.assign(memory, { key, sealKey, pack: received, progress, lock: record, readAt: performance.now() });
  touch();
  tell("queue");
}

/** @returns {Promise<{opened: boolean, left?: number, gone?: boolean}>} */
export async function open(pin) {
  const lock = await readLock();
  if (!lock) return { opened: false, gone: true };
  // The attempt is counted before it is made: switching the phone off in between gains nothing.
  const attempts = await atomically(["lock"], async ({ lock: locks }) => {
    const current = await locks.get("lock");
    if (!current) return MOST_ATTEMPTS + 1;
    await locks.put({ ...current, attempts: current.attempts + 1 }, "lock");
    return current.attempts + 1;
  });
  const key = attempts > MOST_ATTEMPTS ? null : await unwrapKey(pin, lock);
  if (!key) {
    if (attempts < MOST_ATTEMPTS) return { opened: false, left: MOST_ATTEMPTS - attempts };
    await die("pin");
    return { opened: false, gone: true };
  }
  const received = await decryptJson(key, await read("boxes", "package"));
  const progress = await decryptJson(key, await read("boxes", "progress"));
  await atomically(["lock"], async ({ lock: locks }) => {
    const current = await locks.get("lock");
    if (!current) throw new PackageGone();
    await locks.put({ ...current, attempts: 0 }, "lock");
  });
  Object.assign(memory, { key, sealKey: await importSealKey(received.sealKey), pack: received, progress });
  touch();
  return { opened: true };
}

function forget() {
  Object.assign(memory, { key: null, sealKey: null, pack: null, progress: null, lock: null, readAt: 0 });
}

/** Until the PIN is typed again. */
export function lock() {
  Object.assign(memory, { key: null, sealKey: null, pack: null, progress: null });
}

/** Drafts of a package whose key is gone go to the server as drafts. */
async function release(queue) {
  for (let cursor = await queue.openCursor(); cursor; cursor = await cursor.continue()) {
    if (cursor.value.state === "held") await cursor.update({ ...cursor.value, state: "waiting" });
  }
}

/** The key is deleted, and with it everything about people; the sealed queue stays. */
export async function die(reason) {
  await atomically(["lock", "boxes", "queue", "facts"], async stores => {
    await stores.lock.clear();
    await stores.boxes.clear();
    await release(stores.queue);
    await stores.facts.put({ reason, at: Date.now() }, "death");
  });
  forget();
  tell("gone");
}

/** What the server said about the clock and the package, at a contact. */
export async function hear({ serverTime, phoneTime, expiresAt }) {
  const lock = await atomically(["lock"], async ({ lock: locks }) => {
    const current = await locks.get("lock");
    if (!current) return null;
    const next = { ...current, offset: serverTime - phoneTime, seen: serverTime, expiresAt: expiresAt ?? current.expiresAt };
    await locks.put(next, "lock");
    return next;
  });
  memory.lock = lock;
  memory.readAt = performance.now();
}

export const offset = () => memory.lock?.offset ?? 0;
export const expiresAt = () => memory.lock?.expiresAt ?? 0;

/** Somebody is working. */
export const touch = () => { lastUse = performance.now(); };

/** Locks when nobody touched the phone for a while, and ends the package when its time is over; calls back when the screen has to change. */
export function watch(changed) {
  for (const event of ["pointerdown", "keydown"]) addEventListener(event, touch, { passive: true });
  const check = async () => {
    if (isOpen() && performance.now() - lastUse > LOCK_AFTER) {
      lock();
      changed("locked");
    } else if (memory.lock && await state() === "none") changed("gone");
  };
  setInterval(check, 15000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) check(); });
}

/** Writes boxes, queue entries and progress together, and only while the package's key is still alive on this phone. */
export async function write({ boxes = {}, remove = [], queue = [], unqueue = [], advance = null }) {
  const { key } = keys();
  const next = advance ? { ...memory.progress, ...advance } : memory.progress;
  const encrypted = advance ? await encryptJson(key, next) : null;
  const salt = memory.lock.salt;
  await atomically(["lock", "boxes", "queue"], async stores => {
    const lock = await stores.lock.get("lock");
    if (!lock || lock.salt.toString() !== salt.toString()) throw new PackageGone();
    for (const name of remove) await stores.boxes.delete(name);
    for (const id of unqueue) await stores.queue.delete(id);
    for (const [name, box] of Object.entries(boxes)) await stores.boxes.put(box, name);
    for (const item of queue) await stores.queue.put(item);
    if (encrypted) await stores.boxes.put(encrypted, "progress");
  });
  memory.progress = next;
}

export const noteDeathSeen = () => setFact("death", null);
