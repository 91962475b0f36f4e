// Single keys for whoever likes them: listed by one, and switched off by whoever does not.
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

test('? lists them, Escape puts the list away', async ({ page, story }) => {
  await page.goto('/opportunities/4');
  await expect(heading(page)).toBeVisible();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(dialog).toBeVisible();
  await page.waitForLoadState('networkidle');
  await story.end('keys');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('they go to the parts of the page', async ({ page }) => {
  await page.goto('/opportunities/4');
  await expect(page.getByRole('region', { name: 'History' })).toBeVisible();
  for (const [key, name] of [['n', 'Notes'], ['g', 'Stage path'], ['h', 'History']]) {
    await page.keyboard.press(key);
    await expect(page.getByRole('region', { name })).toBeFocused();
  }
});

test('the list can be put away at once, and changes nothing by that', async ({ page }) => {
  await page.goto('/opportunities/4');
  await expect(heading(page)).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeHidden();
  await expect(page.locator('dialog :focus'), 'the page has the keys again').toHaveCount(0);
  await page.keyboard.press('?');
  await expect(page.getByRole('checkbox', { name: 'Single keys work' })).toBeChecked();
});

test('switched off, they do nothing', async ({ page }) => {
  await page.goto('/opportunities/4');
  await expect(heading(page)).toBeVisible();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await dialog.getByRole('checkbox').uncheck();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('/');
  await page.keyboard.press('?');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/opportunities\/4$/);
  // On every page the list is in the header's menu, and they can be switched on again.
  await page.getByRole('link', { name: 'Find' }).click();
  await page.getByRole('banner').getByText('View').click();
  await page.getByRole('button', { name: 'Keyboard…' }).click();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: 'Keyboard…' })).toBeHidden();
  await page.keyboard.press('?');
  await expect(dialog).toBeVisible();
});

test('the switch says what another tab has chosen, and takes it back', async ({ page }) => {
  await page.goto('/opportunities/4');
  await expect(heading(page)).toBeVisible();
  await page.evaluate(() => (localStorage['opportune.single-keys-off'] = '1')); // as another tab would
  await page.getByRole('banner').getByText('View').click();
  await page.getByRole('button', { name: 'Keyboard…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(dialog.getByRole('checkbox')).not.toBeChecked();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: 'Keyboard…' })).toBeHidden();
  await page.keyboard.press('?');
  await expect(dialog).toBeVisible();
});

test('typing is typing', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Id or link').fill('');
  await page.getByLabel('Id or link').pressSequentially('r/?');
  await expect(page.getByLabel('Id or link')).toHaveValue('r/?');
});
