// The service worker as pages see it: registered when the page is at rest, switched off by configuration, removed where
// what it kept turns out to be broken; a new version is offered, never forced.

import { TAB, get, set } from './kept.js';
import { base } from './module.js';
import { scriptURL } from './script_url.js';

const workers = navigator.serviceWorker; // absent on plain http
const HEALED = 'opportune.healed';
/** What no first view needs is kept so many milliseconds after it, by when all that stands beside the opportunity is there. */
const LATER_MS = 3_000;

/** Others may have workers and caches of their own on the same origin. */
const clear = async () => {
  const registration = await workers.getRegistration(base());
  if (registration?.scope === base().href) await registration.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(`opportune ${base().pathname} `));
  await Promise.all(names.map((name) => caches.delete(name)));
};

/** Whether the visitor has said so here. */
let chosen = false;

/** Says that a new version is there; it is used when the visitor says so, or when all pages are closed. */
const offer = (waiting) => {
  const notice = document.querySelector('#new-version');
  notice.hidden = false;
  notice.querySelector('button').onclick = () => {
    if (waiting?.state !== 'installed') return location.reload(); // or another page has let it take over
    chosen = true;
    waiting.postMessage('opportune:take-over');
  };
};

// A worker that has taken over no longer has the files of the version that is on show.
workers?.addEventListener('controllerchange', () => (chosen ? location.reload() : offer()));

// From the beginning: what the worker says while nobody listens is lost.
workers?.addEventListener('message', ({ data }) => data === 'opportune:new-version' && offer());

/** Forgets the worker and what it kept, as far as there is one. */
export const removeWorker = async () => workers && clear().catch(() => {});

/** Where the page came from what was kept and cannot start, it is loaded from the host instead, once. Says whether. */
export const heal = async () => {
  if (!navigator.onLine || !workers?.controller || get(TAB, HEALED)) return false;
  set(TAB, HEALED, '1');
  if (!get(TAB, HEALED)) return false; // it could not be told from the next time
  await removeWorker();
  location.reload();
  return true;
};

/** Registers the worker for the path the bundle is served under. */
export const useWorker = async () => {
  if (!workers) return;
  if (document.querySelector('meta[name="opportune:service-worker"]')?.content === 'off') return removeWorker();
  const registration = await workers.register(scriptURL('service'), { scope: base().pathname, updateViaCache: 'none' });
  workers.controller?.postMessage('opportune:compare');
  workers.ready.then(({ active }) => setTimeout(() => active.postMessage('opportune:complete'), LATER_MS));
  const look = () => registration.waiting && workers.controller && offer(registration.waiting);
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
};
