// One session for the tabs of this browser: an open tab gives it to a new one, a renewal reaches all that had the old
// one, and signing out ends it everywhere. It travels by BroadcastChannel, which only pages of this origin hear, and is
// kept in sessionStorage alone.

import { BROWSER, TAB, get, keys, set } from './kept.js';
import { GAP_MS } from './pace.js';

const SESSION = 'opportune.session';
/** Whose it is, where that is known (`nexudus/session`). */
const ACCOUNT = 'opportune.account';
/** In the browser: a mark that changes whenever somebody signs out. In the tab: what it was when its session began. */
const ENDED = 'opportune.ended';

/** Whose sessions these are: the API root. Several bundles may stand on one origin, each with an API of its own. */
const API = 'opportune.api';

/** The API root of the configuration. */
export const api = () => document.querySelector('meta[name="opportune:api"]').content.replace(/\/+$/, '');

/** What a session as JSON says under a key. */
const of = (json, key) => {
  try {
    return JSON.parse(json)[key];
  } catch {
    return undefined;
  }
};

let channel;

const say = (message) => channel?.postMessage({ ...message, api: api() });

const mark = () => get(BROWSER, ENDED) ?? '';

/** What the other tabs are told of a session: whose it is, and which sign-out was the last before it. */
const about = (session) => ({ session, account: get(TAB, ACCOUNT), mark: get(TAB, ENDED) ?? '' });

/** Tells the other tabs the session. */
const share = (session, was) => say({ ...about(session), was });

const take = (session) => {
  set(TAB, SESSION, session);
  set(TAB, API, api());
};

/** Whatever we keep in a tab belongs to its session: the tokens, whose they are, where in which list the visitor was. */
const IN_TAB = 'opportune.';
/** What outlives a session in the browser, until somebody signs out (`page/recents`). Settings are not among it. */
const IN_BROWSER = 'opportune.recent ';

const clear = (storage, prefix) => keys(storage).filter((key) => key.startsWith(prefix)).forEach((key) => set(storage, key, null));

const forget = () => clear(TAB, IN_TAB);

/** Whether a session came of another by renewing it. */
const succeeds = (session, old) => of(session, 'client_id') === of(old, 'client_id') && of(session, 'expires_at') > of(old, 'expires_at');

/** The sessions that ended in this tab alone: other tabs may still have them, but here they were of no use. */
const left = new Set();

const receive = ({ api: theirs, ask, session, was, account, mark: began, ended }) => {
  if (theirs !== api()) return;
  const own = tabs.session();
  if (ask && own && (!session || succeeds(own, session))) share(own, of(session, 'access_token'));
  const fits = own ? was && of(own, 'access_token') === was : !left.has(session);
  // A tab that slept, or renewed the session meanwhile, may offer one that somebody has signed out of.
  const ours = session && fits && began === mark();
  if (ours) {
    take(session);
    set(TAB, ENDED, began);
    set(TAB, ACCOUNT, account);
  }
  if (ended) forget();
  if (ended || ours) tabs.changed(ours ? session : null); // which may not be kept
};

/** An answer that takes longer keeps nobody waiting. */
const PATIENCE_MS = 500;
const after = (ms) => new Promise((over) => setTimeout(over, ms));

/** Does something while no other tab does; without locks, or where they are forbidden, something else. */
const locked = (what, held, otherwise, options = {}) => (navigator.locks ? navigator.locks.request(`opportune.${what}`, options, held).catch(otherwise) : otherwise());

const open = () => {
  try {
    channel = new BroadcastChannel('opportune');
    channel.onmessage = ({ data }) => receive(data);
  } catch {
    // absent, or forbidden with the storage
  }
};

/** A tab that slept through a sign-out, in the back/forward cache or on disk, catches up. */
const catchUp = () => {
  const known = get(TAB, ENDED);
  if (known === null) set(TAB, ENDED, mark());
  else if (known !== mark()) forget();
};

export const tabs = {
  /** The session of this tab as JSON, or null. */
  session: () => ([null, api()].includes(get(TAB, API)) ? get(TAB, SESSION) : null),
  /** Takes up a session, in the tabs that had this token before it, else in those that have none. */
  keep(session, was) {
    take(session);
    if (!was) set(TAB, ENDED, mark()); // a renewal outlives no sign-out
    share(session, was);
  },
  /** Forgets the session: in every tab with all that was remembered, or in this tab alone. */
  end(everywhere) {
    left.add(tabs.session());
    forget();
    if (!everywhere) return tabs.ask(); // somebody may have signed in elsewhere since
    clear(BROWSER, IN_BROWSER);
    set(BROWSER, ENDED, `${Date.now()}`);
    return say({ ended: true });
  },
  /**
   * Asks the other tabs for their session, or for what has become of ours; and gives ours to those that have none, which
   * may have asked while nobody was there to hear them.
   */
  ask: () => say({ ...about(tabs.session()), ask: true }),
  /** Called with the session, or null, when another tab has changed it. */
  changed() {},
  /**
   * Waits to be the one tab that does something; resolves to the function that lets the next one. Those out of sight
   * queue by themselves: who is looked at waits for one of them at most.
   */
  lock: (what) =>
    new Promise((granted) => {
      const wait = () => locked(what, () => new Promise(granted), () => granted(() => {}));
      if (!document.hidden) return wait();
      const seen = new AbortController();
      document.addEventListener('visibilitychange', () => seen.abort(), { once: true });
      return locked(`hidden ${what}`, wait, wait, { signal: seen.signal });
    }),
  /** Keeps the other tabs waiting until this answer has come and the pace allows the next question (`nexudus/turn`). */
  hold: (answer) => locked('turn', () => Promise.race([answer, after(PATIENCE_MS)]).then(() => after(GAP_MS)), () => {}),
};

open();
catchUp();
// An open channel would keep the page out of the back/forward cache.
addEventListener('pagehide', () => channel?.close());
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  open();
  catchUp();
  tabs.changed(tabs.session());
  tabs.ask();
});
// The mark of a sign-out may reach a page after it has come back; where tabs have no channel, it is all that does.
addEventListener('storage', ({ key }) => {
  if (key !== ENDED || !tabs.session()) return;
  catchUp();
  if (!tabs.session()) tabs.changed(null);
});
