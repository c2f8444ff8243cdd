// Service worker of /khao-sat/mang-di. The server puts two lines above: `carriedVersion` and `carriedFiles` (address and SHA-256 of each
// file of this build). A version is taken whole or not at all, and a page gets every file from one version.
/* global carriedVersion, carriedFiles */
const SHELL = "/khao-sat/mang-di";
const CACHE = `asxh-carried-${carriedVersion}`;
const known = new Set(carriedFiles.map(file => file.path));

async function hashOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, "0")).join("");
}

async function take(cache, file) {
  const response = await fetch(file.path, { cache: "no-cache", redirect: "error" });
  if (!response.ok) throw new Error(`${file.path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  if (await hashOf(bytes) !== file.sha256) throw new Error(`${file.path} is of another version`);
  await cache.put(file.path, new Response(bytes, { headers: response.headers }));
}

async function install() {
  const cache = await caches.open(CACHE);
  try {
    const shell = await fetch(SHELL, { cache: "no-store", redirect: "error" });
    const page = await shell.text();
    if (!shell.ok || !page.includes(`content="${carriedVersion}"`)) throw new Error("the page is of another version");
    await cache.put(SHELL, new Response(page, { headers: shell.headers }));
    await Promise.all(carriedFiles.map(file => take(cache, file)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

self.addEventListener("install", event => event.waitUntil(install()));

self.addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("asxh-carried-") && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));

// The page says when no visit is open anywhere; until then the old version goes on.
self.addEventListener("message", event => {
  if (event.data === "take-over") self.skipWaiting();
  // A page that was loaded past the worker (forced reload) asks to be its client again.
  if (event.data === "claim") event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", event => {
  const request = event.request;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  const isShell = request.mode === "navigate" && address.pathname.replace(/\/$/, "") === SHELL;
  if (!isShell && !known.has(address.pathname)) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    return await cache.match(isShell ? SHELL : address.pathname) ?? fetch(request);
  })());
});
