// What stays on the phone. Three kinds of content, and no other:
//   boxes   encrypted with the key of the package (package, progress, drafts, files); unreadable once that key is gone
//   queue   envelopes sealed to the server; never readable here
//   the rest (lock, results, removals, facts) holds ids, times and states, nothing about people
import { openDB } from "/lib/idb/index.js";

export const DATABASE = "asxh-carried";
export const SCHEMA = 1;

/** One step for each version of the schema: a phone that skipped versions takes every step, and no step drops what waits. */
const steps = [
  database => {
    for (const name of ["lock", "boxes", "facts"]) database.createObjectStore(name);
    for (const name of ["queue", "results", "removals"]) database.createObjectStore(name, { keyPath: "id" });
  },
];

export class StorageFull extends Error {
  constructor() {
    super("Bộ nhớ của điện thoại đã đầy nên chưa lưu được. Những gì trên màn hình vẫn còn: hãy gửi bớt phiếu đang chờ (Gửi ngay) hoặc xóa bớt ảnh, ứng dụng khác trong máy, rồi bấm Lưu lại.");
    this.name = "StorageFull";
  }
}

/** The package was locked for good in another window, or its time is over. */
export class PackageGone extends Error {
  constructor() {
    super("Gói mang đi đã khóa. Những phiếu đã ghi vẫn được giữ và gửi về xã.");
    this.name = "PackageGone";
  }
}

let opening;

export function database() {
  opening ??= openDB(DATABASE, SCHEMA, {
    upgrade(db, from) {
      for (let version = from; version < SCHEMA; version++) steps[version](db);
    },
    blocking(current, wanted, event) {
      event.target.close();
      location.reload();
    },
    terminated() { opening = undefined; },
  }).catch(error => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** All or nothing: what `work` writes to these stores is there whole, or not at all. Encrypt before, never inside. */
export async function atomically(stores, work) {
  const transaction = (await database()).transaction(stores, "readwrite");
  try {
    const result = await work(Object.fromEntries(stores.map(name => [name, transaction.objectStore(name)])));
    await transaction.done;
    return result;
  } catch (error) {
    const cause = transaction.error ?? error;
    try { transaction.abort(); } catch { /* it is over already */ }
    await transaction.done.catch(() => {});
    throw cause.name === "QuotaExceededError" || error.name === "QuotaExceededError" ? new StorageFull() : error;
  }
}

export const read = async (store, key) => (await database()).get(store, key);
export const readAll = async store => (await database()).getAll(store);
export const fact = name => read("facts", name);
export const setFact = (name, value) => atomically(["facts"], ({ facts }) => facts.put(value, name));

const channel = new BroadcastChannel("asxh-carried");
/** Tells the other windows of this phone what happened: "gone", "queue", "locked". */
export const tell = what => channel.postMessage(what);
export const listen = heard => channel.addEventListener("message", event => heard(event.data));
