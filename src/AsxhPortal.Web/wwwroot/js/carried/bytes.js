// Bytes, text and base64, without building strings of megabytes at once.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const utf8 = text => encoder.encode(text);
export const text = bytes => decoder.decode(bytes);

export function toBase64(bytes) {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  let binary = "";
  for (let at = 0; at < view.length; at += 0x8000) binary += String.fromCharCode(...view.subarray(at, at + 0x8000));
  return btoa(binary);
}

export const fromBase64 = base64 => Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));

/** Lower-case hexadecimal SHA-256. */
export async function sha256(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, "0")).join("");
}

/** An attachment as it is sealed: length of the header (uint32, little-endian), header (JSON), bytes. */
export function withHeader(header, bytes) {
  const head = utf8(JSON.stringify(header));
  const whole = new Uint8Array(4 + head.length + bytes.length);
  new DataView(whole.buffer).setUint32(0, head.length, true);
  whole.set(head, 4);
  whole.set(bytes, 4 + head.length);
  return whole;
}
