// Empty fields are out of the way, counted, and back with one click; the choice is remembered.
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

const label = (page, words) => page.locator('dt').filter({ hasText: new RegExp(`^${words}$`) });

test('they fold, unfold and stay as they were left', async ({ page }) => {
  await page.goto('/opportunities/87654321');
  await expect(heading(page)).toBeVisible();
  await expect(label(page, 'UTM source')).toBeHidden();
  // An empty one of these is a task, so it stays in sight.
  for (const words of ['Customer', 'Responsible', 'Follow-up date', 'Lead source']) await expect(label(page, words)).toBeVisible();
  await page.getByRole('button', { name: /^Show \d+ empty fields$/ }).click();
  await expect(label(page, 'UTM source')).toBeVisible();
  await page.reload();
  await expect(label(page, 'UTM source')).toBeVisible();
  await page.getByRole('button', { name: 'Hide empty fields' }).click();
  await expect(label(page, 'UTM source')).toBeHidden();
});
