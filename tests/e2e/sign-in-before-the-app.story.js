// The sign-in page is usable with the first bytes of HTML: what is typed and sent before the app has arrived is not lost.
import { hold } from './support/hold.js';
import { heading } from './support/record.js';
import { fillIn, signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';

test.use({ user: null });

test('a form sent before the app has arrived is sent on by it', async ({ page, story, sandbox }) => {
  const release = await hold(page, await sandbox.assetPath('wasm'));
  await page.goto('/opportunities/87654321', { waitUntil: 'domcontentloaded' });
  await signInWith(page, 'admin@example.com');
  await expect(page.getByText('the app is still loading')).toBeVisible();
  await expect(page).toHaveURL('/opportunities/87654321');
  expect(await sandbox.requests()).toEqual([]);
  await story.end('sent-early');
  release();
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  expect((await sandbox.requests('/api/token')).map(({ method, status }) => `${method} ${status}`)).toEqual(['POST 200']);
  const everyUrl = (await sandbox.requests('/')).map(({ path }) => path).join(' ');
  expect(everyUrl).not.toMatch(/admin|sandbox|password/);
});

test('what is typed before the app has arrived stays in the fields', async ({ page, sandbox }) => {
  const release = await hold(page, await sandbox.assetPath('wasm'));
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await fillIn(page, 'admin@example.com', 'half a passw');
  await page.getByLabel('Password').focus();
  release();
  await page.waitForLoadState('load');
  await expect(page.locator('html')).toHaveAttribute('data-app');
  await expect(page.getByLabel('Email')).toHaveValue('admin@example.com');
  await expect(page.getByLabel('Password')).toHaveValue('half a passw');
  await expect(page.getByLabel('Password')).toBeFocused();
});
