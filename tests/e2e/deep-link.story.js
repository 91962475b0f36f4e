// Coming by a link: the record is asked for at once and only once, and what is no address of ours says so.
import { fetches, noteFetches } from './support/fetches.js';
import { hold } from './support/hold.js';
import { heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

test('a link opens its opportunity with one request, sent before the app has arrived', async ({ page, sandbox }) => {
  const release = await hold(page, await sandbox.assetPath('wasm'));
  await page.goto('/opportunities/87654321', { waitUntil: 'commit' });
  await expect.poll(() => sandbox.requests(recordPath(87654321))).toHaveLength(1);
  release();
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  expect(await sandbox.requests(recordPath(87654321))).toHaveLength(1);
});

test('the early request is for one visit: the next one asks anew', async ({ page, sandbox }) => {
  await page.goto('/opportunities/87654321');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await page.getByRole('link', { name: 'Opportune' }).click();
  await expect(heading(page)).toHaveText('Open an opportunity');
  await page.goBack();
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  expect(await sandbox.requests(recordPath(87654321))).toHaveLength(2);
});

test('the request carries the token in its header and nowhere else', async ({ page, sandbox }) => {
  await page.goto('/opportunities/87654321');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  const { access_token: token } = JSON.parse(await page.evaluate(() => sessionStorage['opportune.session']));
  const [request] = await sandbox.requests(recordPath(87654321));
  expect(request.headers.authorization).toBe(`Bearer ${token}`);
  expect(request.headers.cookie).toBeUndefined();
  const elsewhere = (await sandbox.requests('/')).filter(({ path, headers }) => path.includes(token) || headers.referer);
  expect(elsewhere).toEqual([]);
});

test('a path that holds no Id is refused in words, before any request', async ({ page, story, sandbox }) => {
  await page.goto('/opportunities/007');
  await expect(page.getByRole('alert')).toContainText('This is not an opportunity Id');
  await expect(page.getByRole('alert')).toContainText('007');
  await expect(page.getByRole('alert').getByRole('button')).toHaveText(['Open another opportunity']);
  expect(await sandbox.requests('/api/crm/')).toEqual([]);
  await story.end('no-id');
  await page.getByRole('button', { name: 'Open another opportunity' }).click();
  await expect(page).toHaveURL('/');
  await expect(heading(page)).toBeFocused();
});

test('an address that is none of ours says so and leads back', async ({ page, story }) => {
  await page.goto('/no/such/place');
  await expect(page.getByRole('alert')).toContainText('There is no such page');
  await expect(page).toHaveTitle(/^(Page not found|There is no such page)/);
  await story.end('not-found');
  await page.getByRole('alert').getByRole('button').click();
  await expect(heading(page)).toHaveText('Open an opportunity');
});

// 1 to 9223372036854775807, no sign, no leading zero.
const IDS = [
  ['1', true],
  ['87654321', true],
  ['9223372036854775807', true],
  ['9223372036854775808', false],
  ['99999999999999999999', false],
  ['0', false],
  ['01', false],
  ['-1', false],
  ['+1', false],
  ['1,0', false],
  ['1e3', false],
  ['%31', false],
  ['١٢', false],
  ['12a', false],
];

test('what is an Id in a path is the same for the early request and for the app', async ({ page, sandbox }) => {
  await noteFetches(page);
  for (const [text, isId] of IDS) {
    const release = await hold(page, await sandbox.assetPath('wasm'));
    await page.goto(`/opportunities/${text}`, { waitUntil: 'domcontentloaded' });
    // The early request is made while the document is parsed: by now, or never.
    expect((await fetches(page, recordPath(''))).length > 0, `early request for “${text}”`).toBe(isId);
    release();
    await expect(heading(page)).not.toHaveText('');
    expect(await page.getByText('This is not an opportunity Id').isVisible(), `“${text}” is refused`).toBe(!isId);
  }
});
