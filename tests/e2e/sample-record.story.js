// Record 87654321: the documentation's sample, in which nearly everything is null. Nothing looks broken, blank or invented.
import { everything, field, heading } from './support/record.js';
import { expect, test } from './support/story.js';

test.beforeEach(async ({ page }) => {
  await page.goto('/opportunities/87654321');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
});

test('what is null or 0 is not set', async ({ page, story }) => {
  const text = await everything(page);
  for (const label of ['Lead source', 'Follow-up date', 'Responsible', 'Company', 'Stage']) {
    await expect(field(page, label), label).toHaveText('Not set');
  }
  // An enum's 0 is in no table; a value that is null is no amount; nobody lost it, so there is no reason to name.
  expect(text).not.toMatch(/Unknown \(0\)|£|0\.00|Loss reason|null|undefined|NaN|1970|Invalid/);
  await story.end('sample');
});

test('what it does hold is shown: Ids, dates in the visitor’s zone, who changed it', async ({ page }) => {
  const text = await everything(page);
  expect(text).toContain('87654321');
  expect(text).toContain('a1b2c3d4-e5f6-7890-abcd-ef1234567890');
  // 08:00Z and 10:30Z in January, when London is on UTC.
  await expect(field(page, 'Created on')).toContainText('10 Jan 2025, 08:00');
  await expect(field(page, 'Updated on')).toContainText('15 Jan 2025, 10:30');
  await expect(page.getByRole('link', { name: 'admin@example.com' })).toHaveAttribute('href', 'mailto:admin@example.com');
});

test('the status says that there is none', async ({ page }) => {
  await expect(page.getByRole('main').getByText('Not set', { exact: true }).first()).toBeVisible();
  for (const word of ['In progress', 'Won', 'Lost']) await expect(page.getByRole('main').getByText(word, { exact: true })).toHaveCount(0);
});
