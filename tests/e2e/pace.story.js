// The API's own limit is kept: nothing is asked so soon after something else that it is refused.
import { setClock } from './support/clock.js';
import { heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';

test.use({ counts: true });

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

test('two windows side by side keep their distance from each other', async ({ page, context, sandbox }) => {
  const other = await context.newPage();
  await page.goto('/');
  await expect(heading(page)).toHaveText('Open an opportunity');
  // Each goes through what stands beside its record while the other does the same.
  await Promise.all([page.goto('/opportunities/1'), other.goto('/opportunities/4')]);
  for (const tab of [page, other]) await expect(tab.getByText('Zoé d’Artois')).toBeVisible();
  await Promise.all([page, other].map((tab) => tab.waitForLoadState('networkidle')));
  const requests = await sandbox.requests();
  // A record waits for nobody: whoever comes just behind one is refused, and asks again.
  const records = requests.filter(({ path }) => /crmopportunities\/\d/.test(path)).map(({ when_ms: at }) => at);
  const guests = requests.filter(({ when_ms: at }) => !records.some((record) => Math.abs(at - record) < 120));
  expect(guests.filter(({ status }) => status === 409)).toEqual([]);
  expect(guests.length).toBeGreaterThan(8);
  const times = guests.map(({ when_ms: at }) => at).sort((a, b) => a - b);
  for (const [index, at] of times.slice(1).entries()) expect(at - times[index]).toBeGreaterThan(80);
});

test('all tabs together ask 120 times a minute at most, and keep the last of them for records', async ({ page, context, sandbox }) => {
  await page.goto('/opportunities/1');
  await expect(page.getByText('Zoé d’Artois')).toBeVisible();
  await page.waitForLoadState('networkidle');
  const made = (await sandbox.requests('/api')).length;
  // As if it had been asked for 100 times by now: what is kept are the steps from one request to the next.
  await page.evaluate((missing) => (localStorage['opportune.sent'] += '1 '.repeat(missing)), 100 - made);
  await sandbox.forget();
  const other = await context.newPage();
  await setClock(other, await page.evaluate(() => Date.now()));
  await other.goto('/opportunities/4');
  await expect(heading(other)).toHaveText(/Twelve desks/);
  await other.clock.runFor(20_000);
  const asked = async () => (await sandbox.requests('/api')).map(({ path }) => path);
  expect(await asked()).toEqual([recordPath(4)]);
  await other.clock.runFor(45_000);
  await expect(other.getByText('Zoé d’Artois')).toBeVisible();
  expect((await asked()).length).toBeGreaterThan(4);
});

test('tabs that a browser restores out of sight, all at once, keep their distance, however late one sees what another has kept', async ({ page, context, sandbox }) => {
  await page.goto('/opportunities/1'); // the one in sight comes first, and waits for nobody
  await expect(page.locator('#view h1')).toBeVisible();
  await page.waitForLoadState('networkidle');
  const tabs = await Promise.all([2, 4, 87654321].map(async (id) => [await context.newPage(), id]));
  for (const [tab] of tabs) {
    await tab.addInitScript(() => {
      Object.defineProperty(document, 'hidden', { value: true });
      // What one process of a browser keeps, another sees later: here never.
      let sent = null;
      const { getItem, setItem } = Storage.prototype;
      Storage.prototype.getItem = function (key) {
        return key === 'opportune.sent' ? sent : getItem.call(this, key);
      };
      Storage.prototype.setItem = function (key, text) {
        if (key === 'opportune.sent') sent = text;
        else setItem.call(this, key, text);
      };
    });
  }
  await Promise.all(tabs.map(([tab, id]) => tab.goto(`/opportunities/${id}`)));
  for (const [tab] of tabs) await expect(tab.locator('#view h1')).toBeVisible();
  const records = (await sandbox.requests()).filter(({ path }) => /crmopportunities\/\d/.test(path));
  expect(records.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

test('signing in and renewing keep it too', async ({ page, sandbox }) => {
  await page.goto('/opportunities/1');
  await expect(page.getByText('Zoé d’Artois')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await sandbox.expireTokens();
  await sandbox.forget();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(async () => (await sandbox.requests()).filter(({ status, path }) => path === recordPath(1) && status === 200).length).toBe(1);
  const times = (await sandbox.requests()).map(({ when_ms: at }) => at).sort((a, b) => a - b);
  for (const [index, at] of times.slice(1).entries()) expect(at - times[index]).toBeGreaterThan(90);
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
