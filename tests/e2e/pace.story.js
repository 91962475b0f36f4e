// The API's own limit is kept: nothing is asked so soon after something else that it is refused.
import { heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';

test.beforeEach(({ sandbox }) => sandbox.throttle('409'));

test('a record and all its guests come without being throttled', async ({ page, sandbox }) => {
  await page.goto('/opportunities/1');
  await expect(page.getByText('Zoé d’Artois')).toBeVisible();
  await page.waitForLoadState('networkidle');
  const refused = (await sandbox.requests()).filter(({ status }) => status === 409);
  expect(refused).toEqual([]);
});

test('a tab out of sight asks for its record alone, and for the rest as soon as it is looked at', async ({ page, sandbox }) => {
  await page.addInitScript(() => {
    let hidden = true;
    Object.defineProperty(document, 'hidden', { get: () => hidden });
    window.look = () => {
      hidden = false;
      document.dispatchEvent(new Event('visibilitychange'));
    };
  });
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await page.clock.runFor(10_000);
  await page.waitForLoadState('networkidle');
  const paths = async () => (await sandbox.requests()).map(({ path }) => path.replace(/\?.*/, '')).filter((path) => path.startsWith('/api/') && !path.endsWith('/token'));
  expect(await paths()).toEqual([recordPath(1)]);
  await page.evaluate(() => window.look());
  await expect(page.getByText('Zoé d’Artois')).toBeVisible();
  expect(await paths()).toContain('/api/crm/crmboardcolumns');
  expect((await sandbox.requests()).filter(({ status }) => status === 409)).toEqual([]);
});

test.describe('signing in without a role', () => {
  test.use({ user: null });

  test('is told apart from an ended session at the first try', async ({ page, story }) => {
    story.expectError(/401/);
    await page.goto('/opportunities/1');
    await signInWith(page, 'nobody@example.com');
    await expect(heading(page)).toHaveText('Your account may not read opportunities');
  });
});
