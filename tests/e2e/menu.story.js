// The header's menu: who is signed in, light or dark, which times.
import { hold } from './support/hold.js';
import { field, heading } from './support/record.js';
import { signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';

const openMenu = (page) => page.getByRole('banner').locator('summary').first().click();

test('it says who is signed in, asked for only when somebody looks', async ({ page, story, sandbox }) => {
  await page.goto('/');
  await expect(heading(page)).toBeVisible();
  expect(await sandbox.requests('/api/auth/me')).toEqual([]);
  await openMenu(page);
  await expect(page.getByRole('banner')).toContainText('admin@example.com');
  expect(await sandbox.requests('/api/auth/me')).toHaveLength(1);
  await story.end();
});

test('what Nexudus does not say is asked again at the next look', async ({ page, sandbox, story }) => {
  story.expectError(/500/);
  await sandbox.fault('/api/auth/me', { status: 500, times: 1 });
  await page.goto('/');
  await openMenu(page);
  await expect(page.getByRole('banner')).toContainText('Signed in as an account Nexudus did not name');
  await openMenu(page);
  await openMenu(page);
  await expect(page.getByRole('banner')).toContainText('Signed in as admin@example.com');
});

test.describe('signed out', () => {
  test.use({ user: null });

  test('after signing in as somebody else it names them', async ({ page }) => {
    await page.goto('/');
    await signInWith(page, 'admin@example.com');
    await openMenu(page);
    await expect(page.getByRole('banner')).toContainText('admin@example.com');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signInWith(page, 'reader@example.com');
    await openMenu(page);
    await expect(page.getByRole('banner')).toContainText('reader@example.com');
    await expect(page.getByRole('banner')).not.toContainText('admin@example.com');
  });

  test('what is said of an account after it has signed out is not said of the next', async ({ page }) => {
    await page.goto('/');
    await signInWith(page, 'admin@example.com');
    const release = await hold(page, '/api/auth/me');
    await openMenu(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signInWith(page, 'reader@example.com');
    await expect(heading(page)).toHaveText('Open an opportunity');
    const late = page.waitForResponse('**/api/auth/me');
    release();
    await (await late).finished();
    await openMenu(page);
    await expect(page.getByRole('banner')).toContainText('Signed in as reader@example.com');
  });
});

test('dark or light can be chosen against the system, and lasts', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await openMenu(page);
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await page.reload({ waitUntil: 'domcontentloaded' });
  expect(await ground()).toBe(dark);
  await page.emulateMedia({ colorScheme: 'dark' });
  await openMenu(page);
  await page.getByRole('radio', { name: 'Light' }).check();
  await expect.poll(ground).toBe(light);
});

test.describe('in Tokyo', () => {
  test.use({ timezoneId: 'Asia/Tokyo' });

  test('times can be read in UTC, and say so', async ({ page }) => {
    await page.goto('/opportunities/87654321');
    await expect(field(page, 'Created on')).toContainText('10 Jan 2025, 17:00');
    await openMenu(page);
    await page.getByRole('radio', { name: 'UTC' }).check();
    await expect(field(page, 'Created on')).toContainText('10 Jan 2025, 08:00');
    await expect(page.getByRole('main')).toContainText('Times in UTC');
  });
});
