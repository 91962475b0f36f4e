// First to run: before the first paint it chooses theme and skeleton, asks the API for what the URL names, fetches the
// app beside it, and stands ready to say in words why the app could not start.
// It is inlined into index.html and allowed by its hash, so nothing here may differ from build to build.

import { finder, tellRows } from './boot/finder.js';
import { BROWSER, get } from './boot/kept.js';
import { base, beginModule } from './boot/module.js';
import { leave } from './boot/pace.js';
import { painted } from './boot/painted.js';
import { preview } from './boot/preview.js';
import { ask, idInPath, resource, session } from './boot/request.js';
import { scriptURL } from './boot/script_url.js';
import { tabs } from './boot/tabs.js';
import { heal, removeWorker, useWorker } from './boot/worker.js';

const root = document.documentElement;
const find = (selector) => document.querySelector(selector);

const theme = get(BROWSER, 'opportune.theme');
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

// --- what the page is about -----------------------------------------------------------------------------------------

const parsed = new Promise((resolve) => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', resolve, { once: true });
  else resolve();
});

/** Chooses what stands in for the page until the app is there, and asks for what it is about. */
const begin = () => {
  const id = idInPath(location.pathname);
  const signedIn = session();
  root.dataset.view = !signedIn ? 'sign-in' : id ? 'opportunity' : 'other';
  const wanted = resource(id);
  if (!wanted || !signedIn || signedIn.toRenew || document.hidden) return undefined; // out of sight there is time
  const now = leave();
  if (!now) return undefined; // the app asks as soon as it may
  const asked = ask(wanted, signedIn.token, now);
  const told = parsed.then(() => (id ? preview(asked, id) : tellRows(asked))).catch(() => {}); // the app says what is wrong
  if (!id) return asked;
  // Not before that: what the app draws of the answer would keep it waiting.
  const response = told.then(() => asked.response);
  response.catch(() => {}); // as in `ask`
  return { ...asked, response };
};

const early = begin();

// --- the app, and what to say when it cannot start ------------------------------------------------------------------

const crash = (sentence, detail) => {
  parsed.then(() => {
    if (find('#crash')) return;
    const panel = find('#crash-screen').content.cloneNode(true);
    panel.querySelector('[data-sentence]').textContent = sentence;
    // What was being looked at, and what went wrong with it.
    panel.querySelector('[data-detail]').textContent = [document.title.replace(/( · )?Opportune$/, ''), detail].filter(Boolean).join(': ');
    panel.querySelector('a').href = window.opportune.base;
    panel.querySelector('button').addEventListener('click', loadAnew);
    document.body.replaceChildren(panel);
    document.title = 'Opportune could not go on';
    root.dataset.view = 'crash';
  });
};

/** Loads the app past every cache: an answer that was cut short may have been kept. Offline, what is kept is all there is. */
const loadAnew = async () => {
  if (navigator.onLine) await removeWorker();
  const parts = [find('link[rel=modulepreload]').href, find('link[rel=preload][as=fetch]').href];
  Promise.allSettled(parts.map((part) => fetch(part, { cache: 'reload' }).then((answer) => answer.blob()))).then(() => location.reload());
};

const LOAD_FAILED = 'The app could not be loaded completely. The connection may have been interrupted; loading it again usually helps.';
const TOO_OLD = 'This browser cannot run Opportune. It needs WebAssembly: a current Chrome, Edge, Firefox or Safari has it, unless it is switched off.';

const FAULT = 'The app ran into a fault of its own. Nothing was changed in Nexudus; loading the page again usually helps.';
const fault = (detail) => crash(FAULT, detail);

/** Where in the app an error has come from: all that tells one trap from another. */
const places = (error) => String(error?.stack).match(/wasm-function\[\d+\](:0x[\da-f]+)?/g)?.slice(0, 4) ?? [];

/** Whatever escapes from the app, a panic or not, leaves it in an unknown state. What was kept may be why it draws no page. */
const escaped = async (error) => {
  const found = places(error);
  if (!found.length && !/\.wasm\b/.test(error?.stack)) return;
  if ('app' in root.dataset || !(await heal())) fault([error, ...found].join(' '));
};
addEventListener('error', (event) => escaped(event.error));
addEventListener('unhandledrejection', (event) => escaped(event.reason));

const capable = () => typeof WebAssembly === 'object' && typeof WebAssembly.instantiateStreaming === 'function';

/** Then the app begins. On a second visit it is there before. */
const shellPainted = parsed.then(painted);

const start = async () => beginModule(import(find('link[rel=modulepreload]').href), find('link[rel=preload][as=fetch]'), shellPainted);

// What is asked for will be shown with numbers and dates: src/languages.js sees to those beside the page.
if (early) shellPainted.then(() => new Worker(scriptURL('languages'))).catch(() => {}); // else the first one takes longer

/** What was asked for ahead is stale after so many milliseconds. */
const FRESH_MS = 10_000;

let held;
const blocked = [];

// --- what the app may ask of this script ----------------------------------------------------------------------------

window.opportune = {
  /**
   * Hands the early request over, once, to whoever asks for the same with the same token. Whoever asks for another
   * record has no use for it any more; a list may be asked for beside it.
   */
  take(resource, token) {
    const found = this.early;
    if (!found || (found.resource !== resource && resource.includes('?'))) return undefined;
    this.early = undefined;
    const fresh = Date.now() - found.started < FRESH_MS || !(found.ahead || resource.includes('?'));
    if (found.resource === resource && found.token === token && fresh) return found;
    found.controller.abort();
    find('#skeleton')?.replaceWith(this.skeleton); // which may tell of what nobody asks for
    return undefined;
  },
  early,
  /** Asks for a record before the visitor does. */
  ahead(resource, token) {
    if (this.early?.resource === resource && this.early.token === token) return;
    this.early?.controller.abort();
    this.early = { ...ask(resource, token), ahead: true };
  },
  tabs,
  /** Chooses what is in sight. The skeleton stands in the document only while it stands for a page. */
  view(name) {
    root.dataset.view = name;
    if (name !== 'find') find('#first-rows')?.remove();
    const standing = find('#skeleton');
    const told = standing?.dataset.id;
    if (name !== 'opportunity') standing?.remove();
    else if (!standing) find('main').prepend(this.skeleton);
    else if (told && told !== idInPath(location.pathname)) standing.replaceWith(this.skeleton);
  },
  /** The path the bundle is served under, with its slashes: where its files are. */
  base: '/',
  /** The id of a form sent before the app was there, once: the app sends it on. */
  takeHeld() {
    const id = held;
    held = undefined;
    return id;
  },
  /** Whether the page's policy kept a request from leaving: fetch itself does not tell. */
  isBlocked: (url) => blocked.some((origin) => new URL(url, location).href.startsWith(origin)),
  fault,
  finder,
};

document.addEventListener('securitypolicyviolation', (event) => {
  if (event.effectiveDirective === 'connect-src') blocked.push(event.blockedURI);
});

// Sent before the app listens, a form waits: its fields stay as they are and nothing goes into a URL.
document.addEventListener('submit', (event) => {
  if ('app' in root.dataset) return;
  event.preventDefault();
  held = event.target.id;
  event.target.querySelector('[role=status]').textContent = 'One moment, the app is still loading…';
});

/** Menus, and what lies over the page as they do, close on Escape, on a click elsewhere, and once something is chosen. */
const closeMenus = (event) => {
  if (event.key && event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll(':is(.menu, .exact)[open]')) {
    // Along the way the click took: what was clicked may have been drawn anew since.
    if (!event.key && event.composedPath().includes(menu) && !event.target.closest(':is(.toolbar, .bar) .menu-entry')) continue;
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector('summary').focus();
  }
};
for (const type of ['keydown', 'click']) {
  document.addEventListener(type, closeMenus);
  // What was told is read by then.
  document.addEventListener(type, () => (root.dataset.told = ''), true);
}

/** What the shell shows before the app takes over: the skeleton, the sign-in form, or nothing. */
const furnish = () => {
  window.opportune.view(root.dataset.view);
  const form = root.dataset.view === 'sign-in' ? [find('#sign-in-form').content.cloneNode(true)] : [];
  find('#sign-in-slot').replaceChildren(...form);
};

// Another tab may be signed in already, or have renewed what we have; its answer comes within moments, or never.
tabs.changed = () => {
  window.opportune.early?.controller.abort(); // it was somebody else's
  window.opportune.early = begin();
  parsed.then(furnish);
};
tabs.ask();

parsed.then(() => {
  window.opportune.skeleton = find('#skeleton'); // without what `preview` tells in its place
  find('.brand').href = window.opportune.base = base().pathname;
  furnish();
});

// Beside the app where the address is theirs.
if (capable() && root.dataset.view === 'other' && /\/opportunities(\/compare)?\/?$/.test(location.pathname)) finder().catch(() => {});

const failed = async (error) => {
  if (error instanceof WebAssembly.RuntimeError) return escaped(error); // it was loaded, and ended as it began
  if (await heal()) return;
  crash(error instanceof WebAssembly.CompileError ? `${LOAD_FAILED} If it does not, WebAssembly may be switched off here.` : LOAD_FAILED, String(error));
};

if (capable()) {
  const atRest = new Promise((resolve) => (document.readyState === 'complete' ? resolve() : addEventListener('load', resolve, { once: true })));
  Promise.all([start().catch(failed), atRest]).then(useWorker).catch(() => {}); // a host without sw.js, storage that is forbidden
} else crash(TOO_OLD);
