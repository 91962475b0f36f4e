// What can go wrong between asking for a record and showing it: each problem with its title, a plain sentence and one action.
import { cutOff } from './support/connection.js';
import { problem, untilItGivesUp } from './support/problem.js';
import { heading, record } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

const ID = 87654321;
const PATH = `/opportunities/${ID}`;
const RECORD = recordPath(ID);

/** After so many minutes more, as many requests for the record as are allowed in one visit, or fewer. */
const expectRequests = async (page, sandbox, limit) => {
  await page.clock.runFor('05:00');
  const count = (await sandbox.requests(RECORD)).length;
  expect(count).toBeGreaterThanOrEqual(1);
  expect(count).toBeLessThanOrEqual(limit);
};

test('a throttled request goes again by itself when its time has come', async ({ page, sandbox }) => {
  await sandbox.fault(RECORD, { status: 429, headers: { 'Retry-After': '7' }, times: 1 });
  await page.goto(PATH);
  await problem(page, 'wait 7 seconds', 'Try now');
  await page.clock.runFor(8_000);
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  const [first, second] = await sandbox.requests(RECORD);
  expect([first.status, second.status]).toEqual([429, 200]);
});

test('“Try now” does not wait, and what it replaces is not asked as well', async ({ page, sandbox }) => {
  await sandbox.fault(RECORD, { status: 429, headers: { 'Retry-After': '30' }, times: 1 });
  await page.goto(PATH);
  const button = await problem(page, 'wait 30 seconds', 'Try now');
  await button.click();
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await page.clock.runFor('02:00');
  expect(await sandbox.requests(RECORD)).toHaveLength(2);
});

test('leaving the page ends the waiting', async ({ page, sandbox }) => {
  await sandbox.fault(RECORD, { status: 429, headers: { 'Retry-After': '7' } });
  await page.goto(PATH);
  await problem(page, 'wait 7 seconds', 'Try now');
  await page.getByRole('link', { name: 'Opportune' }).click();
  await expect(heading(page)).toHaveText('Open an opportunity');
  await page.clock.runFor('02:00');
  expect(await sandbox.requests(RECORD)).toHaveLength(1);
});

test('a hiccup is over before it is noticed', async ({ page, sandbox }) => {
  await sandbox.fault(RECORD, { status: 503, times: 1 });
  await page.goto(PATH);
  await page.clock.runFor(500);
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  expect(await sandbox.requests(RECORD)).toHaveLength(2);
});

test('an opportunity that is not there', async ({ page, story, sandbox }) => {
  await page.goto('/opportunities/404404404');
  const button = await problem(page, 'There is no opportunity 404404404', 'Open another opportunity');
  await expect(page).toHaveTitle(/^There is no opportunity/);
  await expect(page).toHaveURL('/opportunities/404404404');
  await page.clock.runFor('05:00');
  expect(await sandbox.requests(recordPath(404404404))).toHaveLength(1);
  await story.end('not-there');
  await button.click();
  await expect(page).toHaveURL('/');
  await expect(heading(page)).toHaveText('Open an opportunity');
});

for (const [status, headers, words] of [
  [409, { 'Retry-After': '1' }, 'wait 1 second'],
  [429, { 'Retry-After': '7' }, 'wait 7 seconds'],
  [429, {}, 'Wait a moment'],
]) {
  test(`${status} with ${JSON.stringify(headers)} asks to wait, counts down, and gives up after five`, async ({ page, story, sandbox }) => {
    await sandbox.fault(RECORD, { status, headers });
    await page.goto(PATH);
    await problem(page, words, 'Try now');
    await expect(page.getByText(/^Asking again by itself in \d seconds?\.$/)).toBeVisible();
    await untilItGivesUp(page);
    const button = await problem(page, words, 'Try again');
    await expectRequests(page, sandbox, 5);
    if (status === 409) await story.end('throttled');
    await sandbox.mend();
    await button.click();
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
  });
}

for (const [status, limit] of [[500, 1], [502, 5], [503, 5], [504, 5], [400, 1], [418, 1]]) {
  test(`status ${status} is told with its number, and trying again works`, async ({ page, story, sandbox }) => {
    await sandbox.fault(RECORD, { status, body: '{"Message": "An error has occurred."}' });
    await page.goto(PATH);
    if (limit > 1) await untilItGivesUp(page);
    const button = await problem(page, `status ${status}`, 'Try again');
    await expectRequests(page, sandbox, limit);
    if (status === 500) await story.end('server-error');
    if (status === 400) await story.end('refused');
    await sandbox.mend();
    await button.click();
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
    await expect(heading(page)).toBeFocused();
  });
}

test('no answer: the connection is dropped', async ({ page, story, sandbox }) => {
  await sandbox.fault(RECORD, { drop: true });
  await page.goto(PATH);
  await untilItGivesUp(page);
  const button = await problem(page, 'No answer from Nexudus', 'Try again');
  await expect(page.getByRole('alert')).toContainText('offline');
  await expectRequests(page, sandbox, 5);
  await story.end('no-answer');
  await sandbox.mend();
  await button.click();
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
});

test('offline: noticed, and over by itself', async ({ page, context, sandbox, story }) => {
  await page.goto('/');
  await expect(heading(page)).toHaveText('Open an opportunity');
  await cutOff(page);
  await page.getByLabel('Id or link').fill(String(ID));
  await page.getByLabel('Id or link').press('Enter');
  await problem(page, 'You are offline', 'Try again');
  await story.end('offline');
  await page.clock.runFor('05:00');
  expect(await sandbox.requests(RECORD)).toHaveLength(0);
  await context.setOffline(false);
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  expect(await sandbox.requests(RECORD)).toHaveLength(1);
});

test('an answer that breaks off in the middle of the connection is no answer', async ({ page, sandbox }) => {
  await sandbox.fault(RECORD, { truncate: 200, drop: true });
  await page.goto(PATH);
  await untilItGivesUp(page);
  await problem(page, 'No answer from Nexudus', 'Try again');
  await expectRequests(page, sandbox, 5);
});

for (const [what, fault] of [
  ['nothing comes', { hang: true }],
  ['the answer stops halfway', { truncate: 200, hang: true }],
]) {
  test(`after 15 seconds in which ${what}, the page gives up`, async ({ page, story, sandbox }) => {
    await sandbox.fault(RECORD, fault);
    await page.goto(PATH);
    await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(1);
    await page.clock.runFor(10_000);
    await expect(page.getByRole('alert')).toHaveCount(0);
    // Either it says so now, or it has begun to ask again: no attempt lasts longer.
    await page.clock.runFor(5_000);
    await expect.poll(async () => (await page.getByRole('alert').isVisible()) || (await sandbox.requests(RECORD)).length > 1).toBe(true);
    await expect(async () => {
      await page.clock.runFor(15_000);
      await expect(page.getByRole('alert')).toBeVisible({ timeout: 200 });
    }).toPass();
    const button = await problem(page, 'Nexudus took too long', 'Try again');
    await expectRequests(page, sandbox, 5);
    if (!fault.truncate) await story.end('timeout');
    await sandbox.mend();
    await button.click();
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
  });
}

const NO_RECORDS = [
  ['a web page', '<!doctype html><title>Sign in</title><h1>Please sign in to the guest network</h1>', 'A web page arrived instead of data.'],
  ['JSON cut short', record(ID).slice(0, 100), 'The answer breaks off in the middle.'],
  ['damaged JSON', record(ID).replace(':', ';'), 'The answer is damaged: it is not valid JSON.'],
  ['plain text', 'Not found', 'The answer is not JSON.'],
  ['a list', `[${record(ID)}]`, 'A list arrived instead of a single record.'],
  ['null', 'null', 'The answer says “null”: there is no record in it.'],
  ['nothing', '', 'The answer was empty.'],
  ['a bare text', '"Not found"', 'A bare text or number arrived instead of a record.'],
  ['an object of another kind', '{"Message":"An error has occurred.","WasSuccessful":false}', 'The answer is not the kind of record that was asked for.'],
  ['another record', record(12), 'The answer is about opportunity 12, not the one asked for, so it is not shown.'],
];

test('what is no record is told as what it is, after one request', async ({ page, story, sandbox }) => {
  for (const [what, body, words] of NO_RECORDS) {
    await sandbox.forget();
    await sandbox.put(ID, body);
    await page.goto(PATH);
    await problem(page, words, 'Try again');
    await expect(page.getByRole('alert').locator('p').first()).toHaveText(words);
    await expect.soft(page.getByText('guest network'), what).toHaveCount(0);
    await page.clock.runFor('05:00');
    expect.soft(await sandbox.requests(RECORD), what).toHaveLength(1);
  }
  await story.end('unreadable');
});

test('reading stops at 8 MB', async ({ page, story, sandbox }) => {
  await sandbox.put(ID, record(ID, { Notes: JSON.stringify('0123456789abcdef'.repeat(600_000)) }));
  await page.goto(PATH);
  await problem(page, 'The answer is too large', 'Open another opportunity');
  await expect(page.getByRole('alert')).toContainText('8 MB');
  await story.end('too-large');
});

test('just below 8 MB a record still opens', async ({ page, sandbox }) => {
  const empty = record(ID, { SystemId: '""' });
  await sandbox.put(ID, record(ID, { SystemId: `"${'x'.repeat(8 * 1024 * 1024 - empty.length)}"` }));
  await page.goto(PATH);
  await expect(heading(page)).toHaveText('Twelve desks from May');
});

test('an API that the page’s own policy forbids is told as that', async ({ page, story, sandbox }) => {
  await sandbox.withApi(PATH, 'https://api.example/');
  story.expectError(/violates the following Content Security Policy directive: "connect-src|Refused to connect/);
  await page.goto(PATH);
  await problem(page, 'policy', 'Try again');
  await expect(page.getByRole('alert')).toContainText('connect-src');
  await story.end('blocked');
});
