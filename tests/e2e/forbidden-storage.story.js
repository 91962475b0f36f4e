// A visitor may forbid the page to store anything: it works, for as long as it is open.
import { heading } from './support/record.js';
import { signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';

test.use({ user: null });

const forbid = () => {
  for (const storage of ['sessionStorage', 'localStorage']) {
    Object.defineProperty(window, storage, {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  }
  // With it, browsers forbid locks, and some the channel between tabs.
  window.BroadcastChannel = class {
    constructor() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    }
  };
  navigator.locks.request = () => Promise.reject(new DOMException('Access to the Locks API is denied in this context.', 'SecurityError'));
};

test('signing in, reading and renewing work without storage', async ({ page, sandbox }) => {
  await page.addInitScript(forbid);
  await page.goto('/opportunities/87654321');
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await expect.poll(async () => (await sandbox.requests('/api/crm/')).length, 'guests come').toBeGreaterThan(1);
  await sandbox.expireTokens();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(async () => (await sandbox.requests('/api/token')).length, 'renewed').toBe(2);
  await expect(page.getByText('Updated just now', { exact: true })).toBeVisible();
  await page.reload();
  await expect(heading(page)).toHaveText('Sign in');
});

for (const [what, text] of [['no JSON', '{"access_token":'], ['no session', '[1,2]'], ['an empty token', '{"access_token":""}'], ['a token no header can carry', '{"access_token":"ab\\u2603c"}']]) {
  test(`where ${what} is stored as the session, the visitor is asked to sign in or told`, async ({ page }) => {
    await page.addInitScript((json) => location.protocol.startsWith('http') && sessionStorage.setItem('opportune.session', json), text);
    await page.goto('/opportunities/87654321');
    await expect(heading(page)).toBeVisible();
    await expect(heading(page)).not.toHaveText('Opportune could not go on');
    if (!text.includes('2603')) await expect(heading(page)).toHaveText('Sign in');
  });
}
