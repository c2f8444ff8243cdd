// All cryptography of the carried plan: AES-256-GCM for what is read again on the phone, a sealed envelope (fresh AES key under the
// server's RSA-OAEP key) for what only the server may read, PBKDF2 between the PIN and the key of the package.
import { fromBase64, text, toBase64, utf8 } from "./bytes.js";

export const PIN_ITERATIONS = 600000;
const IV_LENGTH = 12;
const aes = raw => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
const random = length => crypto.getRandomValues(new Uint8Array(length));

export async function encrypt(key, bytes) {
  const iv = random(IV_LENGTH);
  return { iv, data: new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes)) };
}

/** Throws when the key is not the one that encrypted. */
export const decrypt = async (key, { iv, data }) => new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data));

export const encryptJson = (key, value) => encrypt(key, utf8(JSON.stringify(value)));
export const decryptJson = async (key, box) => JSON.parse(text(await decrypt(key, box)));

async function keyOfPin(pin, salt, iterations) {
  const base = await crypto.subtle.importKey("raw", utf8(pin), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** A new key for a package; the key itself never leaves this phone, and only its PIN-wrapped form is stored. */
export async function newWrappedKey(pin) {
  const raw = random(32);
  const salt = random(16);
  const wrapped = await encrypt(await keyOfPin(pin, salt, PIN_ITERATIONS), raw);
  const key = await aes(raw);
  raw.fill(0);
  return { key, lock: { salt, iterations: PIN_ITERATIONS, wrapped } };
}

/** The key of the package, or null when the PIN is wrong. */
export async function unwrapKey(pin, lock) {
  try {
    const raw = await decrypt(await keyOfPin(pin, lock.salt, lock.iterations), lock.wrapped);
    const key = await aes(raw);
    raw.fill(0);
    return key;
  } catch (error) {
    if (error.name === "OperationError") return null;
    throw error;
  }
}

export const importSealKey = spki =>
  crypto.subtle.importKey("spki", fromBase64(spki), { name: "RSA-OAEP", hash: "SHA-256" }, false, ["encrypt"]);

/** An envelope that only the server can open. */
export async function seal(sealKey, { id, planId, kind }, bytes) {
  const raw = random(32);
  const { iv, data } = await encrypt(await aes(raw), bytes);
  const key = await crypto.subtle.encrypt({ name: "RSA-OAEP" }, sealKey, raw);
  raw.fill(0);
  return { v: 1, id, planId, kind, key: toBase64(key), iv: toBase64(iv), data: toBase64(data) };
}
