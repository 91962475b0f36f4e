// Without a mouse: signing in, opening an opportunity, reading on, leaving.
import { heading } from './support/record.js';
import { PASSWORD } from './support/sandbox.js';
import { expect, test } from './support/story.js';
import { tabTo } from './support/tab.js';

test.use({ user: null });

test('from signing in to an opportunity and out again', async ({ page }) => {
  await page.goto('/');
  await tabTo(page, page.getByLabel('Email'));
  await page.keyboard.type('admin@example.com');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Open an opportunity');

  await tabTo(page, page.getByLabel('Id or link'));
  await page.keyboard.type('87654321');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await expect(heading(page)).toBeFocused();

  await tabTo(page, page.getByRole('link', { name: 'admin@example.com' }));
  await tabTo(page, page.getByRole('link', { name: 'Opportune' }));
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Open an opportunity');

  await tabTo(page, page.getByRole('button', { name: 'Sign out' }));
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Sign in');
});

test('the first Tab offers to skip to the content', async ({ page }) => {
  await page.goto('/');
  await expect(heading(page)).toHaveText('Sign in');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(/\/(#main)?$/);
});

test('what has the focus shows it', async ({ page }) => {
  await page.goto('/');
  await tabTo(page, page.getByRole('button', { name: 'Sign in' }));
  const outline = await page.getByRole('button', { name: 'Sign in' }).evaluate((button) => getComputedStyle(button).outlineStyle);
  expect(outline).not.toBe('none');
});
