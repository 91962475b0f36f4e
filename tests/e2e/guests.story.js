// What stands beside the record comes later, or not at all, and never in its way.
import { fetches, noteFetches } from './support/fetches.js';
import { guestsCame } from './support/guests.js';
import { everything, heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

const GUESTS = ['/api/crm/crmboardcolumns', '/api/crm/crmopportunityhistories', '/api/crm/customfields', '/api/spaces/*', '/api/crm/crmopportunities'];

for (const [what, fault] of [
  ['are forbidden', { status: 403 }],
  ['fail', { status: 500 }],
  ['give no answer', { drop: true }],
  ['send nonsense', { status: 200, body: '<!doctype html><title>Sign in</title>' }],
  ['send null', { status: 200, body: 'null' }],
]) {
  test(`guests that ${what} leave quiet gaps`, async ({ page, story, sandbox }) => {
    for (const path of GUESTS) await sandbox.fault(path, fault);
    await page.goto('/opportunities/1');
    await expect(heading(page)).toHaveText(/Twelve desks/);
    await guestsCame(page, sandbox);
    await expect(page.getByRole('alert')).toHaveCount(0);
    const text = await everything(page);
    expect(text).toContain('£14,250.50');
    // What the record itself says of them stays.
    expect(text).toContain('1415000003');
    if (fault.status === 403) await story.end();
  });
}

test('guests that hang keep nobody waiting', async ({ page, sandbox }) => {
  for (const path of GUESTS) await sandbox.fault(path, { hang: true });
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await expect(page.getByRole('main')).toContainText('£14,250.50');
  await page.getByRole('link', { name: 'Opportune' }).click();
  await expect(heading(page)).toHaveText('Open an opportunity');
});

test('one that does not come in time takes no other with it', async ({ page, sandbox }) => {
  await sandbox.fault('/api/crm/crmboardcolumns', { hang: true });
  await page.goto('/opportunities/1');
  await expect.poll(async () => (await sandbox.requests('/api/crm/crmboardcolumns')).length).toBe(1);
  await page.clock.runFor(15_000);
  await expect(page.getByText('Zoé d’Artois')).toBeVisible();
});

test('the record goes first, and the API’s pace is kept', async ({ page, sandbox }) => {
  await noteFetches(page);
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await guestsCame(page, sandbox);
  const [first, ...guests] = await fetches(page, '/api/');
  expect(first.url).toBe(recordPath(1));
  expect(guests.length).toBeGreaterThan(4);
  // One request in 100 ms, by the visitor's clock.
  let before = first;
  for (const guest of guests) {
    expect(guest.at - before.at, `${before.url} and ${guest.url}`).toBeGreaterThanOrEqual(100);
    before = guest;
  }
});

test.describe('a reader', () => {
  test.use({ user: 'reader@example.com' });

  test('an account that may read opportunities and nothing else reads them', async ({ page, sandbox }) => {
    await page.goto('/opportunities/1');
    await expect(heading(page)).toHaveText(/Twelve desks/);
    await guestsCame(page, sandbox);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('main')).toContainText('£14,250.50');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  });
});

test('a refresh asks again what custom fields are called, if nobody said so', async ({ page, sandbox }) => {
  const path = '/api/crm/customfields';
  await sandbox.fault(path, { status: 500, body: '', times: 9 });
  await page.goto('/opportunities/1');
  await expect.poll(async () => (await sandbox.requests(path)).length).toBeGreaterThan(0);
  await page.waitForLoadState('networkidle');
  await sandbox.mend();
  await sandbox.forget();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(async () => (await sandbox.requests(path)).map(({ status }) => status)).toEqual([200]);
});
