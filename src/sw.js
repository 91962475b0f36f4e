// The service worker: from the second visit on the app needs no network. It keeps the shell and all files of the app, each
// version apart from the others. It has nothing to do with the API: what is neither one of its files nor a page
// is left to the browser, and where the browser can be told so, does not even wake this worker.
//
// To switch it off: <meta name="opportune:service-worker" content="off">, or deploy/self-removing-sw.js in its place.

/* global FILES, NAMED, LATER -- this version's files; those of them the shell names; those no first view needs: filled in by
   the build */

const BASE = new URL('.', self.location).pathname;
const PREFIX = `opportune ${BASE} `;
const CACHE = PREFIX + FILES.join(' ');
const SHELL = BASE;
const file = (name) => BASE + name;

/** The addresses of pages (src/route.rs); anything else is the host's to answer. */
const isPage = (path) => /^(sign-in|opportunities(\/[^/]*)?)?\/?$/.test(path.slice(BASE.length));

const policyOf = (answer) => answer.headers.get('Content-Security-Policy');

/** The host's shell as it is now, at any address of a page; undefined unless it names the files of this version. */
const fetchShell = async (url = SHELL) => {
  const answer = await fetch(url, { cache: 'no-cache', credentials: 'same-origin' });
  const html = await answer.clone().text();
  const ours = NAMED.every((name) => html.includes(name));
  return answer.ok && !answer.redirected && ours ? { answer, html } : undefined;
};

/** The same, at the address a page was loaded from just now: the browser has it, and the host need not send it again. */
const fetchSeenShell = async () => {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const seen = pages.find(({ url }) => url.startsWith(self.registration.scope) && isPage(new URL(url).pathname));
  return seen && fetchShell(seen.url);
};

/**
 * All of this version, or nothing of it. Where there was none, what no first view needs is left for later: a slow line still has
 * the opportunity to bring, and all that stands beside it.
 */
const install = async () => {
  const shell = (await fetchSeenShell()) ?? (await fetchShell());
  if (!shell) throw new Error('the shell of another version');
  const cache = await caches.open(CACHE);
  const files = self.registration.active ? FILES : FILES.filter((name) => !LATER.includes(name));
  await cache.addAll(files.map(file));
  await cache.put(SHELL, shell.answer);
};

/** What was left for later. */
const complete = async () => {
  const cache = await caches.open(CACHE);
  const kept = await Promise.all(LATER.map((name) => cache.match(file(name))));
  await cache.addAll(LATER.filter((_, at) => !kept[at]).map(file));
};

/** Where the host has no worker any more, but a page in its place or nothing, this one would keep all later versions away. */
const giveWay = async () => {
  const { status, redirected, headers } = await fetch(self.location.href, { cache: 'no-store' });
  const isScript = /javascript/.test(headers.get('content-type'));
  if (status < 500 && !redirected && !isScript) await self.registration.unregister();
};

/** The host may have edited the shell: whoever loads the page next gets it, and who is here is told. */
const compareShell = async () => {
  const cache = await caches.open(CACHE);
  const [kept, shell] = await Promise.all([cache.match(SHELL), fetchShell()]);
  if (!shell) {
    await self.registration.update().catch(giveWay); // another version is out
  } else if (!kept || (await kept.text()) !== shell.html || policyOf(kept) !== policyOf(shell.answer)) {
    await cache.put(SHELL, shell.answer);
    const pages = await self.clients.matchAll({ type: 'window' });
    pages.forEach((page) => page.postMessage('opportune:new-version'));
  }
};

/** What is kept. A browser out of space may refuse even to look. */
const find = (name) => caches.match(name, { cacheName: CACHE }).catch(() => undefined);

const showPage = async (request) => {
  const kept = await find(SHELL);
  return kept ?? fetch(request); // the browser may have thrown it away
};

self.addEventListener('install', (event) => {
  const files = FILES.map((name) => ({ condition: { urlPattern: file(name) }, source: 'cache' }));
  const others = { condition: { not: { requestMode: 'navigate' } }, source: 'network' };
  event.addRoutes?.([...files, others]).catch(() => {}); // a browser that knows only some of this: see `fetch` below
  event.waitUntil(install());
});

// Other versions go once no page can be using them: this one is activated when none is open, or when the visitor says so.
self.addEventListener('activate', (event) => {
  const others = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  event.waitUntil(others().then((names) => Promise.all(names.map((name) => caches.delete(name)))));
});

// Pages ask for the comparison when they are at rest: then it takes nothing from them, and they hear what comes of it.
self.addEventListener('message', (event) => {
  if (event.data === 'opportune:take-over') self.skipWaiting();
  if (event.data === 'opportune:complete') event.waitUntil(complete().catch(() => {})); // or with the next page
  if (event.data === 'opportune:compare') event.waitUntil(compareShell().catch(() => {})); // there may be no connection
});

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (mode === 'navigate' && isPage(pathname)) event.respondWith(showPage(event.request));
  else if (FILES.some((name) => file(name) === pathname)) {
    event.respondWith(find(pathname).then((kept) => kept ?? fetch(event.request)));
  }
});
