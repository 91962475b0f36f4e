// A session is renewed shortly before it ends, and once when the API says that it has; never in a loop.
import { setClock } from './support/clock.js';
import { heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { signInWith } from './support/sign_in.js';
import { expect, signIn, test } from './support/story.js';

const ID = 87654321;
const PATH = `/opportunities/${ID}`;
const RECORD = recordPath(ID);

test.use({ user: null });

/** What was asked, as path and status. */
const asked = async (sandbox) => (await sandbox.requests()).map(({ path, status }) => `${path} ${status}`);

/** The grants of `POST token` so far. */
const grants = async (sandbox) => (await sandbox.requests('/api/token')).filter(({ method }) => method === 'POST');

const stored = (page) => page.evaluate(() => JSON.parse(sessionStorage['opportune.session'] ?? 'null'));

/** A session of the administrator that ends so many milliseconds after the visitor's now. */
const sessionFor = async (sandbox, now, ms) => ({ ...(await sandbox.session('admin@example.com')), expires_at: Date.parse(now) + ms });

test('a session that ends within a minute is renewed before the page goes on asking', async ({ page, sandbox, now }) => {
  const old = await sessionFor(sandbox, now, 50_000);
  await signIn(page, old);
  await page.goto(PATH);
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await expect.poll(async () => (await grants(sandbox)).length).toBe(1);
  const [grant] = await grants(sandbox);
  expect(grant.headers.client_id, 'the client that signed in').toBe(old.client_id);
  await expect.poll(async () => (await stored(page)).access_token).not.toBe(old.access_token);
  const session = await stored(page);
  expect(session.expires_at).toBeGreaterThan(Date.parse(now) + 60_000);
  expect(session.refresh_token).toBeTruthy();
  expect(session.client_id).toBe(old.client_id);
  await page.waitForLoadState('networkidle');
  expect(await grants(sandbox), 'renewed once').toHaveLength(1);
});

test('while the page is open it is renewed a minute before its end', async ({ page, sandbox, now }) => {
  const old = await sessionFor(sandbox, now, 600_000);
  await signIn(page, old);
  await page.goto(PATH);
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await page.clock.fastForward('08:00');
  await page.waitForLoadState('networkidle');
  expect(await grants(sandbox)).toHaveLength(0);
  await page.clock.fastForward('01:30');
  await expect.poll(async () => (await grants(sandbox)).length).toBe(1);
});

test('one that ended while nobody looked is renewed without the visitor noticing', async ({ page, sandbox, now }) => {
  const old = await sessionFor(sandbox, now, -3_600_000);
  await signIn(page, old);
  await sandbox.expireTokens();
  await page.goto(PATH);
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  const [first, second] = await asked(sandbox);
  expect([first, second]).toEqual(['/api/token 200', `${RECORD} 200`]);
});

test('where the API alone knows that it has ended, it is renewed once and asked again', async ({ page, sandbox }) => {
  await signIn(page, await sandbox.session('admin@example.com'));
  await sandbox.expireTokens();
  await page.goto(PATH);
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  const requests = await asked(sandbox);
  expect(requests.slice(0, 4)).toEqual([`${RECORD} 401`, '/api/auth/me 401', '/api/token 200', `${RECORD} 200`]);
});

test('a refresh token that no longer counts leads to signing in, after one try', async ({ page, sandbox }) => {
  await signIn(page, { ...(await sandbox.session('admin@example.com')), refresh_token: 'spent' });
  await sandbox.expireTokens();
  await page.goto(PATH);
  await expect(page.getByRole('alert')).toContainText('session has ended');
  await expect(heading(page)).toHaveText('Sign in');
  expect(await stored(page)).toBeNull();
  await page.clock.runFor('05:00');
  const requests = (await asked(sandbox)).map((line) => line.replace(/ 40\d$/, ' refused'));
  expect(requests).toEqual([`${RECORD} refused`, '/api/auth/me refused', '/api/token refused']);
});

test('an API that refuses every token is not asked for ever', async ({ page, sandbox }) => {
  await signIn(page, await sandbox.session('admin@example.com'));
  await sandbox.fault(RECORD, { status: 401 });
  await sandbox.fault('/api/auth/me', { status: 401 });
  await page.goto(PATH);
  await expect(page.getByRole('alert')).toContainText('session has ended');
  await page.clock.runFor('05:00');
  expect(await sandbox.requests(RECORD)).toHaveLength(2);
  expect(await grants(sandbox)).toHaveLength(1);
});

for (const [what, fault] of [
  ['no answer', { status: 503 }],
  ['a server in trouble that says so', { status: 503, body: '{"error":"Service Unavailable"}' }],
  ['a fault of the server', { status: 500, body: '{"error":"server_error"}' }],
  ['the wish to wait', { status: 429, body: '{"error":"slow_down"}' }],
  ['a host that knows no such path', { status: 404 }],
]) {
  test(`a renewal that gets ${what} leaves the session as it is`, async ({ page, sandbox, now }) => {
    const old = await sessionFor(sandbox, now, 50_000);
    await signIn(page, old);
    await sandbox.fault('/api/token', fault);
    await page.goto(PATH);
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
    await page.waitForLoadState('networkidle');
    expect((await stored(page)).access_token).toBe(old.access_token);
    expect(await grants(sandbox), 'not tried with every request').toHaveLength(1);
    // Nor does the end of the token: as soon as renewing works again, the visitor is where they were.
    await sandbox.expireTokens();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByText(/^Updated just now\. It could not be refreshed/)).toBeVisible();
    await sandbox.mend();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByText('Updated just now', { exact: true })).toBeVisible();
    expect((await stored(page)).access_token).not.toBe(old.access_token);
  });
}

test('one that was refused is not tried again while the token still counts', async ({ page, sandbox, now }) => {
  await signIn(page, { ...(await sessionFor(sandbox, now, 50_000)), refresh_token: 'spent' });
  await page.goto(PATH);
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await page.waitForLoadState('networkidle');
  await page.clock.runFor('30:00');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(/Updated just now/)).toBeVisible();
  expect(await grants(sandbox)).toHaveLength(1);
});

test('a session that is over before it begins is not renewed with every request', async ({ page, sandbox, now }) => {
  const old = await sessionFor(sandbox, now, 50_000);
  await signIn(page, old);
  const { access_token } = await sandbox.session('admin@example.com');
  await sandbox.fault('/api/token', { status: 200, body: JSON.stringify({ access_token, token_type: 'bearer', expires_in: 0, refresh_token: 'next' }) });
  await page.goto(PATH);
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await page.waitForLoadState('networkidle');
  expect(await grants(sandbox)).toHaveLength(1);
  expect((await stored(page)).expires_at).toBeNull();
});

test('a clock that is wrong signs nobody out', async ({ page, sandbox, now }) => {
  // By the visitor's clock it ended long ago, and there is no way to renew it; the API still takes it.
  await signIn(page, { ...(await sessionFor(sandbox, now, -86_400_000)), refresh_token: null });
  await page.goto(PATH);
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

for (const [how, skew] of [['a day fast', 86_400_000], ['a day slow', -86_400_000]]) {
  test(`a clock that is ${how} renews nothing before its time, and what must be renewed once`, async ({ page, sandbox, now }) => {
    await page.clock.setSystemTime(Date.parse(now) + skew);
    await page.goto(PATH);
    await signInWith(page, 'admin@example.com');
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
    await page.waitForLoadState('networkidle');
    expect(await grants(sandbox), 'signing in').toHaveLength(1);
    // It is put right: a fast one leaves more time than there is, a slow one less.
    await page.clock.setSystemTime(now);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Up to date' })).toHaveCount(1);
    await page.clock.runFor(60_000);
    expect(await grants(sandbox)).toHaveLength(1);
    await sandbox.expireTokens();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(async () => (await grants(sandbox)).length).toBe(2);
    await expect(page.getByText('Updated just now', { exact: true })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

/** Opens the record in a tab with this session. */
const opened = async (tab, session) => {
  await signIn(tab, session);
  await tab.goto(PATH);
  await expect(heading(tab)).toHaveText('CrmOpportunity Example');
  return tab;
};

test('of two tabs whose session ends one renews it, and both go on with the new one', async ({ page, context, sandbox, now }) => {
  const old = await sessionFor(sandbox, now, 600_000);
  await opened(page, old);
  const other = await opened(await context.newPage(), old);
  await Promise.all([page, other].map((tab) => tab.waitForLoadState('networkidle')));

  await sandbox.expireTokens();
  await sandbox.fault('/api/token', { delay_ms: 300 });
  await sandbox.forget();
  await Promise.all([page, other].map((tab) => tab.getByRole('button', { name: 'Refresh' }).click()));
  for (const tab of [page, other]) await expect(tab.getByText(/Updated just now/)).toBeVisible();
  await expect.poll(async () => (await asked(sandbox)).filter((line) => line === `${RECORD} 200`).length).toBe(2);
  expect(await grants(sandbox)).toHaveLength(1);
  expect((await stored(page)).access_token).not.toBe(old.access_token);
  expect(await stored(other)).toEqual(await stored(page));
});

test('of two tabs whose session ends soon one renews it, and the other takes it up', async ({ page, context, sandbox, now }) => {
  const old = await sessionFor(sandbox, now, 600_000);
  await opened(page, old);
  const other = await context.newPage();
  await setClock(other, now);
  await opened(other, old);
  await Promise.all([page, other].map((tab) => tab.waitForLoadState('networkidle')));
  await sandbox.forget();
  // In short steps: an answer has 15 seconds by the visitor's clock.
  await Promise.all([page, other].map((tab) => tab.clock.fastForward('08:45')));
  await expect(async () => {
    await Promise.all([page, other].map((tab) => tab.clock.runFor(5_000)));
    expect(await grants(sandbox)).not.toEqual([]);
  }).toPass();
  await expect.poll(async () => (await stored(page)).access_token).not.toBe(old.access_token);
  await expect.poll(() => stored(other)).toEqual(await stored(page));
  await Promise.all([page, other].map((tab) => tab.clock.fastForward('01:00')));
  await Promise.all([page, other].map((tab) => tab.waitForLoadState('networkidle')));
  expect(await grants(sandbox)).toHaveLength(1);
});

for (const [how, sleep, wake] of [
  ['in the back/forward cache', (tab) => tab.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))), (tab) => tab.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))],
  ['put away by the browser', (tab) => tab.goto('about:blank'), (tab) => tab.goto(PATH)],
]) {
  test(`a tab that slept through a renewal, ${how}, goes on with the session it led to`, async ({ page, context, sandbox, now }) => {
    const old = await sessionFor(sandbox, now, 600_000);
    await opened(page, old);
    const other = await opened(await context.newPage(), old);
    await sleep(other);

    await sandbox.expireTokens();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(async () => (await stored(page)).access_token).not.toBe(old.access_token);
    await sandbox.forget();

    await wake(other);
    await expect.poll(() => stored(other)).toEqual(await stored(page));
    await other.getByRole('button', { name: 'Refresh' }).click();
    await expect(other.getByText(/Updated just now/)).toBeVisible();
    await expect(other.getByRole('alert')).toHaveCount(0);
    expect(await grants(sandbox), 'what is spent is not tried').toHaveLength(0);
  });
}

test('a tab that has not heard of a renewal asks the others before it says that the session has ended', async ({ page, context, sandbox, now }) => {
  const old = await sessionFor(sandbox, now, 600_000);
  await opened(page, old);
  await sandbox.expireTokens();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(async () => (await stored(page)).access_token).not.toBe(old.access_token);
  // Its question at the beginning gets no answer: the other tab is frozen until it has asked in vain.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  const other = await context.newPage();
  await signIn(other, old);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await other.route('**/api/token', async (route) => {
    await released;
    await route.continue();
  });
  const asksInVain = other.waitForRequest('**/api/token');
  await other.goto(PATH);
  await asksInVain;
  await page.evaluate(() => {
    const { tabs } = window.opportune;
    const { ask } = tabs;
    tabs.ask = () => {}; // wakes up without a word of its own
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    tabs.ask = ask;
  });
  release();
  await expect(heading(other)).toHaveText('CrmOpportunity Example');
  expect(await stored(other)).toEqual(await stored(page));
});
