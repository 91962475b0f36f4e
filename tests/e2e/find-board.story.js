// The same set as a board: stages in their order, cards in theirs, totals of each.
import { all, field, said } from './support/find_page.js';
import { hold } from './support/hold.js';
import { everyRecord, holds, opportunities, totalLines } from './support/list.js';
import { heading, plain } from './support/record.js';
import { expect, test } from './support/story.js';

const lanes = (page) => page.locator('.lane');
const board = (page) => page.getByRole('region', { name: 'Board', exact: true });

test('every stage of a board stands in its order, with its cards by position and its totals', async ({ page, story, sandbox }) => {
  const records = (await everyRecord(sandbox)).filter((record) => holds(record, 'berlin'));
  const boards = [...new Set(records.map((record) => record.CrmBoardColumnCrmBoardId))];
  const id = boards[0];
  const { access_token: token } = await sandbox.session('admin@example.com');
  const answer = await fetch(`${sandbox.url}/api/crm/crmboardcolumns?CrmBoardColumn_CrmBoard=${id}&orderBy=Position&size=1000`, { headers: { Authorization: `Bearer ${token}` } });
  const stages = (await answer.json()).Records;
  await page.goto(`/opportunities?view=board&q=berlin&board=${id}`);
  await expect(page.getByRole('button', { name: 'Board', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(lanes(page).getByRole('heading')).toHaveText(stages.map((stage) => stage.Name));
  for (const [at, stage] of stages.entries()) {
    const own = records.filter((record) => Number(record.CrmBoardColumnId) === stage.Id).sort((a, b) => Number(a.Position) - Number(b.Position) || Number(a.Id) - Number(b.Id));
    const lane = lanes(page).nth(at);
    const sums = totalLines(own).filter((line) => / in /.test(line)).map((line) => plain(line.replace(/ in .*/, '')));
    await expect.poll(async () => (await lane.locator('.totals li').allInnerTexts()).map(plain), stage.Name).toEqual([opportunities(own.length), ...sums]);
    const drawn = await lane.getByRole('listitem').and(page.locator('.deal')).all();
    for (const card of drawn) {
      const position = Number(await card.getAttribute('aria-posinset'));
      await expect(card).toHaveAttribute('aria-setsize', String(own.length));
      await expect(card.getByRole('link')).toHaveAttribute('href', `/opportunities/${own[position - 1].Id}`);
    }
  }
  await story.end();
});

for (const [what, answer] of [
  ['may not be read', { status: 403, body: '{}' }],
  ['come as no list', { body: '{"Id":1}' }],
]) {
  test(`where the stages ${what}, the board says what it lacks, and asks again next time`, async ({ page, story, sandbox }) => {
    story.expectError(/403/);
    await sandbox.fault('/api/crm/crmboardcolumns', { ...answer, times: 1 });
    await page.goto('/opportunities?view=board&q=berlin');
    await all(page);
    const remark = page.getByText('The stages of the board could not be read');
    await expect(remark).toBeVisible();
    await expect(lanes(page).first().getByRole('heading')).toBeVisible();
    await story.end();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await expect(remark).toBeHidden();
    await page.getByRole('button', { name: 'Board', exact: true }).click();
    await expect(lanes(page).first().getByRole('heading')).toBeVisible();
    await expect(remark).toBeHidden();
  });
}

test('the stages that “Stop loading” keeps away come when it goes on', async ({ page, sandbox }) => {
  await sandbox.fault('/api/crm/crmopportunities', { query: 'page=2', hang: true, times: 1 });
  await sandbox.fault('/api/crm/crmboardcolumns', { hang: true, times: 1 });
  const asked = Promise.all([/crmboardcolumns/, /crmopportunities\?.*page=2/].map((url) => page.waitForRequest(url)));
  await page.goto('/opportunities?view=board&q=berlin');
  await asked;
  await page.getByRole('button', { name: 'Stop loading' }).click();
  await page.getByRole('button', { name: 'Continue loading' }).click();
  await all(page);
  await expect.poll(async () => (await sandbox.requests('/api/crm/crmboardcolumns')).map(({ status }) => status).at(-1)).toBe(200);
  await expect(page.getByText('The stages of the board could not be read')).toHaveCount(0);
});

test('what a search finds on the board is in sight, wherever its stage stands', async ({ page, sandbox }) => {
  const records = await everyRecord(sandbox);
  const found = records.filter((record) => holds(record, 'board with forty stages'));
  expect(found).toHaveLength(1);
  await page.goto('/opportunities?view=board');
  await all(page);
  await expect(lanes(page).nth(30)).toBeAttached();
  const card = page.locator('.deal').getByRole('link', { name: found[0].Name });
  await expect(card).not.toBeInViewport();
  await field(page).fill('forty stages');
  await expect(card).toBeInViewport({ ratio: 1 });
  // Those without anything leave it the room.
  const width = async (lane) => (await lane.boundingBox()).width;
  expect(await width(lanes(page).first())).toBeLessThan(await width(lanes(page).filter({ has: card })));
  await field(page).fill('');
  await expect(lanes(page).first()).not.toHaveClass(/empty/);
  await page.goto('/opportunities?view=board&q=forty+stages');
  await expect(card).toBeInViewport({ ratio: 1 });
});

test('a card keeps the focus when its stages come', async ({ page }) => {
  const release = await hold(page, '/api/crm/crmboardcolumns');
  await page.goto('/opportunities?view=board&q=berlin');
  await all(page);
  const before = await lanes(page).count();
  const card = lanes(page).first().getByRole('link').first();
  const href = await card.getAttribute('href');
  await card.focus();
  release();
  await expect.poll(() => lanes(page).count(), 'stages without cards stand there too').not.toBe(before);
  await expect(board(page).locator(`a[href="${href}"]`)).toBeFocused();
});

test('arrows go from card to card and from stage to stage, and back leads to the card', async ({ page }) => {
  await page.goto('/opportunities');
  await all(page);
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await expect(page).toHaveURL(/\?view=board$/);
  // Only the board itself knows of stages without cards: once they stand there, so do the others in their order.
  await expect(lanes(page).and(page.locator('.empty')).first()).toBeAttached();
  await field(page).focus();
  await page.keyboard.press('ArrowDown');
  const card = (lane, position) => lanes(page).nth(lane).locator(`[aria-posinset="${position}"]`).getByRole('link');
  await expect(card(0, 1)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(card(1, 2)).toBeFocused();
  await page.keyboard.press('End');
  const last = page.locator('.deal a:focus');
  await expect(last).toBeInViewport();
  const title = await last.innerText();
  const scrolled = await board(page).evaluate((element) => element.scrollTop);
  expect(scrolled).toBeGreaterThan(1000);
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(title);
  await page.goBack();
  await expect(page.locator('.deal a:focus')).toHaveText(title);
  await expect.poll(() => board(page).evaluate((element) => element.scrollTop)).toBe(scrolled);
});

test('only cards in sight are drawn, wherever the board is scrolled', async ({ page }) => {
  await page.goto('/opportunities?view=board');
  await all(page);
  expect(await page.locator('.deal').count()).toBeLessThan(120);
  await board(page).evaluate((element) => element.scrollTo(element.scrollWidth, 0));
  await expect(lanes(page).last()).toBeInViewport();
  await expect(lanes(page).filter({ has: page.locator('.deal') }).last()).toBeInViewport();
  expect(await page.locator('.deal').count()).toBeLessThan(120);
});

test('amounts and dates on the cards are not cut off', async ({ page }) => {
  await page.goto('/opportunities?view=board&q=berlin');
  await all(page);
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    const seen = [];
    for (const lane of await lanes(page).filter({ has: page.locator('.totals li:nth-child(2)') }).all()) {
      await lane.locator('h2').scrollIntoViewIfNeeded();
      const parts = lane.locator('.deal > :is(.value, .due-on, .status)');
      await expect(parts.first()).toBeVisible();
      seen.push(...(await parts.evaluateAll((found) => found.map((part) => [part.textContent, part.scrollWidth > part.clientWidth]))));
    }
    expect(seen.length).toBeGreaterThan(30);
    expect(seen.filter(([, isCut]) => isCut), `at ${width} px`).toEqual([]);
  }
});

test('without the list of stages the cards still stand in those they name', async ({ page, sandbox }) => {
  await sandbox.fault('/api/crm/crmboardcolumns', { status: 403 });
  await page.goto('/opportunities?view=board&q=berlin');
  await expect(said(page)).toHaveText(/^38 of/);
  await expect(lanes(page).first().locator('.deal').first()).toBeVisible();
});
