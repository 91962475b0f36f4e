// A problem in place of a page.
import { expect } from '@playwright/test';

/** The problem on show: its words, and its one button. */
export const problem = async (page, words, button) => {
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(words);
  await expect(alert.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(alert.getByRole('button')).toHaveText([button]);
  return alert.getByRole('button');
};

/** Minutes go by, as long as something is asked again by itself. */
export const untilItGivesUp = (page) =>
  expect(async () => {
    await page.clock.runFor(5_000);
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 200 });
  }).toPass();
