// Where an opportunity stands among the stages of its board, in a picture and in words.
import { heading } from './support/record.js';
import { observeShifts } from './support/shifts.js';
import { expect, test } from './support/story.js';

const path = (page) => page.getByRole('region', { name: 'Stage path' });

for (const [id, words, stages] of [
  [4, 'Stage 5 of 8', 8],
  [81, 'Stage 1 of 1', 1],
  [82, 'Stage 23 of 40', 40],
  [80, /not among the \d+ stages/, null],
]) {
  test(`record ${id} stands at ${words}`, async ({ page, story }) => {
    await page.goto(`/opportunities/${id}`);
    await expect(path(page).getByText(words)).toBeVisible();
    const items = path(page).getByRole('listitem');
    if (stages) {
      await expect(items).toHaveCount(stages);
      await expect(path(page).locator('[aria-current=step]')).toHaveCount(1);
    } else {
      await expect(path(page).locator('[aria-current=step]')).toHaveCount(0);
    }
    // It does not look clickable, and nothing in it takes the focus.
    await expect(path(page).locator('a, button, [tabindex="0"]')).toHaveCount(0);
    await page.waitForLoadState('networkidle');
    await story.end(`stage-path-${id}`);
  });
}

for (const [width, id, shown] of [[320, 4, true], [768, 4, true], [1280, 4, false], [1280, 82, true]]) {
  test(`at ${width} px each of the stages of record ${id} ${shown ? 'is named on demand' : 'has its name beside it'}`, async ({ page, story }) => {
    await page.setViewportSize({ width, height: 720 });
    await page.goto(`/opportunities/${id}`);
    const all = path(page).locator('summary', { hasText: 'All stages' });
    const names = path(page).locator('.step-name');
    const inSight = () => names.evaluateAll((found) => found.filter((name) => name.getBoundingClientRect().width > 1).length);
    await expect(names).not.toHaveCount(0);
    const stages = await names.count();
    await page.waitForLoadState('networkidle'); // drawn anew with the moves
    await expect(all).toBeVisible({ visible: shown });
    expect(await inSight()).toBe(shown ? 0 : stages);
    if (!shown) {
      const step = path(page).getByRole('listitem').first();
      await expect(step.locator('.step-time')).toHaveText('20 days');
      const [name, time] = [await step.locator('.step-name').boundingBox(), await step.locator('.step-time').boundingBox()];
      expect(time.y, 'the time stands below the name').toBeGreaterThanOrEqual(name.y + name.height);
      return;
    }
    await all.press('Enter');
    expect(await inSight()).toBe(stages);
    await expect(path(page).getByRole('listitem')).toHaveCount(stages);
    await story.end();
    await page.setViewportSize({ width, height: 720 });
    await all.press('Enter');
    expect(await inSight()).toBe(0);
  });
}

test('the second of three stages of one name is the current one', async ({ page }) => {
  await page.goto('/opportunities/83');
  const items = path(page).getByRole('listitem').filter({ hasText: 'Follow up' });
  await expect(items).toHaveCount(3);
  await expect(items.nth(1)).toHaveAttribute('aria-current', 'step');
});

test('a lost one keeps the stages it went through', async ({ page }) => {
  await page.goto('/opportunities/1');
  await expect(path(page).getByText('Stage 8 of 8')).toBeVisible();
  await expect(path(page).locator('[aria-current=step]')).toHaveText(/^Lost/);
  await expect(path(page).getByRole('listitem').filter({ hasText: 'New enquiry' })).toHaveText(/20 days.*completed/);
});

test.describe('without the role for stages', () => {
  test.use({ user: 'reader@example.com' });

  test('the badge stands alone, the path’s place says why, and nothing jumps', async ({ page, story }) => {
    await page.addInitScript(observeShifts);
    story.expectError(/401/);
    await page.goto('/opportunities/4');
    await expect(heading(page)).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(page.getByText('Proposal sent').first()).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(path(page)).toHaveText('Stages not available');
    expect(await page.evaluate(() => window.shifts)).toEqual([]);
    await story.end('without-stages');
  });
});

test('nothing jumps while the guests arrive', async ({ page }) => {
  await page.addInitScript(observeShifts);
  for (const width of [1280, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 720 });
    // The stages of 122 and 123 contradict their status, which is said above the notes.
    for (const id of [1, 48, 80, 82, 86, 122, 123]) {
      await page.goto(`/opportunities/${id}`);
      await expect(page.getByRole('region', { name: 'History' })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect.soft(await page.evaluate(() => window.shifts), `opportunity ${id} at ${width} px`).toEqual([]);
    }
  }
});
