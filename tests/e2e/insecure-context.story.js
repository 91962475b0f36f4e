// Plain http to a host that is not this machine: no locks, no service worker, no clipboard; everything else works.
import { heading } from './support/record.js';
import { signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';
import { take } from './support/toolbar.js';

const ORIGIN = 'http://opportune.example';

test.use({ user: null, serviceWorkers: 'allow' });

test.beforeEach(async ({ page, sandbox, story }) => {
  page.watched.moveTo(ORIGIN);
  // Headers that browsers do not take from an origin like this one.
  story.expectError(/Cross-Origin-Opener-Policy header has been ignored/);
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const response = await route.fetch({ url: sandbox.url + pathname + search });
    await route.fulfill({ response });
  });
});

test('without a secure context the app works, and says what it cannot do', async ({ page, sandbox, story }) => {
  await page.goto(`${ORIGIN}/opportunities/87654321`);
  expect(await page.evaluate(() => ({ isSecureContext, locks: 'locks' in navigator, worker: 'serviceWorker' in navigator, clipboard: 'clipboard' in navigator }))).toEqual({
    isSecureContext: false, locks: false, worker: false, clipboard: false,
  });
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  const { client_id: client } = await page.evaluate(() => JSON.parse(sessionStorage['opportune.session']));
  expect(client).toMatch(/.{8}/);
  await page.waitForLoadState('networkidle');
  await story.end();

  for (const [entry, what] of [['Copy as Markdown', 'summary'], ['Copy as JSON, as it arrived', 'JSON'], ['Copy link', 'link']]) {
    await take(page, entry);
    await expect(page.getByRole('status').filter({ hasText: `The browser does not allow copying here: the ${what} was not copied` })).toHaveCount(1);
  }
  // One with a customer.
  await page.goto(`${ORIGIN}/opportunities/4`);
  await expect(heading(page)).toHaveText(/Twelve desks/);
  const [file] = await Promise.all([page.waitForEvent('download'), take(page, '.vcf')]);
  expect(file.suggestedFilename()).toBe('customer.vcf');

  // Without locks every tab renews for itself: still once, and never in a loop.
  await sandbox.expireTokens();
  await sandbox.forget();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(async () => (await sandbox.requests('/api/token')).length).toBe(1);
  await expect(page.getByText(/Updated just now/)).toBeVisible();
  await page.getByRole('link', { name: 'Opportune' }).click();
  await expect(heading(page)).toHaveText('Open an opportunity');
  expect(await sandbox.requests('/api/token')).toHaveLength(1);
  await page.reload();
  await expect(heading(page)).toHaveText('Open an opportunity');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page)).toHaveText('Sign in');
});

test('a new tab is given the session there too', async ({ page, context, sandbox }) => {
  await page.goto(`${ORIGIN}/`);
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText('Open an opportunity');
  const other = await context.newPage();
  await other.route(`${ORIGIN}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: sandbox.url + pathname + search }) });
  });
  await other.goto(`${ORIGIN}/opportunities/87654321`);
  await expect(heading(other)).toHaveText('CrmOpportunity Example');
  await other.waitForLoadState('networkidle'); // what is still under way would have nowhere to arrive
});
