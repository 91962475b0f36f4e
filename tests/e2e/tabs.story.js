// Several tabs of one browser have one session: a new tab is given it, and signing out ends it in all.
import { heading } from './support/record.js';
import { signInWith } from './support/sign_in.js';
import { expect, signIn, test } from './support/story.js';

const PATH = '/opportunities/87654321';
const TITLE = 'CrmOpportunity Example';

test.use({ user: null });

const stored = (page) => page.evaluate(() => JSON.parse(sessionStorage['opportune.session'] ?? 'null'));

/** A tab of the same origin without the app, for what a tab might say. */
const bare = async (context) => {
  const tab = await context.newPage();
  await tab.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await tab.goto('/blank');
  return tab;
};

test('a link opened in a new tab just works', async ({ page, context, sandbox }) => {
  await signIn(page, await sandbox.session('admin@example.com'));
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  const other = await context.newPage();
  await other.goto(PATH);
  await expect(heading(other)).toHaveText(TITLE);
  expect(await stored(other)).toEqual(await stored(page));
  await expect(other.getByLabel('Email')).toHaveCount(0);
});

test('so it does where the app is not there yet', async ({ page, context, sandbox }) => {
  await signIn(page, await sandbox.session('admin@example.com'));
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await page.waitForLoadState('networkidle'); // the pace leaves room for one before the app
  await sandbox.forget();
  const other = await context.newPage();
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  await other.route(/\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await other.goto(PATH);
  await expect.poll(async () => (await sandbox.requests('/api/crm/crmopportunities/87654321')).length, 'asked for before the app').toBe(1);
  await expect(other.getByLabel('Email')).toHaveCount(0);
  letGo();
  await expect(heading(other)).toHaveText(TITLE);
  expect(await sandbox.requests('/api/crm/crmopportunities/87654321'), 'and not again').toHaveLength(1);
});

test('so it does where the tab that is signed in is just being loaded, and hears nobody ask', async ({ page, context, sandbox }) => {
  const other = await context.newPage();
  await other.goto(PATH);
  await expect(heading(other)).toHaveText('Sign in');
  await signIn(page, await sandbox.session('admin@example.com'));
  await page.goto('/opportunities/1');
  await expect(heading(other)).toHaveText(TITLE);
  expect(await stored(other)).toEqual(await stored(page));
});

test('signing out ends it in every tab, with everything that was shown', async ({ page, context, sandbox }) => {
  await signIn(page, await sandbox.session('admin@example.com'));
  await page.goto('/opportunities/1');
  const other = await context.newPage();
  await other.goto('/opportunities/1');
  await expect(heading(other)).toHaveText(/Twelve desks/);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(other)).toHaveText('Sign in');
  await expect(other.getByRole('alert')).toContainText('another tab');
  await expect(other.getByText('Meyer')).toHaveCount(0);
  for (const tab of [page, other]) expect(await stored(tab)).toBeNull();

  const third = await context.newPage();
  await third.goto(PATH);
  await expect(heading(third)).toHaveText('Sign in');
});

test('a tab that slept through it shows nothing when it wakes up', async ({ page, context, sandbox }) => {
  await signIn(page, await sandbox.session('admin@example.com'));
  await page.goto('/');
  const other = await context.newPage();
  await other.addInitScript(() => addEventListener('storage', (event) => event.stopImmediatePropagation()));
  await other.goto('/opportunities/1');
  await expect(heading(other)).toHaveText(/Twelve desks/);
  // What the back/forward cache does: the page is frozen, and hears nothing.
  await other.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page)).toHaveText('Sign in');
  await expect(heading(other)).toHaveText(/Twelve desks/);
  await other.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(heading(other)).toHaveText('Sign in');
  await expect(other.getByText('Meyer')).toHaveCount(0);
  expect(await stored(other)).toBeNull();
});

test('the mark of it alone ends it in a tab that cannot hear the others', async ({ page, context, sandbox }) => {
  await signIn(page, await sandbox.session('admin@example.com'));
  await page.goto('/');
  const other = await context.newPage();
  // As out of the back/forward cache, where the mark may come later than the page: what the others said is over by then.
  await other.addInitScript(() => (window.BroadcastChannel = undefined));
  await signIn(other, await sandbox.session('admin@example.com'));
  await other.goto('/opportunities/1');
  await expect(heading(other)).toHaveText(/Twelve desks/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(other)).toHaveText('Sign in');
  await expect(other.getByText('Meyer')).toHaveCount(0);
  expect(await stored(other)).toBeNull();
});

test('a session somebody has signed out of is taken from no tab that has not heard of it', async ({ page, context, sandbox }) => {
  await page.goto('/opportunities/1');
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  const old = await stored(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page)).toHaveText('Sign in');
  // What a tab says that was frozen meanwhile; then one that has signed in since.
  const other = await bare(context);
  const fresh = await sandbox.session('reader@example.com');
  await other.evaluate(([old, fresh]) => {
    const channel = new BroadcastChannel('opportune');
    for (const [session, mark] of [[old, ''], [{ ...old, access_token: 'renewed' }, ''], [fresh, localStorage['opportune.ended']]]) {
      channel.postMessage({ api: '/api', session: JSON.stringify(session), account: null, mark });
    }
  }, [old, fresh]);
  await expect(heading(page)).toHaveText(/Twelve desks/);
  expect((await stored(page)).access_token).toBe(fresh.access_token);
});

test('once the last tab is closed, nobody is signed in', async ({ page, context, sandbox }) => {
  await signIn(page, await sandbox.session('admin@example.com'));
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await page.close();
  const next = await context.newPage();
  await next.goto('/opportunities/1');
  await expect(heading(next)).toHaveText('Sign in');
});

test('a tab that was put away and comes back after signing out is signed out too', async ({ page, context, sandbox }) => {
  await signIn(page, await sandbox.session('admin@example.com'));
  await page.goto('/');
  const other = await context.newPage();
  await other.goto('/opportunities/1');
  await expect(heading(other)).toHaveText(/Twelve desks/);
  const kept = await other.evaluate(() => ({ ...sessionStorage }));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(other)).toHaveText('Sign in');
  await sandbox.forget();
  // The browser restores what the tab had kept.
  await other.evaluate((kept) => Object.assign(sessionStorage, kept), kept);
  await other.reload();
  await expect(heading(other)).toHaveText('Sign in');
  expect(await sandbox.requests()).toEqual([]);
});

test('a tab with a session of its own keeps it when somebody signs in elsewhere', async ({ page, context, sandbox }) => {
  const own = await sandbox.session('reader@example.com');
  await signIn(page, own);
  await page.goto(PATH);
  await expect(heading(page)).toHaveText(TITLE);
  const other = await context.newPage();
  await other.addInitScript(() => Object.defineProperty(BroadcastChannel.prototype, 'onmessage', { set() {} })); // or it were given this one
  await other.goto('/');
  await expect(heading(other)).toHaveText('Sign in');
  await signInWith(other, 'admin@example.com');
  await expect(heading(other)).toHaveText('Open an opportunity');
  expect((await stored(page)).access_token).toBe(own.access_token);
});

test('a bundle beside it with another API neither gets the session nor sends it there', async ({ page, context, sandbox }) => {
  await page.goto('/opportunities/1');
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await sandbox.withApi(PATH, '/other-api');
  const asked = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const other = await context.newPage();
  // In another tab, and in the same one.
  for (const tab of [other, page]) {
    await tab.goto(PATH);
    await expect(heading(tab)).toHaveText('Sign in');
  }
  expect(asked.filter((path) => path.startsWith('/other-api'))).toEqual([]);
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
});

test('in another browser profile nobody is signed in', async ({ page, browser, baseURL, sandbox }) => {
  await signIn(page, await sandbox.session('admin@example.com'));
  await page.goto('/');
  await expect(heading(page)).toHaveText('Open an opportunity');
  const stranger = await (await browser.newContext({ baseURL })).newPage();
  await stranger.goto(PATH);
  await expect(heading(stranger)).toHaveText('Sign in');
  await stranger.context().close();
});

test('signing in here opens what another tab waits for', async ({ page, context }) => {
  await page.goto(PATH);
  await expect(heading(page)).toHaveText('Sign in');
  const other = await context.newPage();
  await other.goto('/opportunities/1');
  await signInWith(other, 'admin@example.com');
  await expect(heading(other)).toHaveText(/Twelve desks/);
  await expect(heading(page)).toHaveText(TITLE);
});

test('where the session has ended in all tabs, signing in in one is enough', async ({ page, context, sandbox }) => {
  await page.goto('/opportunities/1');
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  const other = await context.newPage();
  await other.goto(PATH);
  await expect(heading(other)).toHaveText(TITLE);
  await sandbox.reset();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(heading(page)).toHaveText('Sign in');
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await other.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => stored(other)).toEqual(await stored(page));
  await expect(heading(other)).toHaveText(TITLE);
});

test('sessions that have ended, too, are tried once each', async ({ page, context, sandbox }) => {
  await page.goto('/opportunities/1');
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  // What two tabs answer whose sessions nobody has told that they have ended.
  const other = await bare(context);
  await other.evaluate(() => {
    const channel = new BroadcastChannel('opportune');
    const answer = (access_token) => channel.postMessage({ api: '/api', session: JSON.stringify({ access_token }), account: null, mark: '' });
    channel.onmessage = ({ data }) => data.ask && ['gone-1', 'gone-2'].forEach(answer);
  });
  await sandbox.reset();
  await page.getByRole('button', { name: 'Refresh' }).click();
  const tried = async (token) => (await sandbox.requests('/api/crm/crmopportunities/1')).filter(({ headers }) => headers.authorization === `Bearer ${token}`).length;
  for (const token of ['gone-1', 'gone-2']) await expect.poll(() => tried(token)).toBe(1);
  await expect(heading(page)).toHaveText('Sign in'); // by now nothing is under way that the clock could make time out
  await page.clock.runFor('05:00');
  await expect(heading(page)).toHaveText('Sign in');
  for (const token of ['gone-1', 'gone-2']) expect(await tried(token)).toBe(1);
});

/** As if a tab were behind another, until it is brought to the front. */
const hide = (tab) => tab.addInitScript(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }));
const bringToFront = (tab) =>
  tab.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: false });
    document.dispatchEvent(new Event('visibilitychange'));
  });

test('a tab that nobody has looked at yet asks to sign in, if somebody has signed out meanwhile', async ({ page, context, sandbox }) => {
  await signIn(page, await sandbox.session('admin@example.com'));
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  const other = await context.newPage();
  await hide(other);
  await other.goto(PATH);
  await expect(heading(other)).toHaveText(TITLE);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(other)).toHaveText('Sign in');
  await bringToFront(other);
  await other.waitForLoadState('networkidle');
  await expect(heading(other)).toHaveText('Sign in');
});

test('a tab that is brought to the front waits for none of those behind it', async ({ page, context, sandbox }) => {
  await signIn(page, await sandbox.session('admin@example.com'));
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  // As a tab does that is behind another, and whose answer does not come.
  await page.evaluate(() => void navigator.locks.request('opportune.hidden turn', () => new Promise(() => {})));
  const other = await context.newPage();
  await hide(other);
  await other.goto(PATH);
  const queue = () => other.evaluate(async () => (await navigator.locks.query()).pending.map(({ name }) => name));
  await expect.poll(queue).toEqual(['opportune.hidden turn']);
  await bringToFront(other);
  await expect(heading(other)).toHaveText(TITLE);
});
