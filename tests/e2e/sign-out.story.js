// Signing out forgets everything, and going back does not bring it back.
import { heading } from './support/record.js';
import { signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';

test.use({ user: null });

test('signing out forgets the session, the record and the way back', async ({ page, story, sandbox }) => {
  await page.goto('/opportunities/1');
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText('Twelve desks for Meyer & Sønn, second floor');
  const token = await page.evaluate(() => JSON.parse(sessionStorage['opportune.session']).access_token);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page)).toHaveText('Sign in');
  await expect(page).toHaveTitle(/^Sign in/);
  await expect(page.getByText('Meyer')).toHaveCount(0);
  await expect(page.getByLabel('Email')).toHaveValue('');
  await expect(page.getByLabel('Password')).toHaveValue('');
  const kept = await page.evaluate(() => ({ session: sessionStorage['opportune.session'], all: JSON.stringify([sessionStorage, localStorage, document.cookie]) }));
  expect(kept.session).toBeUndefined();
  expect(kept.all).not.toContain(token);
  await story.end('signed-out');

  await sandbox.forget();
  await page.reload();
  await expect(heading(page)).toHaveText('Sign in');
  await page.goto('/');
  await page.goBack();
  await expect(heading(page)).toHaveText('Sign in');
  await expect(page.getByText('Meyer')).toHaveCount(0);
  expect(await sandbox.requests()).toEqual([]);
});

test('another account that signs in afterwards sees its own', async ({ page }) => {
  await page.goto('/opportunities/1');
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signInWith(page, 'nobody@example.com');
  await expect(page.getByRole('alert')).toContainText('CrmOpportunity-Read');
  await expect(page.getByText('Meyer')).toHaveCount(0);
});

test('nothing that was kept in the tab or remembered in the browser outlives it', async ({ page }) => {
  await page.goto('/opportunities?q=meyer');
  await signInWith(page, 'admin@example.com');
  await page.getByRole('link', { name: 'Twelve desks for Meyer & Sønn, second floor' }).first().click();
  await expect(heading(page)).toHaveText(/Twelve desks/);
  const kept = () => page.evaluate(() => ({ tab: Object.keys(sessionStorage).filter((key) => key.startsWith('opportune.')), browser: JSON.stringify(localStorage) }));
  expect((await kept()).tab).toEqual(expect.arrayContaining(['opportune.session', 'opportune.set', 'opportune.find-place']));
  expect((await kept()).browser).toContain('Twelve desks');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page)).toHaveText('Sign in');
  const { tab, browser } = await kept();
  expect(tab).toEqual([]);
  expect(browser).not.toContain('Twelve desks');
});
