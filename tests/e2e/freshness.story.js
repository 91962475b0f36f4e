// The page stays true: refreshed on demand and on coming back, what changed is marked, what fails takes nothing away.
import { field, heading, record } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

const ID = 4;

test('a refresh marks what changed and keeps the place', async ({ page, sandbox, story }) => {
  await sandbox.put(ID, record(ID));
  await page.goto(`/opportunities/${ID}`);
  await expect(page.getByText('Updated just now')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await sandbox.put(ID, record(ID, { Value: '5000.00', CrmBoardColumnName: '"Negotiation"' }));
  await page.keyboard.press('r');
  await expect(page.getByText(/^Updated just now\. Changed: .*Value.*Stage/)).toBeVisible();
  await expect(page.getByText('£5,000.00')).toBeVisible();
  await expect(field(page, 'Stage')).toHaveText('Negotiationchanged');
  await story.end('changed');
});

test('time passes on the page', async ({ page }) => {
  await page.goto(`/opportunities/${ID}`);
  await expect(page.getByText('Updated just now')).toBeVisible();
  await page.clock.fastForward('03:00');
  await expect(page.getByText('Updated 3 minutes ago')).toBeVisible();
});

test('a refresh that fails leaves what was there', async ({ page, sandbox, story }) => {
  await page.goto(`/opportunities/${ID}`);
  await expect(page.getByText('Updated just now')).toBeVisible();
  await sandbox.fault(recordPath(ID), { status: 500 });
  story.expectError(/500/);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(/It could not be refreshed: Nexudus has a problem/)).toBeVisible();
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('whoever comes back after five minutes finds it refreshed', async ({ page, sandbox }) => {
  await page.goto(`/opportunities/${ID}`);
  await expect(page.getByText('Updated just now')).toBeVisible();
  await page.waitForLoadState('networkidle');
  const back = async () => {
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  };
  await sandbox.forget();
  await page.clock.fastForward('04:00');
  await back();
  await page.clock.fastForward('02:00');
  await back();
  await expect.poll(async () => (await sandbox.requests(recordPath(ID))).length).toBe(1);
  await expect(page.getByText('Updated just now')).toBeVisible();
});
