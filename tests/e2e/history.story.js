// How an opportunity moved through its stages: who, from where to where, when, after how long.
import { expect, test } from './support/story.js';

const history = (page) => page.getByRole('region', { name: 'History' });

test('each move names who made it, or that nobody did', async ({ page }) => {
  await page.goto('/opportunities/1');
  const moves = history(page).getByRole('listitem');
  await expect(moves).toHaveCount(3);
  await expect(moves.nth(0)).toHaveText(/Won → Lost.*7 Jun 2026.*by Priya Raman.*after 17 days/);
  await expect(moves.nth(1)).toHaveText(/New enquiry → Won.*automatically.*after 20 days/);
  await expect(moves.nth(2)).toHaveText(/Placed in New enquiry/);
});

test('2,000 moves are there, a few at first', async ({ page }) => {
  await page.goto('/opportunities/85');
  await expect(history(page).getByRole('listitem')).toHaveCount(20);
  await history(page).getByRole('button', { name: /^Show 1,98\d more/ }).click();
  await expect(history(page).locator('#older-moves')).toBeFocused();
  await expect.poll(() => history(page).getByRole('listitem').count()).toBeGreaterThanOrEqual(2000);
});

test('untidy rows are shown as they are', async ({ page, story }) => {
  await page.goto('/opportunities/86');
  await expect(history(page)).toBeVisible();
  await page.waitForLoadState('networkidle');
  await story.end('untidy-history');
});

test('when it moved is told in both zones and as it arrived, and stays unfolded while time passes', async ({ page }) => {
  await page.goto('/opportunities/1');
  const move = history(page).getByRole('listitem').first();
  await move.locator('summary').click();
  await expect(move.locator('dl')).toHaveText(/Europe\/London.*UTC.*As it arrived.*2026-06-07T/);
  await page.getByRole('heading', { level: 1 }).hover();
  await page.clock.fastForward(86_400_000);
  await expect(move).toHaveText(/4 days ago/);
  await expect(move.locator('dl')).toBeVisible();
});
