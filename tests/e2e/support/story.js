// What every story has: a sandbox of its own, a visitor in front of a page, and an end that checks the whole page.
import { test as base, expect } from '@playwright/test';
import { setClock } from './clock.js';
import { checkPage } from './page_checks.js';
import { NOW, Sandbox } from './sandbox.js';
import { watch } from './watch.js';

export { expect };

export const test = base.extend({
  /** Who is signed in when the story begins: an account of the sandbox, or null. */
  user: ['admin@example.com', { option: true }],
  /** What the visitor's clock says; null leaves the clock alone. */
  now: [NOW, { option: true }],
  /** Whether the browser remembers from page to page how many requests it has made: some stories open a hundred a minute. */
  counts: [false, { option: true }],

  sandbox: [
    // Playwright wants an object pattern here, even an empty one.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const sandbox = await Sandbox.start();
      await use(sandbox);
      await sandbox.stop();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ sandbox }, use) => {
    await sandbox.reset();
    await use(sandbox.url);
  },

  page: async ({ page, sandbox, user, now, counts, baseURL, javaScriptEnabled }, use) => {
    page.watched = watch(page, baseURL);
    if (now && javaScriptEnabled !== false) await setClock(page, now);
    if (!counts) await page.addInitScript(() => location.protocol.startsWith('http') && localStorage.removeItem('opportune.sent'));
    if (user) await signIn(page, await sandbox.session(user));
    await use(page);
    expect(page.watched.complaints(), 'console errors, blocked requests, requests to strangers').toEqual([]);
  },

  story: async ({ page }, use) => {
    await use({
      /** Checks the whole page as it stands now; also against the snapshot of this name, if any. */
      end: (name) => checkPage(page, name),
      /** Console errors that match are part of the story. */
      expectError: (pattern) => page.watched.expectError(pattern),
    });
  },
});

/** Puts a session where the app keeps it, once: what the app does to it later stays done. */
export const signIn = (page, session) =>
  page.addInitScript((json) => {
    if (!location.protocol.startsWith('http') || sessionStorage.getItem('story')) return;
    sessionStorage.setItem('story', 'begun');
    sessionStorage.setItem('opportune.session', json);
  }, JSON.stringify(session));
