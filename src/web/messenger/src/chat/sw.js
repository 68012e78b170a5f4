// The shell of /chat for when there is no network: the page and its hashed assets, never an answer of the API, never anything of a person.
// The build fills in the two names; a new build is another version with a cache of its own. It does not take over from a running page, whose
// parts lie in the old cache, but when that is closed; then the old caches go.
const prefix = 'vigil-chat-';
const cacheName = prefix + __VERSION__;
const shell = __SHELL__;

self.addEventListener('install', (event) => {
  const fresh = shell.map((path) => new Request(path, { cache: 'reload', credentials: 'omit' }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)));
});

self.addEventListener('activate', (event) => {
  const clean = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

const kept = async (path) => (await caches.open(cacheName)).match(path);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname === '/chat') {
    event.respondWith(fetch(request).catch(async () => (await kept('/chat')) ?? Response.error()));
  } else if (shell.includes(pathname) && pathname !== '/chat') {
    event.respondWith(kept(pathname).then((found) => found ?? fetch(request)));
  }
});
