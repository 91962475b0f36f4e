// The list comes page by page, and much can happen meanwhile. Whatever does, nothing is lost and nothing counts twice.
import { all, expectSet, field, holdPage, isPage, links, said } from './support/find_page.js';
import { everyRecord, holds } from './support/list.js';
import { hold } from './support/hold.js';
import { heading, record } from './support/record.js';
import { signInWith } from './support/sign_in.js';
import { expect, signIn, test } from './support/story.js';

const LIST = '/api/crm/crmopportunities';

/** Gives the answers to a large page another text, so many times. */
const change = (page, number, edit, times = 1) =>
  page.route(
    isPage(number),
    async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: edit(await answer.text()) });
    },
    { times },
  );

test('the first rows are asked for once, before the app has arrived', async ({ page, sandbox }) => {
  const taste = async () => (await sandbox.requests(LIST)).filter(({ path }) => path.includes('size=12&'));
  const release = await hold(page, await sandbox.assetPath('wasm'));
  await page.goto('/opportunities', { waitUntil: 'commit' });
  await expect.poll(taste).toHaveLength(1);
  release();
  await all(page);
  expect(await taste()).toHaveLength(1);
});

test('until the first rows are here it says that it loads, and can be stopped', async ({ page, story }) => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route((url) => url.pathname === LIST, async (route) => {
    await released;
    await route.continue().catch(() => {}); // it may have been given up
  }, { times: 1 });
  await page.goto('/opportunities');
  await expect(page.getByText('Loading…')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Loading' })).toBeVisible();
  await story.end();
  await page.getByRole('button', { name: 'Stop loading' }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await page.getByRole('button', { name: 'Continue loading' }).click();
  release();
  await all(page);
});

test('the first rows come with the first page; the rest can be stopped and continued', async ({ page, story, sandbox }) => {
  const records = await everyRecord(sandbox);
  const { held, release } = await holdPage(page, 2);
  await page.goto('/opportunities');
  await held;
  await expect(page.getByText(`Loading: 1,000 of 6,005 opportunities`)).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Loading' })).toHaveJSProperty('position', 1000 / 6005);
  await expect(said(page)).toHaveText('1,000 opportunities so far');
  await expect(links(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'Stop loading' }).click();
  await expect(page.getByText('Stopped: 1,000 of 6,005 opportunities')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await story.end();
  release();
  await page.getByRole('button', { name: 'Continue loading' }).click();
  await all(page);
  await expectSet(page, records, records);
  const asked = (await sandbox.requests(`${LIST}?`)).map(({ path }) => path);
  expect(asked.filter((path) => path.endsWith('page=1'))).toHaveLength(2);
});

test('a page that fails in the middle: what is here stays, what is missing is said, and it goes on', async ({ page, story, sandbox }) => {
  const records = await everyRecord(sandbox);
  await sandbox.fault(LIST, { query: 'page=3', status: 500, times: 1 });
  await page.goto('/opportunities');
  await expect(page.getByRole('alert')).toContainText('1,998 of 6,005 are here, 4,007 are missing.');
  await expect(page.getByRole('alert')).toContainText('status 500');
  await expect(said(page)).toHaveText('1,998 opportunities so far');
  await expect(links(page).first()).toBeVisible();
  await story.end();
  await page.getByRole('button', { name: 'Try again' }).click();
  await all(page);
  await expectSet(page, records, records);
});

const BODIES = [
  ['an object of another kind', '{"Id": 1}', 'not the kind of record that was asked for'],
  ['a web page', '<!doctype html><p>Sign in', 'A web page arrived instead of data'],
  ['half of it', '{"Records": [{"Id": 5', 'breaks off in the middle'],
];

for (const part of ['link', 'checkbox']) {
  test(`the focus stays with its opportunity’s ${part}, wherever the next page sorts it to`, async ({ page, sandbox }) => {
    const { held, release } = await holdPage(page, 2);
    await page.goto('/opportunities');
    await held;
    const row = page.getByRole('row').nth(4);
    const href = await row.getByRole('link').getAttribute('href');
    await row.getByRole(part).focus();
    // One before it in the list is gone when that is read again.
    await sandbox.control('DELETE', 'records/1');
    release();
    await all(page);
    const same = page.getByRole('row').filter({ has: page.locator(`a[href="${href}"]`) });
    await expect(same.getByRole(part)).toBeFocused();
  });
}

test('a body that is no list is said to be none', async ({ page, sandbox }) => {
  for (const [what, body, sentence] of BODIES) {
    await sandbox.mend();
    await sandbox.fault(LIST, { query: 'page=2', body, times: 1 });
    await page.goto('/opportunities');
    await expect(page.getByRole('alert'), what).toContainText(sentence);
    await page.getByRole('button', { name: 'Try again' }).click();
    await all(page);
  }
});

test('pages that overlap count nothing twice, and what slipped through between them is found', async ({ page, sandbox }) => {
  const records = await everyRecord(sandbox);
  // The second page begins 99 records early and ends 198 early, once.
  await page.route(isPage(2), (route) => route.continue({ url: route.request().url().replace('size=999', 'size=900') }), { times: 1 });
  await page.goto('/opportunities');
  await all(page);
  await expectSet(page, records, records);
});

test('totals that lie are said to be at odds with what is given', async ({ page, story, sandbox }) => {
  const records = await everyRecord(sandbox);
  for (let number = 1; number <= 7; number += 1) await change(page, number, (text) => text.replace('"TotalItems":6005', '"TotalItems":9000'), 9);
  await page.goto('/opportunities?board=999');
  await expect(page.getByText('Nexudus says that there are 9,000 opportunities, but gives 6,005')).toBeVisible();
  await expect(page.getByText('“999” in the address is no value of “board”, so it was ignored.')).toBeVisible();
  await expect(page.getByText('5,000 of 5,000 at Canary Wharf')).toBeVisible();
  await expectSet(page, records, records);
  await story.end();
});

test('what is deleted goes from a list at odds, too, once it is loaded again', async ({ page, sandbox }) => {
  const list = (total, ...ids) => ({ body: `{"Records":[${ids.map((id) => record(id)).join(',')}],"TotalItems":${total},"HasNextPage":false}` });
  await sandbox.fault(LIST, list(4, 5, 6, 7));
  await page.goto('/opportunities');
  await expect(page.getByText('Nexudus says that there are 4 opportunities, but gives 3')).toBeVisible();
  await sandbox.mend();
  await sandbox.fault(LIST, list(3, 5, 7));
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByText('Nexudus says that there are 3 opportunities, but gives 2')).toBeVisible();
  await expect(said(page)).toHaveText('2 opportunities');
});

test('rows that are no records are counted and left out', async ({ page, sandbox }) => {
  const body = `{"Records":[${record(5)},{"Name":"no Id"},7,${record(6)}],"TotalItems":4,"HasNextPage":false}`;
  await sandbox.fault(LIST, { body });
  await page.goto('/opportunities');
  await expect(page.getByText('2 rows of the list could not be read')).toBeVisible();
  await expect(said(page)).toHaveText('2 opportunities');
});

test('what is new, changed and deleted while it loads neither doubles nor vanishes', async ({ page, sandbox }) => {
  const { held, release } = await holdPage(page, 2);
  await page.goto('/opportunities');
  await held;
  // One of the first page is gone: all later ones move up. Another is changed, a third is new.
  await sandbox.control('DELETE', 'records/1');
  await sandbox.put(4, record(4, { Name: '"Changed meanwhile"' }));
  await sandbox.put(9223372036854775806n, record('9223372036854775806', { Name: '"New meanwhile"' }));
  const records = await everyRecord(sandbox);
  release();
  await all(page);
  await expectSet(page, records, records);
  for (const name of ['Changed meanwhile', 'New meanwhile']) {
    await field(page).fill(name);
    await expectSet(page, records, records.filter((own) => holds(own, name)));
    await expect(links(page)).toHaveText([name]);
  }
});

test('where the newest come first, one that is new does not hide one that is gone', async ({ page, sandbox }) => {
  await page.route((url) => url.pathname === LIST, (route) => route.continue({ url: `${route.request().url()}&dir=1` }));
  const { held, release } = await holdPage(page, 2, '&dir=1');
  await page.goto('/opportunities');
  await held;
  const [newest] = (await everyRecord(sandbox)).map(({ Id }) => BigInt(Id)).sort((a, b) => (a < b ? 1 : -1)).slice(1);
  await sandbox.control('DELETE', `records/${newest}`);
  await sandbox.put(9223372036854775806n, record('9223372036854775806', { Name: '"New meanwhile"' }));
  const records = await everyRecord(sandbox);
  release();
  await all(page);
  await expectSet(page, records, records);
  await field(page).fill('New meanwhile');
  await expect(links(page)).toHaveText(['New meanwhile']);
});

test('a location whose list is short is whole with the first page', async ({ page, sandbox }) => {
  await sandbox.fault(LIST, { body: `{"Records":[${record(5)},${record(6)}],"TotalItems":2,"HasNextPage":false}` });
  await page.goto('/opportunities');
  await expect(said(page)).toHaveText('2 opportunities');
  expect(await sandbox.requests(`${LIST}?`)).toHaveLength(1);
});

test('no opportunities at all is said in words', async ({ page, story, sandbox }) => {
  await sandbox.fault(LIST, { body: '{"Records":[],"TotalItems":0,"HasNextPage":false}' });
  await page.goto('/opportunities');
  await expect(said(page)).toHaveText('There are no opportunities yet.');
  await story.end('none-yet');
});

test('at the API’s own pace it comes whole', async ({ page, sandbox }) => {
  await sandbox.throttle('on');
  await page.goto('/opportunities');
  await all(page);
  expect((await sandbox.requests(`${LIST}?`)).filter(({ status }) => status !== 200)).toEqual([]);
});

test.describe('a session that ends half-way', () => {
  test.use({ user: null });

  test('asks to sign in, and then everything is there, for the same question', async ({ page, sandbox }) => {
    await signIn(page, { ...(await sandbox.session('admin@example.com')), refresh_token: null });
    const { held, release } = await holdPage(page, 2);
    await page.goto('/opportunities?q=berlin&status=won');
    await held;
    await sandbox.expireTokens();
    release();
    await expect(heading(page)).toHaveText('Sign in');
    await expect(page.getByRole('alert')).toContainText('Your session has ended');
    await signInWith(page, 'admin@example.com');
    await expect(page).toHaveURL(/\/opportunities\?q=berlin&status=won$/);
    const records = await everyRecord(sandbox);
    await expect(said(page)).toHaveText(/ of 6,005 opportunities$/);
    await expectSet(page, records, records.filter((own) => holds(own, 'berlin') && own.Status === '2'));
  });
});

test.describe('an account that may not list', () => {
  test.use({ user: 'reader@example.com' });

  test('is told so, and keeps “open by Id”', async ({ page, story }) => {
    await page.goto('/opportunities');
    await expect(page.getByRole('alert')).toContainText('it lacks the role CrmOpportunity-List');
    await story.end('may-not-list');
    await page.getByRole('link', { name: 'open an opportunity by its Id' }).click();
    await expect(heading(page)).toHaveText('Open an opportunity');
  });
});

test('a module that does not come is said so, and comes at the second try', async ({ page, story }) => {
  story.expectError(/Failed to load resource|net::ERR_FAILED/);
  let broken = true;
  await page.route(/find-[0-9a-f]+\.js(\?|$)/, (route) => (broken ? route.abort() : route.continue()));
  await page.goto('/opportunities');
  await expect(page.getByRole('alert')).toContainText('could not be loaded completely');
  await story.end('module-missing');
  broken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await all(page);
});
