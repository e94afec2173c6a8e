/* Keeps the search page and what it has fetched, for readers without a line.
 *
 * Written to offline.js beside the search page when SEARCH_OFFLINE is on.  Only the search is kept:
 * every other page is asked for as ever.  The entry file says which version of the index is true;
 * when it has changed, everything of the old version is thrown away, so that what was withdrawn
 * does not stay with a reader longer than the line is cut.
 */
'use strict';
const KEPT = 'four-lists-search';
const FOR_EVER = /\/(?:search\/[a-z]\/[0-9a-f]+(?:\/[0-9]+)?\.bin|theme\/[^/]+\.[0-9a-f]+\.[a-z0-9]+)$/;
const FRESH = /\/search(?:\.html|\/entry\.json)$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/* The file as it is named by its content: from the cache if it is there. */
async function lasting(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/* The newest there is; without a line the last that was seen. */
async function newest(request) {
  const cache = await caches.open(KEPT);
  const plain = new URL(request.url).pathname;
  let answer;
  try {
    answer = await fetch(request);
  } catch (problem) {
    const kept = await cache.match(plain);
    if (kept) return kept;
    throw problem;
  }
  if (!answer.ok) return answer;
  if (plain.endsWith('.json')) {
    const before = await cache.match(plain);
    if (before && await before.text() !== await answer.clone().text()) await forget();
  }
  await (await caches.open(KEPT)).put(plain, answer.clone());
  return answer;
}

async function forget() {
  const cache = await caches.open(KEPT);
  const old = await cache.keys();
  await Promise.all(old.filter((one) => /\/search\/[a-z]\//.test(one.url)).map((one) => cache.delete(one)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (FOR_EVER.test(url.pathname)) event.respondWith(lasting(request));
  else if (FRESH.test(url.pathname)) event.respondWith(newest(request));
});
