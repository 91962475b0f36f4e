// The table of problems, row by row, for the list and for the comparison: the words, the one action, what that does, and
// that nothing else is offered.
import { cutOff } from './support/connection.js';
import { all, said } from './support/find_page.js';
import { untilItGivesUp } from './support/problem.js';
import { heading, record } from './support/record.js';
import { recordPath, Sandbox } from './support/sandbox.js';
import { signInWith } from './support/sign_in.js';
import { expect, signIn, test } from './support/story.js';

const LIST = '/api/crm/crmopportunities';
const COMPARE = '/opportunities/compare?ids=1,4';

const alert = (page) => page.getByRole('alert');
const actions = (page) => page.getByRole('main').getByRole('button', { name: /^(Try|Sign in|Stop|Continue|Load)/ });

/** That this and nothing else is said and offered; gives the one button. */
const told = async (page, words, button) => {
  await expect(alert(page)).toHaveText(words);
  await expect(actions(page)).toHaveText([button]);
  return actions(page);
};

const AGAIN = 'Try again';
const WAIT = (seconds) => `Nexudus asks to wait. Too many requests were made with this account. Nexudus asks to wait ${seconds} seconds before the next.`;
const SERVER = (status) => `Nexudus has a problem. Its server answered with an error of its own (status ${status}). It is usually over soon.`;
const NO_ANSWER = 'No answer from Nexudus. The request got no answer. You may be offline, the address of the API may be wrong, or it may not allow requests from this site; the browser does not tell which.';
const NO_LIST = 'There is no list of opportunities. Nexudus found nothing where the list should be (status 404). Trying again helps if that was for a moment; else the address of the API is wrong, and whoever hosts this page can correct it.';

/** What goes wrong with the list, and what is told of it then. `gives up` if something is asked again by itself first. */
const ROWS = [
  ['404', { status: 404 }, NO_LIST, AGAIN],
  ['409', { status: 409, headers: { 'Retry-After': '300' } }, WAIT(300), 'Try now'],
  ['429', { status: 429, headers: { 'Retry-After': '600' } }, WAIT(600), 'Try now'],
  ['429 that does not say how long', { status: 429 }, 'Nexudus asks to wait. Too many requests were made with this account. Wait a moment before the next.', AGAIN, 'gives up'],
  ['500', { status: 500 }, SERVER(500), AGAIN],
  ['503', { status: 503 }, SERVER(503), AGAIN, 'gives up'],
  ['418', { status: 418 }, 'Nexudus did not accept this request. It answered with status 418, which Opportune does not expect here.', AGAIN],
  ['no answer', { drop: true }, NO_ANSWER, AGAIN, 'gives up'],
  ['nothing in time', { hang: true }, 'Nexudus took too long. No complete answer came within 15 seconds.', AGAIN, 'gives up'],
  ['a web page', { body: '<!doctype html><title>Hotel</title>' }, 'A page of the list could not be read. A web page arrived instead of data.', AGAIN],
  ['pages of more than 8 MB', { body: `{"Records":[{"Id":1,"Notes":"${'x'.repeat(9_000_000)}"}]}` }, 'A page of the list is too large. Even 250 records are longer than 8 MB, so reading them was stopped.', AGAIN],
  ['no envelope', { body: '{"Id": 1}' }, 'A page of the list could not be read. The answer is not the kind of record that was asked for.', AGAIN],
];

for (const [what, fault, words, label, givesUp] of ROWS) {
  test(`the list, ${what}`, async ({ page, sandbox, story }) => {
    story.expectError(/Failed to load resource/);
    await sandbox.fault(LIST, fault);
    await page.goto('/opportunities');
    if (givesUp) await untilItGivesUp(page);
    const button = await told(page, words, label);
    await expect(page.getByRole('link', { name: 'Id' })).toHaveCount(0);
    await sandbox.mend();
    await button.click();
    await all(page);
    await expect(alert(page)).toHaveCount(0);
  });
}

test('the list, no connection', async ({ page, context, story }) => {
  story.expectError(/ERR_INTERNET_DISCONNECTED/);
  await page.goto('/');
  await expect(heading(page)).toHaveText('Open an opportunity');
  // What draws the page is here already; what it shows is not.
  await page.getByRole('link', { name: 'Find', exact: true }).click();
  await all(page);
  await cutOff(page);
  await page.getByRole('button', { name: 'Load again' }).click();
  const words = /^You are offline\. Your device has no connection\. As soon as it has one again, this is asked again by itself\./;
  await (await told(page, words, AGAIN)).click();
  await told(page, words, AGAIN);
  await context.setOffline(false);
  await all(page);
});

test('the list, a page refused in the middle: what is here stays, and it can go on', async ({ page, sandbox, story }) => {
  story.expectError(/403/);
  await sandbox.fault(LIST, { query: 'page=3', status: 403, times: 1 });
  await page.goto('/opportunities?q=berlin');
  await expect(alert(page)).toContainText('lacks the role CrmOpportunity-List');
  await expect(alert(page)).toContainText(/[\d,]+ of 6,005 are here, [\d,]+ are missing\.$/);
  await expect(page.getByRole('table', { name: 'Opportunities' })).toBeVisible();
  await actions(page).focus();
  await actions(page).press('Enter');
  await all(page);
  await expect(said(page)).toHaveText(/^38 of 6,005 opportunities$/);
  // What took the place of the button that was pressed has the focus.
  await expect(page.getByRole('button', { name: 'Load again' })).toBeFocused();
});

test('the list, a refusal that may be either: signing in settles it', async ({ page, sandbox, story }) => {
  story.expectError(/Failed to load resource/);
  await sandbox.fault(LIST, { status: 401 });
  await sandbox.fault('/api/auth/me', { status: 500 });
  await page.goto('/opportunities?q=berlin');
  const words = 'Nexudus refused this request. Either your session has ended, or your account lacks the role CrmOpportunity-List (or full unrestricted administrator); Nexudus did not say which. Signing in again settles the first.';
  const button = await told(page, words, 'Sign in');
  await story.end('may-be-either');
  await sandbox.mend();
  await button.click();
  await expect(heading(page)).toHaveText('Sign in');
  await signInWith(page, 'admin@example.com');
  await expect(page).toHaveURL(/\/opportunities\?q=berlin$/);
  await expect(said(page)).toHaveText(/^38 of 6,005 opportunities$/);
});

test('the list, a session that has ended: the sign-in page, and back', async ({ page, sandbox, story }) => {
  story.expectError(/Failed to load resource/);
  await sandbox.fault('/api/token', { status: 400, body: '{"error":"invalid_grant"}' });
  await sandbox.fault('/api/*', { status: 401 });
  await page.goto('/opportunities');
  await expect(alert(page)).toHaveText('Your session has ended: Nexudus no longer accepts its token. Sign in again and you are back where you were.');
  await expect(page.getByRole('main').getByRole('button')).toHaveText(['Sign in', 'Use token']);
  await sandbox.mend();
  await signInWith(page, 'admin@example.com');
  await all(page);
});

test.describe('the list, a role that is missing', () => {
  test.use({ user: null });

  for (const spelling of ['401', '403']) {
    test(`answered with ${spelling}`, async ({ page, story }) => {
      story.expectError(/Failed to load resource/);
      const sandbox = await Sandbox.start(['--forbidden', spelling]);
      page.watched.moveTo(sandbox.url);
      await signIn(page, await sandbox.session('reader@example.com'));
      await page.goto(`${sandbox.url}/opportunities`);
      await expect(alert(page)).toHaveText('Your account may not list opportunities: it lacks the role CrmOpportunity-List. An administrator can add it, or make the account a full unrestricted administrator.');
      await expect(actions(page)).toHaveCount(0);
      await page.getByRole('link', { name: 'open an opportunity by its Id' }).click();
      await expect(heading(page)).toHaveText('Open an opportunity');
      await page.goto('about:blank');
      await sandbox.stop();
    });
  }
});

/** What goes wrong with one that is compared. */
const COMPARED = [
  ['500', { status: 500 }, SERVER(500), AGAIN],
  ['429', { status: 429, headers: { 'Retry-After': '600' } }, WAIT(600), 'Try now'],
  ['503', { status: 503 }, SERVER(503), AGAIN, 'gives up'],
  ['nothing in time', { hang: true }, 'Nexudus took too long. No complete answer came within 15 seconds.', AGAIN, 'gives up'],
  ['no answer', { drop: true }, NO_ANSWER, AGAIN, 'gives up'],
  ['a web page', { body: '<!doctype html><title>Hotel</title>' }, 'Nexudus sent something else. A web page arrived instead of data.', AGAIN],
  ['another record', { body: record(12) }, 'Nexudus sent another opportunity. The answer is about opportunity 12, not the one asked for, so it is not shown.', AGAIN],
  ['403', { status: 403 }, 'Your account may not read opportunities. Nexudus knows you, but your account lacks the role CrmOpportunity-Read. An administrator can add it, or make the account a full unrestricted administrator.', AGAIN],
];

for (const [what, fault, words, label, givesUp] of COMPARED) {
  test(`the comparison, ${what}`, async ({ page, sandbox, story }) => {
    story.expectError(/Failed to load resource/);
    await sandbox.fault(recordPath(4), fault);
    await page.goto(COMPARE);
    if (givesUp) await untilItGivesUp(page);
    const button = await told(page, `4 is not here. ${words}`, label);
    await sandbox.mend();
    await button.click();
    await expect(page.getByRole('columnheader').getByRole('link')).toHaveCount(2);
    await expect(alert(page)).toHaveCount(0);
    await expect(actions(page)).toHaveCount(0);
  });
}

test('the comparison, one that is not there: asking again is not offered, choosing others is', async ({ page, story }) => {
  story.expectError(/Failed to load resource/);
  await page.goto('/opportunities/compare?ids=1,99999999');
  await expect(alert(page)).toHaveText('99999999 is not here. There is no opportunity 99999999. It may have been deleted, it may belong to another Nexudus account, or the Id may be mistyped.');
  await expect(actions(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Choose from the list' }).click();
  await all(page);
});

test('the comparison, one that is not there beside one that may come: it is asked for again', async ({ page, sandbox, story }) => {
  story.expectError(/Failed to load resource/);
  await sandbox.fault(recordPath(4), { status: 500 });
  await page.goto('/opportunities/compare?ids=1,4,99999999');
  await expect(alert(page)).toHaveText([`4 is not here. ${SERVER(500)}`, /^99999999 is not here\. There is no opportunity 99999999\. /]);
  await expect(actions(page)).toHaveText([AGAIN]);
  await sandbox.mend();
  await actions(page).click();
  await expect(page.getByRole('columnheader').getByRole('link')).toHaveCount(2);
  await expect(alert(page)).toHaveCount(1);
});

test('the comparison, a refusal that may be either: signing in settles it', async ({ page, sandbox, story }) => {
  story.expectError(/Failed to load resource/);
  await sandbox.fault(recordPath(4), { status: 401 });
  await sandbox.fault('/api/auth/me', { status: 500 });
  await page.goto(COMPARE);
  const words = '4 is not here. Nexudus refused this request. Either your session has ended, or your account lacks the role CrmOpportunity-Read (or full unrestricted administrator); Nexudus did not say which. Signing in again settles the first.';
  const button = await told(page, words, 'Sign in');
  await sandbox.mend();
  await button.click();
  await signInWith(page, 'admin@example.com');
  await expect(page.getByRole('columnheader').getByRole('link')).toHaveCount(2);
});
