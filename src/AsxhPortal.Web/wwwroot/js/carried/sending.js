// Sends what waits, one by one, each acknowledged by itself. One window of the phone sends at a time; the server answers the same id
// twice with the same words, so that a send cut off anywhere is simply repeated.
import { atomically, fact, read, readAll, setFact, tell } from "./store.js";
import { die, hear, lockRecord } from "./vault.js";

const ROOT = "/khao-sat/mang-di";
const WAITS = [2, 5, 15, 30, 60, 120, 300].map(seconds => seconds * 1000);
const TOGETHER = 2;

/** What the screens show: "idle", "sending", "offline", "signed-out", "other-user". */
export const line = { state: "idle", sentence: null, nextAt: null };
let token = null;
let timer = null;
let again = false;
let changed = () => {};

export const onChange = callback => { changed = callback; };
function set(state, sentence = null) {
  Object.assign(line, { state, sentence });
  changed();
}

class SignedOut extends Error {}
class NoAnswer extends Error {}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(ROOT + path, { credentials: "same-origin", redirect: "manual", cache: "no-store", ...options });
  } catch {
    throw new NoAnswer();
  }
  if (response.type === "opaqueredirect" || response.status === 401) throw new SignedOut();
  return response;
}

export const post = (path, body) => ask(path, {
  method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", RequestVerificationToken: token ?? "" },
});

/** Who is signed in, what time it is there, which plans can be taken. Null without network or without being signed in. */
export async function contact() {
  const phoneTime = Date.now();
  const response = await ask("/phien.json");
  if (!response.ok) throw new NoAnswer();
  const session = await response.json();
  token = session.token;
  const clock = { serverTime: Date.parse(session.serverTime), phoneTime: (phoneTime + Date.now()) / 2 };
  await setFact("contact", { at: Date.now() });
  return { ...session, clock };
}

/** The package may have been revoked meanwhile: then its key dies at this contact. */
async function checkPackage(session) {
  const lock = await lockRecord();
  if (!lock) return;
  if (session.userId !== lock.userId) return;
  const response = await post(`/${lock.planId}/con-hieu-luc`, {});
  if (!response.ok && response.status !== 404) return;
  const answer = await response.json();
  if (answer.token) token = answer.token;
  if (answer.state !== "alive") await die(answer.state);
  else await hear({ ...session.clock, expiresAt: answer.expiresAt ? Date.parse(answer.expiresAt) : undefined });
}

const sentenceOf = async response => {
  try {
    const body = await response.json();
    return body.sentence ?? body.title ?? null;
  } catch {
    return null;
  }
};

async function sendOne(id) {
  const item = await read("queue", id);
  if (!item || item.state !== "waiting") return "gone";
  const response = await ask(`/gui/${item.id}`, {
    method: "PUT", body: JSON.stringify(item.envelope), headers: { "Content-Type": "application/json", RequestVerificationToken: token ?? "" },
  });
  if (response.ok) {
    const answer = await response.json().catch(() => { throw new NoAnswer(); });
    if (answer.id?.toLowerCase() !== item.id.toLowerCase() || !answer.state) throw new NoAnswer();
    await atomically(["queue", "results", "facts"], async ({ queue, results, facts }) => {
      await queue.delete(item.id);
      await results.put({ id: item.id, visitId: item.visitId, kind: item.kind, planId: item.planId, state: answer.state, at: Date.now() });
      const sent = (await facts.get("sent")) ?? { count: 0 };
      await facts.put({ count: sent.count + 1, at: Date.now() }, "sent");
    });
    return "sent";
  }
  if (response.status >= 500 || response.status === 408 || response.status === 429) throw new NoAnswer();
  // The server looked at it and will not take it: it stays here until somebody decides.
  const sentence = await sentenceOf(response) ?? `Máy chủ không nhận (mã ${response.status}). Hãy thử lại, hoặc xuất ra tệp và giao cho quản trị.`;
  await atomically(["queue"], async ({ queue }) => {
    const current = await queue.get(id);
    if (current) await queue.put({ ...current, attempts: current.attempts + 1, state: response.status === 400 ? "waiting" : "stuck", sentence, nextAt: Date.now() + 60000 });
  });
  return "refused";
}

async function sendRemovals() {
  for (const removal of await readAll("removals")) {
    const { planId, ...rest } = removal;
    const response = await post(`/${planId}/da-bo`, rest);
    if (response.ok || response.status === 404 || response.status === 409) await atomically(["removals"], ({ removals }) => removals.delete(removal.id));
  }
}

/** What became of visits that the server had received but not yet written into the register. */
async function askStates() {
  const open = (await readAll("results")).filter(one => one.kind === "visit" && one.state === "received");
  if (open.length === 0) return;
  const response = await post("/trang-thai", open.map(one => one.id));
  if (!response.ok) return;
  const states = await response.json();
  await atomically(["results"], async ({ results }) => {
    for (const answer of states) {
      const known = await results.get(answer.id);
      if (known) await results.put({ ...known, state: answer.state });
    }
  });
}

/** Sentences are asked for when they are looked at, and never stored: they may name people. */
export async function sentencesOf(ids) {
  if (ids.length === 0) return {};
  try {
    if (!token) await contact();
    const response = await post("/trang-thai", ids);
    if (!response.ok) return {};
    const states = await response.json();
    return Object.fromEntries((states).filter(one => one.sentence).map(one => [one.id, one.sentence]));
  } catch {
    return {};
  }
}

export const waiting = async () => (await readAll("queue")).filter(item => item.state !== "held");

/** Sends everything that is due; `force` also what was to be tried later. Safe to call at any time and from any window. */
export async function sendAll(force = false) {
  clearTimeout(timer);
  const ran = await navigator.locks.request("asxh-carried-sending", { ifAvailable: true }, async lock => {
    if (!lock) return false;
    await run(force);
    return true;
  });
  if (!ran) again = force || again;
  else if (again) {
    again = false;
    await sendAll(true);
  }
}

async function run(force) {
  try {
    set("sending");
    const session = await contact();
    await checkPackage(session);
    if (force) await revive();
    const due = (await waiting()).filter(item => item.state === "waiting" && (force || item.nextAt <= Date.now()));
    if (due.length > 0) {
      const plan = await fact("plan");
      if (plan && plan.userId !== session.userId) {
        set("other-user", "Người đang đăng nhập không phải là người đã mang gói này đi. Hãy đăng xuất rồi đăng nhập bằng tài khoản đã mang đi để gửi.");
        return;
      }
    }
    // Attachments first: the visit is written into the register as soon as all of it is there.
    due.sort((one, other) => (one.kind === other.kind ? one.createdAt - other.createdAt : one.kind === "attachment" ? -1 : 1));
    const ids = due.map(item => item.id);
    const lanes = Array.from({ length: TOGETHER }, async () => {
      for (let id = ids.shift(); id; id = ids.shift()) {
        await sendOne(id);
        tell("queue");
        changed();
      }
    });
    const failed = (await Promise.allSettled(lanes)).find(lane => lane.status === "rejected");
    if (failed) throw failed.reason;
    await sendRemovals();
    await askStates();
    await setFact("failures", 0);
    set("idle");
    tell("queue");
    const later = (await waiting()).filter(item => item.state === "waiting");
    if (later.length > 0 || (await readAll("results")).some(one => one.kind === "visit" && one.state === "received")) schedule(20000);
  } catch (error) {
    if (error instanceof SignedOut) {
      set("signed-out", "Phiên đăng nhập đã hết. Những gì đang chờ vẫn còn nguyên trong máy; hãy đăng nhập lại để gửi.");
      return;
    }
    if (!(error instanceof NoAnswer)) console.warn("sending:", error.name);
    const failures = ((await fact("failures")) ?? 0) + 1;
    await setFact("failures", failures).catch(() => {});
    set("offline", navigator.onLine ? "Chưa liên lạc được với máy chủ; sẽ tự thử lại." : "Đang không có mạng; có mạng là tự gửi.");
    schedule(WAITS[Math.min(failures, WAITS.length) - 1] * (0.8 + Math.random() * 0.4));
  }
}

function schedule(milliseconds) {
  clearTimeout(timer);
  line.nextAt = Date.now() + milliseconds;
  timer = setTimeout(() => sendAll(), milliseconds);
}

/** "Gửi ngay" also tries again what the server would not take before. */
async function revive() {
  await atomically(["queue"], async ({ queue }) => {
    for (let cursor = await queue.openCursor(); cursor; cursor = await cursor.continue()) {
      if (cursor.value.state === "stuck") await cursor.update({ ...cursor.value, state: "waiting" });
    }
  });
}

/** Begins to send by itself: now, when the network comes back, and when the page is looked at again. */
export function begin() {
  addEventListener("online", () => sendAll(true));
  addEventListener("offline", () => set("offline", "Đang không có mạng; có mạng là tự gửi."));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) sendAll(); });
  return sendAll();
}

/** Takes one thing out of the queue for good; why is told to the server with the next contact. */
export async function removeWaiting(id, reason) {
  await atomically(["queue", "removals"], async ({ queue, removals }) => {
    const item = await queue.get(id);
    if (!item) return;
    const removed = [item];
    if (item.kind === "visit") {
      for (let cursor = await queue.openCursor(); cursor; cursor = await cursor.continue()) if (cursor.value.visitId === id && cursor.value.id !== id) removed.push(cursor.value);
    }
    for (const one of removed) {
      await queue.delete(one.id);
      await removals.put({ id: one.id, planId: one.planId, kind: one.kind, reason, removedAt: new Date().toISOString() });
    }
  });
  tell("queue");
}

/** Everything that waits as one file, one envelope a line: readable only by the server. */
export async function exportFile() {
  const lines = (await readAll("queue")).map(item => JSON.stringify(item.envelope) + "\n");
  return new Blob(lines, { type: "application/x-ndjson" });
}
