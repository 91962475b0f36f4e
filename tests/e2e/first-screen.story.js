// What the first screen promises: title, value, status, stage, follow-up and the worst signal, whatever the record.
import { SCREENS } from './support/first_screen.js';
import { guestsCame } from './support/guests.js';
import { field, heading } from './support/record.js';
import { expect, test } from './support/story.js';

/** Records that stretch it, with the day of the follow-up and the worst signal, by the sandbox's table. */
const RECORDS = [
  [1, 'lost, everything full', '5 Jun 2026', 'Reminder sent'],
  [15, 'won and overdue', '1 Jun 2026', 'Won after 37 days'],
  [101, 'open and overdue', '7 Jun 2026', 'Follow-up overdue by 3 days'],
  [40, 'right to left', '17 Jun 2026', 'Follow-up in 7 days'],
  [48, 'a title of 2,000 letters', '17 Jun 2026', 'Follow-up in 7 days'],
  [26, 'a value of 30 digits', '17 Jun 2026', 'Follow-up in 7 days'],
  [82, 'forty stages', '17 Jun 2026', 'Follow-up in 7 days'],
  [128, 'everything at odds', '7 Jun 2026', 'Won, but without a won date'],
];

for (const { width, height, reach } of SCREENS) {
  test.describe(`${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    for (const [id, what, day, signal] of RECORDS) {
      test(`${what}: all of it lies within ${reach} px`, async ({ page }) => {
        await page.goto(`/opportunities/${id}`);
        await expect(heading(page)).toBeVisible();
        const main = page.getByRole('main');
        const worst = page.getByRole('list', { name: 'Signals' }).getByRole('listitem').first();
        await expect(worst).toContainText(signal);
        for (const [name, promised] of [
          ['title', heading(page)],
          ['value', main.locator('.strip .money')],
          ['status', main.locator('.strip .badge').first()],
          ['stage', main.locator('.strip .badge').last()],
          ['follow-up', main.locator('time').filter({ hasText: day }).first()],
          ['worst signal', worst],
        ]) {
          const box = await promised.boundingBox();
          expect.soft(box.y, `${name} begins`).toBeGreaterThanOrEqual(0);
          expect.soft(box.y + box.height, `${name} ends`).toBeLessThanOrEqual(reach);
          expect.soft(box.x, `${name}, to the left`).toBeGreaterThanOrEqual(0);
          expect.soft(box.x + box.width, `${name}, to the right`).toBeLessThanOrEqual(width);
        }
      });
    }
  });
}

test('a long title never takes the page away from what is read', async ({ page }) => {
  await page.goto('/opportunities/48');
  await expect(heading(page)).toBeVisible();
  await page.getByText('Unique Id').scrollIntoViewIfNeeded();
  const strip = await page.locator('.strip').filter({ visible: true }).boundingBox();
  expect(strip.height).toBeLessThan(200);
  // What is cut short at the top is said in full below.
  const title = await heading(page).textContent();
  await expect(page.locator('dt', { hasText: /^Name$/ }).locator('xpath=following-sibling::dd')).toHaveText(title);
});

test.describe('where the window is narrow or low', () => {
  for (const [width, height] of [[320, 640], [390, 844], [640, 360]]) {
    test(`title, status and value stay in sight at ${width} × ${height}, and never over what has the focus`, async ({ page, sandbox }) => {
      await page.setViewportSize({ width, height });
      await page.goto('/opportunities/1');
      await guestsCame(page, sandbox);
      const top = await page.evaluate(() => document.elementFromPoint(40, 20)?.className);
      expect(top, 'not at the beginning').not.toBe('strip-small');
      await field(page, 'Unique Id').scrollIntoViewIfNeeded();
      const small = page.locator('.strip-small');
      const box = await small.boundingBox();
      expect(box.y).toBe(0);
      expect(box.height).toBeLessThan(50);
      expect(await page.evaluate(() => document.elementFromPoint(40, 20)?.className)).toBe('strip-small');
      const said = await small.evaluate((element) => getComputedStyle(element, '::before').content);
      expect(said).toMatch(/^"Twelve desks for Meyer & Sønn, second floor\\a Lost, Ingrid Meyer, £14,250\.50, /);
      // From the end to the beginning, where each step scrolls up to what is above.
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const hidden = [];
      const seen = new Set();
      for (;;) {
        await page.keyboard.press('Shift+Tab');
        const { name, isNew, isHidden } = await page.evaluate(() => {
          const { activeElement: at } = document;
          const isNew = !at.dataset.seen;
          at.dataset.seen = '1';
          const { top, left } = at.getBoundingClientRect();
          const bar = document.querySelector('.strip-small').getBoundingClientRect();
          const below = document.elementFromPoint(left + 2, top + 2);
          return { name: at.outerHTML.slice(0, 80), isNew, isHidden: below?.className === 'strip-small' && top < bar.bottom };
        });
        if (!isNew) break;
        seen.add(name);
        if (isHidden) hidden.push(name);
      }
      expect(seen.size).toBeGreaterThan(20);
      expect(hidden).toEqual([]);
    });
  }
});
