// Every state a visitor can meet, as the gallery shows it: one table.
//
// A state has a `group`, a `name`, a `path`, and what makes it this state: who is signed in (`user`, null for nobody), what
// is arranged `before` the page is opened and done `after`, and the `heading` by which it is known to be there.
import { everything, heading as headingOf } from '../support/record.js';
import { recordPath } from '../support/sandbox.js';
import { pasteToken, signInWith } from '../support/sign_in.js';
import { signIn } from '../support/story.js';

const ID = 87654321;
const RECORD = recordPath(ID);
const SAMPLE = `/opportunities/${ID}`;
const FULL = '/opportunities/4';

const group = (name, states) => states.map((state) => ({ group: name, user: 'admin@example.com', path: SAMPLE, heading: /./, ...state }));

/** The record's request goes wrong in this way. */
const spoilt = (fault) => ({ sandbox }) => sandbox.fault(RECORD, fault);

/** Minutes go by until the page no longer asks again by itself. */
const givenUp = async ({ page }) => {
  const button = page.getByRole('button', { name: 'Try again' });
  for (let tries = 0; tries < 60 && !(await button.isVisible()); tries += 1) {
    await page.clock.runFor(5_000);
    await button.waitFor({ timeout: 300 }).catch(() => undefined);
  }
};

const press = (key) => ({ page }) => page.keyboard.press(key);
const click = (selector) => ({ page }) => page.locator(selector).filter({ visible: true }).first().click();

/** Opens these before the state itself; the second of two is pinned. */
const visited = async ({ page, sandbox }) => {
  for (const id of [12, 48, 40, 1, 4]) {
    await page.goto(`${sandbox.url}/opportunities/${id}`);
    await page.getByRole('button', { name: 'Refresh' }).waitFor();
    if (id === 40 || id === 1) await page.keyboard.press('b');
  }
};

const endedSession = async ({ page, sandbox }) => {
  await signIn(page, { ...(await sandbox.session('admin@example.com')), refresh_token: null });
  await sandbox.expireTokens();
};

/** The shell with an API that its own policy forbids. */
const elsewhere = async ({ sandbox }) => {
  await sandbox.withApi(SAMPLE, 'https://api.example/');
};

const missing = (extension) => async ({ sandbox }) => sandbox.fault(await sandbox.assetPath(extension), { status: 404, body: 'no such file' });

/** A fault of the app itself. */
const broken = async ({ page }) => {
  await page.evaluate(() => {
    const { createElement } = Document.prototype;
    Document.prototype.createElement = function (tag) {
      if (tag === 'bdi') throw new Error('no such node');
      return createElement.call(this, tag);
    };
  });
  await page.getByLabel('Id or link').fill(String(ID));
  await page.getByLabel('Id or link').press('Enter');
  await page.getByText('fault of its own').waitFor();
};

/** Does it, and waits until something is said about it. */
const told = (act) => async (stage) => {
  await act(stage);
  await stage.page.getByRole('alert').filter({ visible: true }).waitFor();
};

const asked = (text) => async ({ page }) => {
  await page.getByLabel('Id or link').fill(text);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
};

const refusedGrant = async ({ page, sandbox }) => {
  await sandbox.fault('/api/token', { status: 400, body: '{"error":"unauthorized_client"}' });
  await signInWith(page, 'admin@example.com');
};

/** The record has changed since the page was opened. */
const changed = async ({ page, sandbox }) => {
  const { access_token } = await sandbox.session('admin@example.com');
  const body = await (await fetch(sandbox.url + recordPath(4), { headers: { Authorization: `Bearer ${access_token}` } })).text();
  await sandbox.put(4, body.replace(/"Value":\s*[\d.]+/, '"Value":19000.00').replace(/"CoworkerEmail":\s*"[^"]*"/, '"CoworkerEmail":"new@example.com"'));
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.locator('.mark').first().waitFor();
};

const record = (id, name) => ({ name: `${id}: ${name}`, path: `/opportunities/${id}` });

export const STATES = [
  ...group('Loading', [
    { name: 'Before the app has arrived', before: async ({ sandbox }) => sandbox.fault(await sandbox.assetPath('wasm'), { hang: true }), heading: null },
    { name: 'A slow answer', before: spoilt({ hang: true }), heading: null },
  ]),
  ...group('Sign-in', [
    { name: 'Empty', user: null },
    { name: 'Wrong password', user: null, path: '/', after: told(({ page }) => signInWith(page, 'admin@example.com', 'wrong')) },
    { name: 'Code needed', user: null, after: told(({ page }) => signInWith(page, 'twofactor@example.com')) },
    { name: 'New password needed', user: null, after: told(({ page }) => signInWith(page, 'reset@example.com')) },
    { name: 'Refused for another reason', user: null, after: told(refusedGrant) },
    { name: 'Session has ended', user: null, before: endedSession, heading: /Sign in/ },
    { name: 'A token that is none', user: null, after: told(({ page }) => pasteToken(page, 'stale')) },
  ]),
  ...group('Start', [
    { name: 'Empty', path: '/' },
    { name: 'With pins and recents', path: '/', before: visited },
    { name: 'Text without an Id', path: '/', after: told(asked('9223372036854775808')) },
    { name: 'Several numbers', path: '/', after: told(asked('either 12 or 87654321')) },
  ]),
  ...group('Problems', [
    { name: 'No Id', path: '/opportunities/twelve' },
    { name: 'Missing role', user: 'nobody@example.com' },
    { name: 'Session or role', before: async (stage) => { await spoilt({ status: 401 })(stage); await stage.sandbox.fault('/api/auth/me', { status: 500 }); } },
    { name: 'Not there', path: '/opportunities/404404404' },
    { name: 'Throttled, asking again', before: spoilt({ status: 429, headers: { 'Retry-After': '7' } }) },
    { name: 'Throttled, given up', before: spoilt({ status: 429 }), after: givenUp },
    { name: 'Server error', before: spoilt({ status: 500 }) },
    { name: 'Refused', before: spoilt({ status: 418 }) },
    { name: 'No answer', before: spoilt({ drop: true }), after: givenUp, heading: null },
    { name: 'Offline', path: '/', after: async (stage) => { await stage.context.setOffline(true); await told(asked(String(ID)))(stage); } },
    { name: 'Blocked by policy', before: elsewhere },
    { name: 'Too slow', before: spoilt({ hang: true }), after: givenUp, heading: null },
    { name: 'A web page', path: '/opportunities/130' },
    { name: 'Breaks off', path: '/opportunities/131' },
    { name: 'Too large', path: '/opportunities/135' },
    { name: 'Another record', path: '/opportunities/138' },
    { name: 'Not found: no such page', path: '/nowhere' },
  ]),
  ...group('Crash', [
    { name: 'Not loaded completely', before: missing('wasm') },
    { name: 'Browser too old', before: ({ page }) => page.addInitScript(() => delete window.WebAssembly) },
    { name: 'A fault of its own', path: '/', after: broken },
    { name: 'Without JavaScript', user: null, javaScriptEnabled: false },
  ]),
  ...group('Records', [
    record(4, 'Open and complete'), record(1, 'Every field full'), record(2, 'Every field null'), record(3, 'Only an Id'), record(ID, 'The documentation’s sample'),
    { ...record(1, 'As a reader, without guests'), user: 'reader@example.com' },
    record(10, 'Lost with a reason'), record(11, 'Lost without a reason'), record(12, 'Won with a date'), record(13, 'Won without a date'), record(14, 'Lost where it stood'),
    record(15, 'Won and overdue'), record(16, 'Won on the day it was created'),
    record(20, 'No currency'), record(24, 'Negative value'), record(26, 'Huge value'), record(29, 'Value beyond any float'), record(33, 'Yen with a fraction'), record(34, 'Dinar with three digits'),
    record(40, 'Right to left, Arabic'), record(41, 'Right to left, Hebrew'), record(42, 'Hostile markup'), record(43, 'Hostile URLs'), record(44, 'Direction overrides'), record(45, 'Nothing to see'),
    record(46, 'Lone surrogates'), record(47, 'Control characters'), record(48, 'One long word'), record(49, 'Emoji and marks'), record(50, 'Formulas'), record(54, '200 kB of notes'),
    record(55, 'Notes as HTML'), record(57, '500 custom fields'), record(66, 'Objects where texts belong'), record(72, 'Dates that are none'),
    record(80, 'Stage missing from its board'), record(81, 'Board with one stage'), record(82, 'Board with forty stages'), record(83, 'Stages of the same name'), record(84, 'No board'),
    record(85, '2,000 history rows'), record(86, 'Untidy history'), record(87, 'No history'), record(89, 'One customer, two boards'),
    record(100, 'Follow-up today'), record(101, 'Follow-up overdue'), record(107, 'Overdue and reminded'), record(112, 'Quiet for 45 days'), record(128, 'Everything at odds'),
  ]),
  ...group('Open', [
    { name: 'The header’s menu', path: FULL, after: click('header.bar summary') },
    { name: 'Take away', path: FULL, after: click('.toolbar summary') },
    { name: 'Keys', path: FULL, after: press('?') },
    { name: 'Quick opener', path: FULL, after: press('/') },
    { name: 'Exact digits', path: FULL, after: click('.exact summary') },
    { name: 'Reasons of signals', path: '/opportunities/128', after: ({ page }) => page.locator('.signals details').evaluateAll((all) => all.forEach((each) => (each.open = true))) },
    { name: 'Dates in every form', path: FULL, after: ({ page }) => page.locator('.when').evaluateAll((all) => all.forEach((each) => (each.open = true))) },
    { name: 'Empty fields shown', path: '/opportunities/2', after: press('e') },
    { name: 'Everything unfolded', path: '/opportunities/1', after: ({ page }) => everything(page) },
    { name: 'Changed since it was opened', path: FULL, after: changed },
  ]),
  ...group('Find', [
    { name: 'All opportunities', path: '/opportunities' },
    { name: 'A search', path: '/opportunities?q=desks' },
    { name: 'A filter’s menu', path: '/opportunities', after: click('.menus summary') },
    { name: 'Nothing found', path: '/opportunities?q=xyzzyx' },
    { name: 'Missing role', path: '/opportunities', user: 'reader@example.com' },
    { name: 'Side by side', path: '/opportunities/compare?ids=1,4' },
  ]),
  ...group('Paper', [
    { ...record(1, 'Printed'), media: 'print' },
    { ...record(4, 'Printed'), media: 'print' },
  ]),
];

/** Guests have come. Where an answer hangs on purpose the line never falls silent. */
const quiet = (page) => page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);

/** Brings a page into a state, at rest. */
export const reach = async (stage, state) => {
  const { page } = stage;
  await state.before?.(stage);
  await page.goto(stage.sandbox.url + state.path, { waitUntil: 'commit' });
  if (state.heading) await headingOf(page).filter({ hasText: state.heading }).waitFor();
  await quiet(page);
  await state.after?.(stage);
  await quiet(page);
};
