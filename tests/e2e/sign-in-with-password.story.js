// Signing in with email and password, and everything that can stand in the way of it.
import { cutOff } from './support/connection.js';
import { heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { fillIn, signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';

test.use({ user: null });

test('signed out, the sign-in page stands where the link pointed', async ({ page, story, sandbox }) => {
  await page.goto('/opportunities/87654321');
  await expect(heading(page)).toHaveText('Sign in');
  await expect(page).toHaveURL('/opportunities/87654321');
  await expect(page).toHaveTitle(/^Sign in/);
  await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0);
  expect(await sandbox.requests()).toEqual([]);
  await story.end('form');
});

test('after signing in the visitor is where the link pointed', async ({ page, sandbox }) => {
  await page.goto('/opportunities/87654321');
  await signInWith(page, 'reader@example.com');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await expect(page).toHaveURL('/opportunities/87654321');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  expect(await sandbox.requests(recordPath(87654321))).toHaveLength(1);
});

test('the sign-in page has an address of its own, from which the start page follows', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(heading(page)).toHaveText('Sign in');
  await signInWith(page, 'reader@example.com');
  await expect(heading(page)).toHaveText('Open an opportunity');
});

test('the session is kept in this tab, as the contract has it, and lasts through a reload', async ({ page, now }) => {
  await page.goto('/');
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText('Open an opportunity');
  const { session, others } = await page.evaluate(() => ({
    session: JSON.parse(sessionStorage['opportune.session']),
    others: JSON.stringify([localStorage, document.cookie]),
  }));
  expect(session).toEqual({
    access_token: expect.stringMatching(/./),
    refresh_token: expect.stringMatching(/./),
    client_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    expires_at: expect.any(Number),
  });
  // The API grants 604,799 seconds, counted by the visitor's clock.
  const granted = (session.expires_at - Date.parse(now)) / 1000;
  expect(Math.abs(granted - 604_799)).toBeLessThan(60);
  expect(others).not.toContain(session.access_token);
  await page.reload();
  await expect(heading(page)).toHaveText('Open an opportunity');
});

test('the password goes into the body of one POST and nowhere else', async ({ page, sandbox }) => {
  const sent = [];
  page.on('request', (request) => sent.push(request));
  await page.goto('/opportunities/87654321');
  await signInWith(page, 'admin@example.com', 'sand&box=+ä%');
  await expect(page.getByRole('alert')).toBeVisible();
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  const [refused, granted] = sent.filter((request) => request.method() === 'POST');
  expect(Object.fromEntries(new URLSearchParams(refused.postData()))).toEqual({ grant_type: 'password', username: 'admin@example.com', password: 'sand&box=+ä%' });
  expect(new URL(granted.url()).pathname).toBe('/api/token');
  expect(granted.headers()['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
  for (const request of sent) {
    expect(request.url()).not.toMatch(/sandbox|admin|%40/);
    expect(JSON.stringify(request.headers())).not.toContain('admin@example.com');
  }
  expect(await page.evaluate(() => JSON.stringify([sessionStorage, localStorage, document.cookie, location.href]))).not.toContain('admin@example.com');
  const tokenRequests = await sandbox.requests('/api/token');
  expect(tokenRequests.map(({ method, headers }) => [method, Boolean(headers.client_id)])).toEqual([['POST', true], ['POST', true]]);
});

test('a wrong password is said in the form, which keeps the email', async ({ page, story, sandbox }) => {
  await page.goto('/');
  await signInWith(page, 'admin@example.com', 'wrong');
  await expect(page.getByRole('alert')).toContainText('Email or password is wrong');
  await expect(page.getByLabel('Email')).toHaveValue('admin@example.com');
  expect((await sandbox.requests()).map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual(['POST /api/token 400']);
  await story.end('wrong-password');
});

test('with two-factor authentication the code is asked for, and its mistake told', async ({ page, story }) => {
  await page.goto('/opportunities/87654321');
  const code = page.getByLabel('Authentication code');
  await expect(code).toBeHidden();
  await signInWith(page, 'twofactor@example.com');
  await expect(page.getByRole('alert')).toContainText('An authentication code is needed');
  await expect(code).toBeFocused();
  await story.end('code-needed');
  await code.fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText(
    'Email, password or authentication code is wrong. Nexudus does not say which. Codes change every half minute: type the current one, check the others, and sign in again.',
  );
  await expect(code).toBeVisible();
  await code.fill('123456');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
});

test('whoever is asked for a code may sign in with another account instead', async ({ page }) => {
  await page.goto('/opportunities/87654321');
  await signInWith(page, 'twofactor@example.com');
  await expect(page.getByLabel('Authentication code')).toBeVisible();
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
});

test('an account that must set a new password is sent to do so', async ({ page, story }) => {
  await page.goto('/');
  await signInWith(page, 'reset@example.com');
  await expect(page.getByRole('alert')).toContainText('Set a new password');
  await story.end('must-reset');
});

const WRONG = 'Email or password is wrong. Nexudus does not know this combination. Check both and sign in again.';
const NOT_ACCEPTED = (status) => `Nexudus did not accept this request. It answered with status ${status}, which Opportune does not expect here.`;
const SERVER = (status) => `Nexudus has a problem. Its server answered with an error of its own (status ${status}). It is usually over soon.`;

for (const [what, fault, words] of [
  ['401 without a word', { status: 401 }, WRONG],
  ['400 without a word', { status: 400 }, WRONG],
  ['401 with a message', { status: 401, body: '{"Message":"Authorization has been denied for this request."}' }, WRONG],
  ['a grant that is not allowed', { status: 400, body: '{"error":"unauthorized_client"}' }, 'Nexudus refused to sign you in. It gave the reason “unauthorized_client”. The account may not be allowed to use the API.'],
  ['403', { status: 403 }, NOT_ACCEPTED(403)],
  ['404', { status: 404 }, NOT_ACCEPTED(404)],
  ['429', { status: 429, body: '{"error":"slow_down"}', headers: { 'Retry-After': '7' } }, 'Nexudus asks to wait. Too many requests were made with this account. Nexudus asks to wait 7 seconds before the next.'],
  ['an error of the server that says so', { status: 503, body: '{"error":"Service Unavailable"}' }, SERVER(503)],
  ['an error of the server', { status: 502 }, SERVER(502)],
  ['a dropped connection', { drop: true }, 'No answer from Nexudus. The request got no answer. You may be offline, the address of the API may be wrong, or it may not allow requests from this site; the browser does not tell which.'],
  ['a web page instead of a token', { status: 200, body: '<!doctype html><title>Welcome</title>' }, 'Nexudus sent something else. A web page arrived instead of data.'],
]) {
  test(`${what} while signing in is told in the form, and trying again works`, async ({ page, sandbox }) => {
    await page.goto('/');
    await sandbox.fault('/api/token', fault);
    await signInWith(page, 'admin@example.com');
    await expect(page.getByRole('alert')).toHaveText(words);
    await sandbox.mend();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(heading(page)).toHaveText('Open an opportunity');
  });
}

test('an answer that does not come is told after 15 seconds', async ({ page, sandbox }) => {
  await page.goto('/');
  await sandbox.fault('/api/token', { hang: true });
  await signInWith(page, 'admin@example.com');
  await expect(page.getByRole('status').filter({ hasText: 'Signing in…' })).toBeVisible();
  await page.clock.runFor(15_000);
  await expect(page.getByRole('alert')).toHaveText('Nexudus took too long. No complete answer came within 15 seconds.');
  await sandbox.mend();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(heading(page)).toHaveText('Open an opportunity');
});

test('without a connection it says so, and promises nothing', async ({ page, context, sandbox, story }) => {
  story.expectError(/ERR_INTERNET_DISCONNECTED/);
  await page.goto('/');
  await cutOff(page);
  await signInWith(page, 'admin@example.com');
  await expect(page.getByRole('alert')).toHaveText('You are offline. Your device has no connection. Sign in again as soon as it has one.');
  await expect(page.getByLabel('Password')).not.toHaveValue('');
  await context.setOffline(false);
  expect(await sandbox.requests()).toEqual([]);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(heading(page)).toHaveText('Open an opportunity');
});

test('an answer that comes late does not take the place of a session that has come from another tab', async ({ page, context, sandbox }) => {
  await page.goto('/opportunities/1');
  await sandbox.fault('/api/token', { delay_ms: 60_000, times: 1 });
  await signInWith(page, 'reader@example.com');
  await expect.poll(async () => (await sandbox.requests('/api/token')).length).toBe(1);
  const given = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/token'));
  const other = await context.newPage();
  await other.goto('/');
  await signInWith(other, 'admin@example.com');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await given;
});

test('signing in twice are two clients: neither ends the other’s session', async ({ page, browser, baseURL, sandbox }) => {
  const stored = (tab) => tab.evaluate(() => JSON.parse(sessionStorage['opportune.session']));
  await page.goto('/');
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText('Open an opportunity');
  const elsewhere = await (await browser.newContext({ baseURL })).newPage();
  await elsewhere.goto('/');
  await signInWith(elsewhere, 'admin@example.com');
  await expect(heading(elsewhere)).toHaveText('Open an opportunity');
  const [first, second] = [await stored(page), await stored(elsewhere)];
  expect(second.client_id).not.toBe(first.client_id);
  await elsewhere.context().close();
  // The first is renewed with what it was given before the second signed in.
  await sandbox.expireTokens();
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  expect((await stored(page)).client_id).toBe(first.client_id);
});

test('impatience sends it once', async ({ page, sandbox }) => {
  await page.goto('/');
  await sandbox.fault('/api/token', { delay_ms: 500 });
  await fillIn(page, 'admin@example.com');
  await page.getByLabel('Password').focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Open an opportunity');
  expect(await sandbox.requests('/api/token')).toHaveLength(1);
});

test('an empty form is not sent', async ({ page, sandbox }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Email')).toBeFocused();
  await fillIn(page, 'admin@example.com', '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Password')).toBeFocused();
  expect(await sandbox.requests()).toEqual([]);
});
