// Puts an end to Opportune's service worker: serve this file as sw.js, in the place of the bundle's own. Browsers that
// have the worker ask for it on the next visit, and then forget the worker and everything it kept.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  const forget = async () => {
    const base = new URL('.', self.location).pathname;
    const names = (await caches.keys()).filter((name) => name.startsWith(`opportune ${base} `));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(forget());
});
