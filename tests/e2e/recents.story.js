// What was opened and pinned is a click away, for whoever opened it, until they sign out. And one key opens anything.
import { heading } from './support/record.js';
import { signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';

const list = (page, name) => page.getByRole('region', { name }).getByRole('link');
const home = (page) => page.getByRole('link', { name: 'Opportune' }).click();

const open = async (page, id, title) => {
  await page.goto(`/opportunities/${id}`);
  await expect(heading(page)).toHaveText(title);
};

test('the start page lists what was opened, the latest first, each once', async ({ page, story }) => {
  await page.goto('/');
  await expect(heading(page)).toHaveText('Open an opportunity');
  await expect(page.getByRole('region', { name: 'Recently opened' })).toHaveCount(0);
  await open(page, 4, /^Open and complete|Twelve/);
  await open(page, 87654321, 'CrmOpportunity Example');
  await open(page, 12, /.+/);
  await open(page, 87654321, 'CrmOpportunity Example');
  const twelve = '/opportunities/12';
  await home(page);
  await expect(heading(page)).toHaveText('Open an opportunity');
  const links = list(page, 'Recently opened');
  await expect(links).toHaveCount(3);
  expect(await links.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(['/opportunities/87654321', twelve, '/opportunities/4']);
  await story.end('recently-opened');
  await links.first().click();
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
});

test('pinned ones stand first and stay', async ({ page, story }) => {
  await open(page, 87654321, 'CrmOpportunity Example');
  await page.keyboard.press('b');
  await expect(page.getByRole('status').filter({ hasText: 'Pinned to the start page' })).toHaveCount(1);
  await open(page, 12, /.+/);
  await home(page);
  await expect(list(page, 'Pinned')).toHaveText(['CrmOpportunity Example']);
  await expect(list(page, 'Recently opened')).toHaveCount(1);
  await story.end('pinned');
  await page.getByRole('button', { name: 'Unpin CrmOpportunity Example' }).click();
  await expect(page.getByRole('region', { name: 'Pinned' })).toHaveCount(0);
  await expect(list(page, 'Recently opened')).toHaveCount(2);
});

test.describe('as long as one is signed in', () => {
  test.use({ user: null });

  test('they stay in the browser for the account, and signing out forgets them', async ({ page, context }) => {
    await page.goto('/opportunities/87654321');
    await signInWith(page, 'admin@example.com');
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
    // Another day: the tab is gone, the browser is not.
    const later = await context.newPage();
    await page.close();
    await later.goto('/');
    await signInWith(later, 'reader@example.com');
    await expect(heading(later)).toHaveText('Open an opportunity');
    await expect(list(later, 'Recently opened')).toHaveCount(0);
    await later.evaluate(() => sessionStorage.clear());
    await later.goto('/');
    await signInWith(later, 'Admin@example.com');
    await expect(list(later, 'Recently opened')).toHaveText(['CrmOpportunity Example']);
    await later.getByRole('button', { name: 'Sign out' }).click();
    await expect(heading(later)).toHaveText('Sign in');
    expect(await later.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain('CrmOpportunity Example');
  });

  test('they stand in every tab of the browser', async ({ page, context }) => {
    await page.goto('/opportunities/87654321');
    await signInWith(page, 'admin@example.com');
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
    const other = await context.newPage();
    await open(other, 1, /^Twelve desks/);
    await home(other);
    await expect(list(other, 'Recently opened')).toHaveText([/^Twelve desks/, 'CrmOpportunity Example']);
    await home(page);
    await expect(list(page, 'Recently opened')).toHaveCount(2);
  });
});

test('whoever pins by keyboard stays with the entry', async ({ page }) => {
  await open(page, 87654321, 'CrmOpportunity Example');
  await open(page, 12, /.+/);
  await home(page);
  for (const [name, then] of [['Pin', 'Unpin'], ['Unpin', 'Pin']]) {
    await page.getByRole('button', { name: `${name} CrmOpportunity Example`, exact: true }).press('Enter');
    await expect(page.getByRole('button', { name: `${then} CrmOpportunity Example`, exact: true })).toBeFocused();
  }
});

test('one key opens anything, from anywhere', async ({ page, story }) => {
  await open(page, 4, /.+/);
  // The title may be told before the app is there to hear of a key.
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'Open another opportunity' });
  await expect(dialog.getByLabel('Id or link')).toBeFocused();
  await story.end();
  await page.keyboard.type('see crmopportunities/87654321 please');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await expect(dialog).toBeHidden();
  await expect(heading(page)).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.type('Müller & Söhne');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/opportunities?q=M%C3%BCller%20%26%20S%C3%B6hne');
  await expect(dialog).toBeHidden();
});

test('on the start page that key goes to its field', async ({ page }) => {
  await page.goto('/');
  await expect(heading(page)).toHaveText('Open an opportunity');
  await page.keyboard.press('/');
  await expect(page.getByLabel('Id or link')).toBeFocused();
  await page.keyboard.type('the architects in Berlin');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/opportunities?q=the%20architects%20in%20Berlin');
});

test('what it suggests ends with the session, here or in another tab', async ({ page, context }) => {
  await open(page, 4, /.+/);
  const title = await heading(page).textContent();
  await page.waitForLoadState('networkidle');
  const other = await context.newPage();
  await other.goto('/');
  await page.keyboard.press('/');
  const dialog = page.locator('#opener');
  await expect(dialog).toBeVisible();
  expect(await dialog.innerHTML()).toContain('<option');
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page)).toHaveText('Sign in');
  await expect(dialog).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(title);
});
