// The table of problems, row by row: title, sentence and the one action, word for word; what the action does; and that
// nothing else is offered. How often is asked, and what a page with a problem looks like, is told in problems.story.js.
import { cutOff } from './support/connection.js';
import { untilItGivesUp } from './support/problem.js';
import { heading, record } from './support/record.js';
import { recordPath, Sandbox } from './support/sandbox.js';
import { signInWith } from './support/sign_in.js';
import { expect, signIn, test } from './support/story.js';

const ID = 87654321;
const PATH = `/opportunities/${ID}`;
const RECORD = recordPath(ID);

/** That this and nothing else is said and offered; gives the one button. */
const told = async (page, [title, sentence, button]) => {
  const alert = page.getByRole('alert');
  await expect(alert.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(alert.locator('p').first()).toHaveText(sentence);
  await expect(page).toHaveTitle(`${title} · Opportune`);
  await expect(page).toHaveURL(/\/opportunities\/\w+$|\/nowhere$/);
  const view = page.locator('#view');
  await expect(view.getByRole('button')).toHaveText([button]);
  await expect(view.getByRole('link')).toHaveCount(0);
  return view.getByRole('button');
};

const opens = (page) => expect(heading(page)).toHaveText('CrmOpportunity Example');
const goesHome = async (page) => {
  await expect(page).toHaveURL(/\/$/);
  await expect(heading(page)).toHaveText('Open an opportunity');
};

const AGAIN = 'Try again';
const ANOTHER = 'Open another opportunity';
const tooMany = (seconds) => ['Nexudus asks to wait', `Too many requests were made with this account. Nexudus asks to wait ${seconds} seconds before the next.`, 'Try now'];

/** What goes wrong with the record, and what is told of it then. `gives up` if something is asked again by itself first. */
const ROWS = [
  ['404', { status: 404 }, [`There is no opportunity ${ID}`, 'It may have been deleted, it may belong to another Nexudus account, or the Id may be mistyped.', ANOTHER]],
  ['409', { status: 409, headers: { 'Retry-After': '300' } }, tooMany(300)],
  ['429', { status: 429, headers: { 'Retry-After': '600' } }, tooMany(600)],
  ['429 that does not say how long', { status: 429 }, ['Nexudus asks to wait', 'Too many requests were made with this account. Wait a moment before the next.', AGAIN], 'gives up'],
  ['500', { status: 500 }, ['Nexudus has a problem', 'Its server answered with an error of its own (status 500). It is usually over soon.', AGAIN]],
  ['503', { status: 503 }, ['Nexudus has a problem', 'Its server answered with an error of its own (status 503). It is usually over soon.', AGAIN], 'gives up'],
  ['418', { status: 418 }, ['Nexudus did not accept this request', 'It answered with status 418, which Opportune does not expect here.', AGAIN]],
  ['no answer', { drop: true }, ['No answer from Nexudus', 'The request got no answer. You may be offline, the address of the API may be wrong, or it may not allow requests from this site; the browser does not tell which.', AGAIN], 'gives up'],
  ['nothing in time', { hang: true }, ['Nexudus took too long', 'No complete answer came within 15 seconds.', AGAIN], 'gives up'],
  ['a web page', { status: 200, body: '<!doctype html><title>Hotel</title>' }, ['Nexudus sent something else', 'A web page arrived instead of data.', AGAIN]],
  ['another record', { status: 200, body: record(12) }, ['Nexudus sent another opportunity', 'The answer is about opportunity 12, not the one asked for, so it is not shown.', AGAIN]],
  ['403', { status: 403 }, ['Your account may not read opportunities', 'Nexudus knows you, but your account lacks the role CrmOpportunity-Read. An administrator can add it, or make the account a full unrestricted administrator.', AGAIN]],
];

for (const [what, fault, row, givesUp] of ROWS) {
  test(`${what}: “${row[0]}”`, async ({ page, sandbox }) => {
    await sandbox.fault(RECORD, fault);
    await page.goto(PATH);
    if (givesUp) await untilItGivesUp(page);
    const button = await told(page, row);
    await sandbox.mend();
    await button.click();
    await (row[2] === ANOTHER ? goesHome : opens)(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

for (const [what, said, seconds] of [
  ['a date', (now) => new Date(now + 60_000).toUTCString(), /wait (59|60) seconds/],
  ['a date that is over', (now) => new Date(now - 60_000).toUTCString(), /wait 1 second /],
  ['less than nothing', () => '-5', /wait 1 second /],
]) {
  test(`a wait until ${what}`, async ({ page, sandbox, now }) => {
    await sandbox.fault(RECORD, { status: 429, headers: { 'Retry-After': said(Date.parse(now)) } });
    await page.goto(PATH);
    await expect(page.getByRole('alert')).toContainText(seconds);
  });
}

test('more than 8 MB', async ({ page, sandbox }) => {
  await sandbox.put(ID, record(ID, { Notes: JSON.stringify('0123456789abcdef'.repeat(600_000)) }));
  await page.goto(PATH);
  const button = await told(page, ['The answer is too large', 'It is longer than 8 MB, more than any opportunity should be, so reading it was stopped.', ANOTHER]);
  await button.click();
  await goesHome(page);
});

test('no Id', async ({ page, sandbox }) => {
  await page.goto('/opportunities/12a');
  const sentence = '“12a” is in the address where an Id should be. An Id is a whole number from 1 to 9223372036854775807, without sign or leading zeros.';
  const button = await told(page, ['This is not an opportunity Id', sentence, ANOTHER]);
  await button.click();
  await goesHome(page);
  expect(await sandbox.requests()).toEqual([]);
});

test('no connection', async ({ page, context }) => {
  await page.goto('/');
  await expect(heading(page)).toHaveText('Open an opportunity');
  await cutOff(page);
  await page.getByLabel('Id or link').fill(String(ID));
  await page.getByLabel('Id or link').press('Enter');
  const row = ['You are offline', 'Your device has no connection. As soon as it has one again, this is asked again by itself.', AGAIN];
  const button = await told(page, row);
  await button.click();
  await told(page, row);
  await context.setOffline(false);
  await opens(page);
});

test('an API that the policy does not list', async ({ page, sandbox, story }) => {
  await sandbox.withApi(PATH, 'https://api.example/');
  story.expectError(/violates the following Content Security Policy directive: "connect-src|Refused to connect/);
  await page.goto(PATH);
  const row = ['This site’s own policy blocked the request', 'The API is at another address than this page, and the page’s Content-Security-Policy does not list it under connect-src. Whoever hosts this page can add it.', AGAIN];
  await (await told(page, row)).click();
  await told(page, row);
  // Once whoever hosts it has added it.
  await sandbox.mend();
  await page.reload();
  await opens(page);
});

test.describe('a role that is missing', () => {
  test.use({ user: null });

  for (const spelling of ['401', '403']) {
    test(`answered with ${spelling}`, async ({ page }) => {
      const sandbox = await Sandbox.start(['--forbidden', spelling]);
      page.watched.moveTo(sandbox.url);
      await signIn(page, await sandbox.session('nobody@example.com'));
      await page.goto(`${sandbox.url}${PATH}`);
      const button = await told(page, ['Your account may not read opportunities', 'Nexudus knows you, but your account lacks the role CrmOpportunity-Read. An administrator can add it, or make the account a full unrestricted administrator.', AGAIN]);
      await expect(page.getByRole('button', { name: 'Sign in' })).toHaveCount(0);
      const { access_token: token } = await page.evaluate(() => JSON.parse(sessionStorage['opportune.session']));
      // An administrator adds it.
      await sandbox.fault(RECORD, { status: 200, body: record(ID) });
      await button.click();
      await expect(heading(page)).toHaveText('Twelve desks from May');
      expect((await page.evaluate(() => JSON.parse(sessionStorage['opportune.session']))).access_token).toBe(token);
      await page.goto('about:blank');
      await sandbox.stop();
    });
  }
});

test('a refusal that may be either', async ({ page, context, sandbox }) => {
  await sandbox.fault(RECORD, { status: 401 });
  await sandbox.fault('/api/auth/me', { status: 500 });
  await page.goto(PATH);
  const sentence = 'Either your session has ended, or your account lacks the role CrmOpportunity-Read (or full unrestricted administrator); Nexudus did not say which. Signing in again settles the first.';
  const button = await told(page, ['Nexudus refused this request', sentence, 'Sign in']);
  const other = await context.newPage();
  await other.goto('/opportunities/1');
  await expect(heading(other)).toHaveText(/Twelve desks/);
  await sandbox.mend();
  await button.click();
  await expect(heading(page)).toHaveText('Sign in');
  // It was this tab's wish, and nobody else's.
  await expect(heading(other)).toHaveText(/Twelve desks/);
  expect(await other.evaluate(() => 'opportune.ended' in localStorage)).toBe(false);
  // Nor does the other give back what was of no use here.
  await other.reload();
  await expect(heading(other)).toHaveText(/Twelve desks/);
  await expect(heading(page)).toHaveText('Sign in');
  expect(await page.evaluate(() => sessionStorage['opportune.session'])).toBeUndefined();
  await signInWith(page, 'admin@example.com');
  await opens(page);
  await expect(heading(other)).toHaveText(/Twelve desks/);
});

test('a session that has ended', async ({ page, sandbox }) => {
  await sandbox.fault('/api/token', { status: 400, body: '{"error":"invalid_grant"}' });
  await sandbox.fault('/api/*', { status: 401 });
  await page.goto(PATH);
  await expect(page.getByRole('alert')).toHaveText('Your session has ended: Nexudus no longer accepts its token. Sign in again and this opportunity opens.');
  await expect(heading(page)).toHaveText('Sign in');
  await expect(page.getByRole('main').getByRole('button')).toHaveText(['Sign in', 'Use token']);
  await sandbox.mend();
  await signInWith(page, 'admin@example.com');
  await opens(page);
});

test.describe('signing in', () => {
  test.use({ user: null });

  const wrong = 'Email or password is wrong. Nexudus does not know this combination. Check both and sign in again.';
  const refusal = (status, error, more = {}) => ({ status, body: JSON.stringify({ error, ...more }) });

  for (const [what, fault, words] of [
    ['wrong credentials with 400', refusal(400, 'invalid_grant', { error_description: 'The user name or password is incorrect.' }), wrong],
    ['wrong credentials with 401', refusal(401, 'invalid_grant'), wrong],
    ['a code is needed', refusal(400, 'two_factor_auth_check'), 'An authentication code is needed. This account has two-factor authentication. Type the current code of your authenticator app and sign in again.'],
    ['a code is needed, said in the description', refusal(400, 'invalid_grant', { error_description: 'two_factor_auth_check' }), 'An authentication code is needed. This account has two-factor authentication. Type the current code of your authenticator app and sign in again.'],
    ['a new password is needed', refusal(400, 'must_reset_password'), 'Nexudus asks for a new password. Set a new password for this account in Nexudus itself, then sign in here with it.'],
    ['any other refusal', refusal(400, 'unsupported_grant_type'), 'Nexudus refused to sign you in. It gave the reason “unsupported_grant_type”. The account may not be allowed to use the API.'],
    ['too many requests', { status: 429 }, 'Nexudus asks to wait. Too many requests were made with this account. Wait a moment before the next.'],
  ]) {
    test(what, async ({ page, sandbox }) => {
      await sandbox.fault('/api/token', fault);
      await page.goto(PATH);
      await signInWith(page, 'admin@example.com');
      await expect(page.getByRole('alert')).toHaveText(words);
      const form = page.locator('form').filter({ has: page.getByLabel('Password') });
      await expect(form.getByRole('button')).toHaveText(['Sign in']);
      const needsCode = words.startsWith('An authentication code');
      await expect(form.getByLabel('Authentication code')).toBeVisible({ visible: needsCode });
      await sandbox.mend();
      if (needsCode) await form.getByLabel('Authentication code').fill('123456');
      await form.getByRole('button', { name: 'Sign in' }).click();
      await opens(page);
    });
  }
});

test('a path that leads nowhere', async ({ page }) => {
  await page.goto('/nowhere');
  const alert = page.getByRole('alert');
  await expect(alert.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
  await expect(alert.locator('p').first()).toHaveText('Nothing is at “/nowhere”. The link may be old or cut short.');
  await expect(page).toHaveTitle('Page not found · Opportune');
  await expect(page.locator('#view').getByRole('button')).toHaveText(['Open an opportunity']);
  await page.getByRole('button', { name: 'Open an opportunity' }).click();
  await goesHome(page);
});
