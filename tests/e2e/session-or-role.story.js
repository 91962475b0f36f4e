// 401 has two meanings at this API: a session that has ended, and a role that is missing. The page never confuses them.
import { guestsCame } from './support/guests.js';
import { heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { signInWith } from './support/sign_in.js';
import { expect, signIn, test } from './support/story.js';

const PATH = '/opportunities/87654321';
const RECORD = recordPath(87654321);

test.describe('a session that has ended', () => {
  test.use({ user: null });

  test('leads to signing in again, at the same opportunity', async ({ page, story, sandbox }) => {
    // Without a refresh token: as after pasting one.
    await signIn(page, { ...(await sandbox.session('admin@example.com')), refresh_token: null });
    await sandbox.expireTokens();
    await page.goto(PATH);
    await expect(page.getByRole('alert')).toContainText('session has ended');
    await expect(heading(page)).toHaveText('Sign in');
    const requests = (await sandbox.requests()).map(({ path, status }) => `${path} ${status}`);
    expect(requests).toEqual([`${RECORD} 401`, '/api/auth/me 401']);
    expect(await page.evaluate(() => sessionStorage['opportune.session'])).toBeUndefined();
    await story.end('expired');

    await signInWith(page, 'admin@example.com');
    await expect(page).toHaveURL(PATH);
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
  });

  test('while the page is open leads there as soon as something is asked', async ({ page, sandbox }) => {
    await signIn(page, { ...(await sandbox.session('admin@example.com')), refresh_token: null });
    await page.goto(PATH);
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
    await page.waitForLoadState('networkidle');
    await sandbox.expireTokens();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByRole('alert')).toContainText('session has ended');
    await signInWith(page, 'admin@example.com');
    await expect(page).toHaveURL(PATH);
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
  });

  test('by the visitor’s own clock it is not even tried', async ({ page, sandbox, now }) => {
    await signIn(page, { ...(await sandbox.session('admin@example.com')), refresh_token: null, expires_at: Date.parse(now) - 1000 });
    await sandbox.expireTokens();
    await page.goto(PATH);
    await expect(heading(page)).toHaveText('Sign in');
    expect((await sandbox.requests(RECORD)).length).toBeLessThanOrEqual(1);
  });
});

test.describe('a role that is missing', () => {
  test.use({ user: 'nobody@example.com' });

  test('is named, and the session stays', async ({ page, story, sandbox }) => {
    await page.goto(PATH);
    await expect(page.getByRole('alert')).toContainText('CrmOpportunity-Read');
    await expect(page.getByRole('alert')).not.toContainText('session');
    await expect(page.getByRole('alert').getByRole('button')).toHaveCount(1);
    const requests = (await sandbox.requests()).map(({ path, status }) => `${path} ${status}`);
    expect(requests).toEqual([`${RECORD} 401`, '/api/auth/me 200']);
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await story.end('missing-role');
  });
});

test('403 names the role at once', async ({ page, sandbox }) => {
  await sandbox.fault(RECORD, { status: 403 });
  await page.goto(PATH);
  await expect(page.getByRole('alert')).toContainText('CrmOpportunity-Read');
  expect((await sandbox.requests()).map(({ path }) => path)).toEqual([RECORD]);
});

for (const [what, fault] of [
  ['fails', { status: 500 }],
  ['gives no answer', { drop: true }],
  ['is forbidden', { status: 403 }],
]) {
  test(`where asking whose token it is ${what}, the page says both`, async ({ page, story, sandbox }) => {
    await sandbox.fault(RECORD, { status: 401 });
    await sandbox.fault('/api/auth/me', fault);
    await page.goto(PATH);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('session has ended');
    await expect(alert).toContainText('CrmOpportunity-Read');
    await expect(alert.getByRole('button')).toHaveCount(1);
    expect(await sandbox.requests(RECORD)).toHaveLength(1);
    await story.end('unclear');
    await sandbox.mend();
    await alert.getByRole('button', { name: 'Sign in' }).click();
    await signInWith(page, 'reader@example.com');
    await expect(page).toHaveURL(PATH);
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
  });
}

test('a guest that is refused never touches the session', async ({ page, sandbox }) => {
  for (const path of ['crmboardcolumns', 'crmopportunityhistories', 'customfields']) await sandbox.fault(`/api/crm/${path}*`, { status: 401 });
  await sandbox.fault('/api/spaces/*', { status: 403 });
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await guestsCame(page, sandbox);
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage['opportune.session'])).toBeTruthy();
  expect(await sandbox.requests('/api/auth/me')).toEqual([]);
});
