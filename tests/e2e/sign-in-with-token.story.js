// Signing in by a bearer token made elsewhere.
import { heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { pasteToken } from './support/sign_in.js';
import { expect, test } from './support/story.js';

test.use({ user: null });

test('a pasted token opens the opportunity of the link', async ({ page, sandbox }) => {
  const { access_token: token } = await sandbox.session('reader@example.com');
  await page.goto('/opportunities/87654321');
  await pasteToken(page, ` Bearer ${token}\n`);
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  const [request] = await sandbox.requests(recordPath(87654321));
  expect(request.headers.authorization).toBe(`Bearer ${token}`);
  expect(await sandbox.requests('/api/token')).toEqual([]);
  const session = JSON.parse(await page.evaluate(() => sessionStorage['opportune.session']));
  expect(session.access_token).toBe(token);
  expect(session.refresh_token ?? null).toBeNull();
});

test('what cannot be a token is refused in words, before any request', async ({ page, story, sandbox }) => {
  await page.goto('/opportunities/87654321');
  await pasteToken(page, 'see my other mail');
  await expect(page.getByRole('alert')).toContainText('This is not a token');
  expect(await sandbox.requests()).toEqual([]);
  await story.end('no-token');
});

test('a token that Nexudus does not know leads back here, with the reason', async ({ page, story }) => {
  await page.goto('/opportunities/87654321');
  await pasteToken(page, 'abc.def.ghi');
  await expect(page.getByRole('alert')).toContainText('session has ended');
  await expect(heading(page)).toHaveText('Sign in');
  await expect(page).toHaveURL('/opportunities/87654321');
  await story.end('unknown-token');
});
