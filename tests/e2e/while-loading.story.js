// Between asking and seeing: the skeleton, the word for screen readers, no jumping, and no work for visitors who have left.
import { hold } from './support/hold.js';
import { guestsCame } from './support/guests.js';
import { heading, record } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { observeShifts } from './support/shifts.js';
import { expect, test } from './support/story.js';

const SLOW = 87654321;

test('a slow answer: the page’s outline at once, a word after a moment, then the record', async ({ page, story }) => {
  const release = await hold(page, recordPath(SLOW));
  await page.goto(`/opportunities/${SLOW}`);
  await expect(page.getByRole('status').filter({ hasText: 'Loading the opportunity…' })).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await story.end('loading');
  release();
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(0);
});

test('before the app has arrived the page’s outline is there too', async ({ page, story, sandbox }) => {
  await hold(page, await sandbox.assetPath('wasm'));
  await page.goto(`/opportunities/${SLOW}`, { waitUntil: 'domcontentloaded' });
  await story.end('before-the-app');
});

/** From here on time stands still, so that no time limit of the app (15 s) can be what ends a request. */
const stopClock = (page, now) => page.clock.pauseAt(Date.parse(now) + 10_000);

test('leaving while a record loads abandons it, and what comes late stays unseen', async ({ page, sandbox, now }) => {
  await sandbox.fault(recordPath(SLOW), { hang: true });
  const abandoned = page.waitForEvent('requestfailed', (request) => request.url().endsWith(recordPath(SLOW)));
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await stopClock(page, now);
  await page.getByLabel('Id or link').fill(String(SLOW));
  await page.getByLabel('Id or link').press('Enter');
  await expect.poll(() => sandbox.requests(recordPath(SLOW))).toHaveLength(1);
  await page.getByRole('link', { name: 'Opportune' }).click();
  expect((await abandoned).failure().errorText).toBe('net::ERR_ABORTED');
  await expect(heading(page)).toHaveText('Open an opportunity');
  await page.clock.runFor(20_000);
  await expect(heading(page)).toHaveText('Open an opportunity');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('leaving abandons the early request as well', async ({ page, sandbox, now }) => {
  await sandbox.fault(recordPath(SLOW), { hang: true });
  const abandoned = page.waitForEvent('requestfailed', (request) => request.url().endsWith(recordPath(SLOW)));
  await page.goto(`/opportunities/${SLOW}`);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await stopClock(page, now);
  await page.getByRole('link', { name: 'Opportune' }).click();
  expect((await abandoned).failure().errorText).toBe('net::ERR_ABORTED');
  await expect(heading(page)).toHaveText('Open an opportunity');
});

test('of two records asked for in a row, the later one is shown, whichever answers first', async ({ page, sandbox }) => {
  await sandbox.put(11, record(11, { Name: '"The first"' }));
  await sandbox.put(12, record(12, { Name: '"The second"' }));
  await page.goto('/opportunities/12');
  await expect(heading(page)).toHaveText('The second');
  await page.goto('/opportunities/11');
  await expect(heading(page)).toHaveText('The first');
  const release = await hold(page, recordPath(11));
  await page.goto('/opportunities/11');
  await page.evaluate(() => {
    history.pushState(null, '', '/opportunities/12');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await expect(heading(page)).toHaveText('The second');
  release();
  await page.waitForLoadState('networkidle');
  await expect(heading(page)).toHaveText('The second');
  await expect(page).toHaveTitle(/^The second/);
});

for (const [width, height] of [[1280, 720], [320, 640]]) {
  test(`nothing jumps at ${width} px, from the first paint through the last guest`, async ({ page, sandbox }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(observeShifts);
    await page.goto('/opportunities/1');
    await expect(heading(page)).toHaveText(/Twelve desks/);
    await guestsCame(page, sandbox);
    expect(await page.evaluate(() => window.shifts)).toEqual([]);
  });
}
