// The service worker: shows pushes, and opens the app without a line. Plain JavaScript, served as it is from the root, so that it may
// speak for every page.
const SHELL = 'shell-2';
const MOST = 100;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll(['/', '/icon.svg', '/manifest.webmanifest']))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const removeOld = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name))));
  event.waitUntil(removeOld.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  // Files with a digest in their name never change.
  if (url.pathname.startsWith('/assets/')) event.respondWith(fromCache(request));
  // Any page is the same app; the newest one where there is a line.
  else if (request.mode === 'navigate' && !url.pathname.startsWith('/graphql') && !url.pathname.startsWith('/auth/'))
    event.respondWith(newestPage(request));
});

/** The page of the server; without a line the app. Only `/` is surely the app: any other address may be a mailbox, or somebody's own data. */
async function newestPage(request) {
  try {
    const page = await fetch(request);
    if (page.ok && new URL(request.url).pathname === '/') await keep('/', page.clone());
    return page;
  } catch (error) {
    const kept = await caches.match('/');
    if (kept) return kept;
    throw error;
  }
}

async function fromCache(request) {
  const known = await caches.match(request);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await keep(request, response.clone());
  return response;
}

/** Keeps a file; of more than a hundred with a digest in their name the oldest go: they are of versions of before. */
async function keep(request, response) {
  const cache = await caches.open(SHELL);
  await cache.put(request, response);
  const kept = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith('/assets/'));
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((old) => cache.delete(old)));
}

self.addEventListener('push', (event) => {
  const { title, body, tag, url, id } = event.data.json();
  // A tag takes the place of the one before: a conversation is told of once. Sent again after a crash it has the same id.
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, icon: '/icon.svg', badge: '/icon.svg', data: { url, id } }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.url));
});

/** In a window of the app that is open, else in a new one. */
async function open(address) {
  const { pathname, search } = new URL(address);
  const path = pathname + search;
  const [shown] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!shown) return self.clients.openWindow(path);
  shown.postMessage({ kind: 'open', path });
  await shown.focus();
}
