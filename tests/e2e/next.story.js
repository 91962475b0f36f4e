// From one opportunity to the next: through its stage, or through the set it was found in.
import { heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

const LIST = '/api/crm/crmopportunities';

/** The opportunities of the stage that a record stands in, in order: read from the API itself. */
const stageOf = async (sandbox, id) => {
  const ask = await sandbox.asker();
  const { CrmBoardColumnId: stage } = JSON.parse(await ask(recordPath(id)));
  const rows = [];
  for (let number = 1, more = true; more; number += 1) {
    const { Records, HasNextPage } = JSON.parse(await ask(`${LIST}?CrmOpportunity_CrmBoardColumn=${stage}&size=1000&page=${number}`));
    rows.push(...Records);
    more = HasNextPage;
  }
  return rows.sort((a, b) => a.Position - b.Position || a.Id - b.Id);
};

const title = ({ Name, CoworkerFullName, ToStringText }) => Name ?? CoworkerFullName ?? ToStringText;

/** A generated opportunity, in a stage with many others. */
const ID = 1416693300;

const open = async (page, id) => {
  await page.goto(`/opportunities/${id}`);
  await expect(page.locator('a[rel=next], a[rel=prev]').first()).toBeVisible();
};

test('the neighbours are those of its stage, by position', async ({ page, sandbox, story }) => {
  await open(page, ID);
  const rows = await stageOf(sandbox, ID);
  const at = rows.findIndex(({ Id }) => Id === ID);
  const format = (number) => number.toLocaleString('en-GB');
  await expect(page.getByRole('navigation', { name: 'Previous and next' })).toContainText(`${format(at + 1)} of ${format(rows.length)}`);
  await expect(page.locator('a[rel=next]')).toHaveAttribute('href', `/opportunities/${rows[at + 1].Id}`);
  await expect(page.locator('a[rel=prev]')).toHaveAttribute('href', `/opportunities/${rows[at - 1].Id}`);
  await story.end();
});

test('a refresh before the neighbours are known does not lose them', async ({ page }) => {
  const isOfStage = (url) => url.searchParams.has('CrmOpportunity_CrmBoardColumn');
  const asked = page.waitForRequest((request) => isOfStage(new URL(request.url())));
  await page.route(isOfStage, () => {}, { times: 1 });
  await page.goto(`/opportunities/${ID}`);
  await asked;
  await page.keyboard.press('r');
  await expect(page.locator('a[rel=next]')).toBeVisible();
});

test('what the list knows is there at once, the rest when it has come', async ({ page, sandbox }) => {
  await open(page, ID);
  const rows = await stageOf(sandbox, ID);
  const next = rows[rows.findIndex(({ Id }) => Id === ID) + 1];
  await sandbox.fault(recordPath(next.Id), { hang: true });
  await sandbox.forget();
  await page.clock.fastForward('20:00');
  await page.locator('a[rel=next]').click();
  await expect(heading(page)).toHaveText(title(next));
  await expect(heading(page)).toBeFocused();
  expect((await page.title()).startsWith(title(next))).toBe(true);
  await expect(page.locator('#skeleton')).toHaveCount(0);
  await expect(page.getByText('Updated 20 minutes ago. The rest is on its way.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the list of the stage is fetched once for all of it', async ({ page, sandbox }) => {
  await open(page, ID);
  const rows = await stageOf(sandbox, ID);
  const at = rows.findIndex(({ Id }) => Id === ID);
  await page.waitForLoadState('networkidle');
  await sandbox.forget();
  for (const step of [1, 2, 3]) {
    await page.keyboard.press('j');
    await expect(heading(page)).toHaveText(title(rows[at + step]));
    await expect(page.getByText(/The rest is on its way/)).toHaveCount(0);
  }
  await page.keyboard.press('k');
  await expect(heading(page)).toHaveText(title(rows[at + 2]));
  await page.waitForLoadState('networkidle');
  const lists = (await sandbox.requests(LIST)).filter(({ path }) => path.includes('CrmOpportunity_CrmBoardColumn='));
  expect(lists).toEqual([]);
  await page.goBack();
  await expect(heading(page)).toHaveText(title(rows[at + 3]));
});

test('whoever points at the next one finds it fetched already, and fetched once', async ({ page, sandbox }) => {
  await open(page, ID);
  const rows = await stageOf(sandbox, ID);
  const next = rows[rows.findIndex(({ Id }) => Id === ID) + 1];
  await page.waitForLoadState('networkidle');
  await page.locator('a[rel=next]').hover();
  await expect.poll(async () => (await sandbox.requests(recordPath(next.Id))).length).toBe(1);
  await page.locator('a[rel=next]').click();
  await expect(heading(page)).toHaveText(title(next));
  await expect(page.getByText(/The rest is on its way/)).toHaveCount(0);
  expect(await sandbox.requests(recordPath(next.Id))).toHaveLength(1);
});

test('whoever goes on by key finds the one after it fetched already, and fetched once', async ({ page, sandbox }) => {
  await open(page, ID);
  const rows = await stageOf(sandbox, ID);
  const after = rows[rows.findIndex(({ Id }) => Id === ID) + 2];
  await page.keyboard.press('j');
  await expect.poll(async () => (await sandbox.requests(recordPath(after.Id))).length).toBe(1);
  await page.keyboard.press('j');
  await expect(heading(page)).toHaveText(title(after));
  await expect(page.getByText(/The rest is on its way/)).toHaveCount(0);
  expect(await sandbox.requests(recordPath(after.Id))).toHaveLength(1);
});

test('from a set the way leads through the set and back to it', async ({ page, sandbox, story }) => {
  const set = { from: 'opportunities?q=desk', ids: ['4', '1', '87654321'] };
  await page.addInitScript((set) => (sessionStorage['opportune.set'] = JSON.stringify(set)), set);
  await open(page, 1);
  await expect(page.getByRole('navigation', { name: 'Previous and next' })).toContainText('2 of 3');
  await expect(page.getByRole('link', { name: 'Back to the list' })).toHaveAttribute('href', '/opportunities?q=desk');
  await page.waitForLoadState('networkidle');
  await story.end();
  const lists = (await sandbox.requests(LIST)).filter(({ path }) => path.includes('CrmOpportunity_CrmBoardColumn='));
  expect(lists, 'the stage is not asked for').toEqual([]);
  await page.keyboard.press('j');
  await expect(page).toHaveURL('/opportunities/87654321');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await expect(page.locator('a[rel=next]')).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(page.getByRole('status').filter({ hasText: 'There is no next opportunity' })).toHaveCount(1);
});

test('whoever turns back before the next one has come sees what was there', async ({ page, sandbox }) => {
  const set = { from: 'opportunities', ids: ['1', '4'] };
  await page.addInitScript((set) => (sessionStorage['opportune.set'] = JSON.stringify(set)), set);
  await open(page, 1);
  const name = await heading(page).textContent();
  await sandbox.fault(recordPath(4), { hang: true });
  await page.keyboard.press('j');
  await expect(page.locator('#skeleton')).toBeVisible();
  await page.keyboard.press('k');
  await expect(page.locator('#skeleton')).toHaveCount(0);
  await expect(heading(page)).toHaveText(name);
  await expect(heading(page)).toBeVisible();
});

test('a record that comes after all takes the place of why it had not', async ({ page, sandbox, story }) => {
  story.expectError(/429/);
  await open(page, ID);
  const rows = await stageOf(sandbox, ID);
  const next = rows[rows.findIndex(({ Id }) => Id === ID) + 1];
  await page.waitForLoadState('networkidle');
  await sandbox.fault(recordPath(next.Id), { status: 429, headers: { 'Retry-After': '2' }, body: '"Wait 2.0 seconds"', times: 1 });
  await page.locator('a[rel=next]').dispatchEvent('click');
  await expect(page.getByRole('alert')).toContainText('asks to wait');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(heading(page)).toHaveText(title(next));
});

test('going on by key starts from the one that is still under way', async ({ page, sandbox }) => {
  const set = { from: 'opportunities', ids: ['1', '4', '87654321', '10'] };
  await page.addInitScript((set) => (sessionStorage['opportune.set'] = JSON.stringify(set)), set);
  await open(page, 1);
  await sandbox.fault(recordPath(4), { hang: true });
  await sandbox.fault(recordPath(87654321), { hang: true });
  await page.keyboard.press('j');
  await page.keyboard.press('m'); // nothing of it is here to be copied
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page).toHaveURL('/opportunities/10');
  await expect(heading(page)).toHaveText('Lost with a reason');
  await expect(page.getByText(/copied/)).toHaveCount(0);
});

test('a set that leads elsewhere, or that is none, is not followed', async ({ page }) => {
  for (const set of ['{"from":"https://example.com","ids":["1"]}', '{"from":"//example.com/opportunities","ids":["1"]}', '[1', '{"ids":"1"}']) {
    await page.goto('/');
    await page.evaluate((set) => (sessionStorage['opportune.set'] = set), set);
    await page.goto('/opportunities/1');
    await expect(heading(page)).toHaveText(/Twelve desks/);
    await expect.soft(page.getByRole('link', { name: 'Back to the list' }), set).toHaveCount(0);
  }
});

test('who may not list has no neighbours, and nothing moves for it', async ({ page, sandbox }) => {
  await sandbox.fault(LIST, { status: 401 });
  await page.goto(`/opportunities/${ID}`);
  await expect(heading(page)).toBeVisible();
  await expect.poll(async () => (await sandbox.requests(LIST)).some(({ path }) => path.includes('CrmBoardColumn='))).toBe(true);
  await page.waitForLoadState('networkidle');
  await expect(page.locator('a[rel=next], a[rel=prev]')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});
