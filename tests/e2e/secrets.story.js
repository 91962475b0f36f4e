// Tokens and passwords stay where they belong: after everything the app does they are found nowhere else.
import { heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { pasteToken, signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';
import { take } from './support/toolbar.js';

test.use({ user: null, serviceWorkers: 'allow', permissions: ['clipboard-read', 'clipboard-write'] });

const TITLE = 'CrmOpportunity Example';
const ID = 87654321;

/** Listens to everything that leaves a page or is said by it; `found(secrets)` is where one of them was. */
const eavesdrop = (page) => {
  const heard = [];
  const hear = (where, text) => heard.push([where, text]);
  page.on('console', (message) => hear('console', message.text()));
  page.on('pageerror', (error) => hear('error', `${error.message} ${error.stack}`));
  page.on('framenavigated', (frame) => hear('address of the page', frame.url()));
  page.on('request', (request) => {
    hear('address of a request', request.url());
    const { authorization, ...others } = request.headers();
    const isApi = new URL(request.url()).pathname.startsWith('/api/');
    hear('header of a request', JSON.stringify(isApi ? others : { authorization, ...others }));
    if (new URL(request.url()).pathname !== '/api/token') hear('body of a request', request.postData() ?? '');
  });
  return {
    hear,
    found: (secrets) => heard.filter(([, text]) => secrets.some((secret) => text.includes(secret))).map(([where, text]) => `${where}: ${text.slice(0, 200)}`),
    count: () => heard.length,
  };
};

/** Everything a page keeps or shows, the session itself left out. */
const keptAndShown = (page) =>
  page.evaluate(async () => {
    const tab = Object.entries(sessionStorage).filter(([key]) => key !== 'opportune.session');
    const cached = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        cached.push(request.url, JSON.stringify([...request.headers, ...answer.headers]), await answer.text());
      }
    }
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const inputs = [...document.querySelectorAll('input')].map(({ value }) => value);
    return {
      'the document': document.documentElement.outerHTML, 'a field': JSON.stringify(inputs), 'the title': document.title, 'the address': location.href, 'the history': JSON.stringify(history.state),
      'the tab’s storage': JSON.stringify(tab), 'the browser’s storage': JSON.stringify(localStorage), 'a cookie': document.cookie, 'the window’s name': window.name,
      'a cache': cached.join('\n'), 'a database': databases.join('\n'), 'a measurement': JSON.stringify(performance.getEntries().map(({ name }) => name)),
    };
  });

test('neither tokens nor the password are anywhere but in the session and in what is sent for it', async ({ page, sandbox }) => {
  const ears = eavesdrop(page);
  const secrets = ['sand-box+secret'];
  page.on('response', async (response) => {
    if (new URL(response.url()).pathname !== '/api/token' || !response.ok()) return;
    const { access_token: access, refresh_token: refresh } = await response.json();
    secrets.push(access, refresh);
  });
  const note = async (when) => {
    for (const [where, text] of Object.entries(await keptAndShown(page))) ears.hear(`${where}, ${when}`, text);
  };

  await page.goto(`/opportunities/${ID}`);
  await signInWith(page, 'admin@example.com', secrets[0]);
  await expect(page.getByRole('alert')).toContainText('Email or password is wrong');
  await page.getByLabel('Password').fill('');
  await note('after a wrong password');
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText(TITLE);
  await note('signed in');
  await page.getByText('View', { exact: true }).click();
  await expect(page.getByText('Signed in as admin@example.com')).toBeVisible();

  for (const what of ['Copy as Markdown', 'Copy as plain text', 'Copy as JSON, as it arrived', 'Copy link']) {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await take(page, what);
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
    ears.hear(what, await page.evaluate(() => navigator.clipboard.readText()));
  }

  // Everything that can be said of a failure.
  for (const status of [400, 403, 404, 500]) {
    await sandbox.fault(recordPath(4), { status });
    await page.goto('/opportunities/4');
    await expect(page.getByRole('alert')).toBeVisible();
    await note(`at status ${status}`);
    await sandbox.mend();
  }
  await sandbox.fault('/api/token', { status: 400, body: '{"error":"invalid_grant"}' });
  await sandbox.fault('/api/*', { status: 401 });
  await page.goto('/opportunities/4');
  await expect(heading(page)).toHaveText('Sign in');
  await note('with a session that has ended');
  await sandbox.mend();
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).not.toHaveText('Sign in');

  await page.goto(`/opportunities/${ID}`);
  await expect(heading(page)).toHaveText(TITLE);
  await sandbox.expireTokens();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => secrets.length, 'renewed').toBeGreaterThanOrEqual(7);
  await expect(page.getByText(/Updated just now/)).toBeVisible();
  await note('with a renewed session');
  await page.getByRole('link', { name: 'Opportune' }).click();
  await expect(heading(page)).toHaveText('Open an opportunity');
  await note('on the start page');
  // The crash screen says what escaped.
  await page.evaluate(() => window.opportune.fault('a fault made here'));
  await expect(heading(page)).toHaveText('Opportune could not go on');
  await note('on the crash screen');
  await page.reload();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page)).toHaveText('Sign in');
  await note('signed out');
  expect(await page.evaluate(() => sessionStorage['opportune.session'])).toBeUndefined();

  for (const { path } of await sandbox.requests('/')) ears.hear('the host’s log', path);
  expect(ears.count()).toBeGreaterThan(100);
  expect(ears.found(secrets.filter(Boolean))).toEqual([]);
  // What listens would have heard it.
  await page.evaluate((secret) => (document.title = secret), secrets.at(-1));
  await note('broken on purpose');
  expect(ears.found([secrets.at(-1)])).toHaveLength(2);
});

test('a token that was pasted is gone from the page, and what is no token is not repeated', async ({ page, sandbox }) => {
  const ears = eavesdrop(page);
  const { access_token: token } = await sandbox.session('admin@example.com');
  const wrong = 'no token but a secret';
  await page.goto(`/opportunities/${ID}`);
  await pasteToken(page, wrong);
  await expect(page.getByRole('alert')).toContainText('This is not a token');
  expect(await page.getByRole('alert').textContent()).not.toContain('secret');
  await pasteToken(page, token);
  await expect(heading(page)).toHaveText(TITLE);
  for (const [where, text] of Object.entries(await keptAndShown(page))) ears.hear(where, text);
  expect(ears.found([token, wrong])).toEqual([]);
});

test('back, forward and reload after signing out show nothing of what was there', async ({ page, sandbox }) => {
  const seen = ['Twelve desks', 'Meyer', TITLE];
  await page.goto('/opportunities/1');
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await page.goto(`/opportunities/${ID}`);
  await expect(heading(page)).toHaveText(TITLE);
  await page.getByRole('link', { name: 'Opportune' }).click();
  await expect(page.getByRole('region', { name: 'Recently opened' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page)).toHaveText('Sign in');
  await sandbox.forget();

  for (const step of ['goBack', 'goBack', 'goForward', 'reload', 'goForward', 'reload', 'goBack']) {
    await page[step]();
    await expect(heading(page), step).toHaveText('Sign in');
    await expect(page, step).toHaveTitle('Sign in · Opportune');
    const kept = Object.values(await keptAndShown(page)).join('\n');
    for (const words of seen) expect(kept, `${words} after ${step}`).not.toContain(words);
  }
  expect(await sandbox.requests()).toEqual([]);
});

test('password managers find what they look for, and nothing keeps anybody from pasting', async ({ page, sandbox }) => {
  await page.goto('/');
  // The tokens of HTML’s autofill (“Autofilling form controls”); WCAG 2.2, 3.3.8 asks for them and for pasting.
  const fields = { Email: 'username', Password: 'current-password', 'Authentication code': 'one-time-code' };
  const form = page.locator('form').filter({ has: page.getByLabel('Password') });
  for (const [label, token] of Object.entries(fields)) await expect(form.getByLabel(label)).toHaveAttribute('autocomplete', token);
  await expect(page.getByLabel('Password')).toHaveAttribute('type', 'password');
  await expect(page.getByLabel('Bearer token')).toHaveAttribute('autocomplete', 'off');
  for (const label of ['Email', 'Password', 'Bearer token']) {
    await page.evaluate((label) => navigator.clipboard.writeText(`pasted.${label.length}@example.com`), label);
    await page.getByLabel(label).focus();
    await page.keyboard.press('ControlOrMeta+V');
    await expect(page.getByLabel(label)).toHaveValue(`pasted.${label.length}@example.com`);
  }
  // As a password manager fills in: the value and an event, no key.
  await page.evaluate(() => {
    for (const [name, value] of [['username', 'admin@example.com'], ['password', 'sandbox']]) {
      const input = document.querySelector(`[name=${name}]`);
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(heading(page)).toHaveText('Open an opportunity');
  expect(await sandbox.requests('/api/token')).toHaveLength(1);
});
