// The browser's own cache of whole pages: one that comes out of it is as true as one that was never left.
import { recordPath } from './support/sandbox.js';
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';
import config from './playwright.config.mjs';

// Playwright switches it off, since a page in it is one nobody can look into.
test.use({ launchOptions: { ...config.use.launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] } });

const PATH = '/opportunities/1';

/** Leaves it for a document without an icon, which the browser asks for. */
const leave = (page) => {
  page.watched.expectError(/404/);
  return page.goto('/sbom.cdx.json');
};

const FROM_THE_CACHE = 'out of the back/forward cache';

/** Goes back, and sees to it that the page comes out of the cache. Whoever looks into it too early throws it out. */
const comeBack = async (page) => {
  const shown = page.waitForEvent('console', (message) => message.text() === FROM_THE_CACHE);
  await page.goBack({ waitUntil: 'commit' });
  await shown;
};

test.beforeEach(({ page }) => page.addInitScript((said) => addEventListener('pageshow', ({ persisted }) => persisted && console.log(said)), FROM_THE_CACHE));

test('a page that was left is there at once, asks nothing, and goes on working', async ({ page, sandbox }) => {
  await page.goto(PATH);
  await page.waitForLoadState('networkidle');
  await leave(page);
  await sandbox.forget();
  await comeBack(page);
  await expect(heading(page)).toHaveText(/Twelve desks/);
  expect(await sandbox.requests(recordPath(1))).toEqual([]);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(async () => (await sandbox.requests(recordPath(1))).length).toBe(1);
  await expect(heading(page)).toHaveText(/Twelve desks/);
});

test('whoever signs out in another tab finds nothing in it', async ({ page, context }) => {
  await page.goto(PATH);
  await page.waitForLoadState('networkidle');
  const other = await context.newPage();
  await other.goto(PATH);
  await expect(heading(other)).toHaveText(/Twelve desks/);
  await leave(page);
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(other)).toHaveText('Sign in');
  await comeBack(page);
  await expect(heading(page)).toHaveText('Sign in');
  await expect(page.getByText('Meyer')).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage['opportune.session'])).toBeUndefined();
});

const token = (tab) => tab.evaluate(() => JSON.parse(sessionStorage['opportune.session']).access_token);

test('a session that was renewed meanwhile is taken up', async ({ page, context, sandbox }) => {
  await page.goto(PATH);
  await page.waitForLoadState('networkidle');
  const other = await context.newPage();
  await other.goto(PATH);
  await expect(heading(other)).toHaveText(/Twelve desks/);
  await other.waitForLoadState('networkidle');
  const old = await token(page);
  await leave(page);
  await sandbox.expireTokens();
  await other.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => token(other)).not.toBe(old);
  await comeBack(page);
  await expect.poll(() => token(page)).toBe(await token(other));
});
