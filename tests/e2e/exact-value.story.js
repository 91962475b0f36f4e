// The value's exact digits, on demand: as they arrived, plain, and without moving anything.
import { guestsCame } from './support/guests.js';
import { heading, record } from './support/record.js';
import { expect, test } from './support/story.js';

const open = async (page, id) => {
  await page.goto(`/opportunities/${id}`);
  await expect(heading(page)).toBeVisible();
};

/** Where everything else stands. What is folded away stands nowhere, and browsers measure it when they like. */
const places = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')].filter((element) => !element.closest('.exact') && element.checkVisibility()).map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.tagName, x, y, width, height].join(' ');
    }),
  );

for (const width of [320, 1280]) {
  test(`at ${width} px they open and close by keyboard, and nothing moves`, async ({ page, sandbox }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, 1);
    await guestsCame(page, sandbox);
    const exactly = page.getByText('Exactly 14250.50 GBP');
    await expect(exactly).toBeHidden();
    const before = await places(page);
    await page.getByRole('main').locator('summary', { hasText: '£14,250.50' }).focus();
    await page.keyboard.press('Enter');
    await expect(exactly).toBeInViewport({ ratio: 1 });
    expect(await places(page)).toEqual(before);
    await page.keyboard.press('Enter');
    await expect(exactly).toBeHidden();
  });
}

test('Tab reaches them, and the digits can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 31);
  await page.getByRole('button', { name: 'Take away' }).or(page.getByText('Take away')).first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Copy value' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Copied the value' })).toHaveCount(1);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('10.005 GBP');
});

test('they close as menus do: on Escape, and on a click elsewhere, but not on one within', async ({ page }) => {
  await open(page, 1);
  const summary = page.getByRole('main').locator('summary', { hasText: '£14,250.50' });
  const exactly = page.getByText('Exactly 14250.50 GBP');
  await summary.click();
  await exactly.click();
  await expect(exactly).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(exactly).toBeHidden();
  await summary.click();
  await page.getByRole('heading', { name: 'Notes' }).click();
  await expect(exactly).toBeHidden();
});

test('the big figure lines its digits up', async ({ page }) => {
  await open(page, 1);
  await expect(page.getByRole('main').getByText('£14,250.50').first()).toHaveCSS('font-variant-numeric', 'tabular-nums');
});

test('without a currency there are digits alone, without a value nothing to open', async ({ page, sandbox }) => {
  await open(page, 20);
  await page.getByRole('main').locator('summary', { hasText: '4,200.00' }).click();
  await expect(page.getByText('Exactly 4200.00')).toBeVisible();
  await sandbox.put(600, record(600, { Value: 'null' }));
  await open(page, 600);
  await expect(page.locator('.strip').getByText('Not set')).toBeVisible();
  await expect(page.locator('.strip summary').filter({ visible: true })).toHaveCount(0);
});

test('open, the page is as it should be', async ({ page, sandbox, story }) => {
  await open(page, 1);
  await guestsCame(page, sandbox);
  await page.getByRole('main').locator('summary', { hasText: '£14,250.50' }).click();
  await story.end();
});
