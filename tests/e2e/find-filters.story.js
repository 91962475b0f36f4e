// Filters, each choice with its count, all of it in the address.
import { all, expectSet, field, openMenu, said } from './support/find_page.js';
import { count, counted, duesOf, everyRecord, hasValueIn, holds, isOverdue, isWorth, statusOf } from './support/list.js';
import { choicesOf, TITLES } from './support/list_menus.js';
import { record } from './support/record.js';
import { NOW } from './support/sandbox.js';
import { expect, test } from './support/story.js';

const TODAY = NOW.slice(0, 10);
const choice = (page, name) => page.getByRole('checkbox', { name, exact: false });
const choices = async (page) => (await page.locator('details[open] fieldset label').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()).sort();

test('each choice has the count of what it would show', async ({ page, story, sandbox }) => {
  const records = await everyRecord(sandbox);
  await page.goto('/opportunities');
  await all(page);
  await openMenu(page, 'Status');
  await expect.poll(() => choices(page)).toEqual(counted(records, statusOf));
  await choice(page, 'Won').check();
  await expect(choice(page, 'Won')).toBeFocused();
  const won = records.filter((record) => statusOf(record) === 'Won');
  await expectSet(page, records, won);
  // A facet’s own choice does not narrow its counts; words do.
  await expect.poll(() => choices(page)).toEqual(counted(records, statusOf));
  await field(page).fill('berlin');
  const berlin = records.filter((record) => holds(record, 'berlin'));
  await expect.poll(() => choices(page)).toEqual(counted(berlin, statusOf));
  await page.keyboard.press('Escape');
  await field(page).fill('');
  await openMenu(page, 'Location');
  const places = counted(won, (record) => record.CrmBoardColumnCrmBoardBusinessName).filter((place) => / (Wharf|Mitte|Shibuya|Sharq) /.test(place));
  await expect.poll(() => choices(page)).toEqual(expect.arrayContaining(places));
  await page.keyboard.press('Escape');
  await story.end();
});

test('every menu counts what there is, and every follow-up leads to its set', async ({ page, sandbox }) => {
  const records = await everyRecord(sandbox);
  await page.goto('/opportunities');
  await all(page);
  for (const title of TITLES) {
    await openMenu(page, title);
    await expect.poll(() => choices(page), title).toEqual(choicesOf(records, title));
  }
  await openMenu(page, 'Follow-up');
  for (const due of ['Today', 'This week', 'Not set']) {
    const box = page.getByRole('group', { name: 'Follow-up' }).getByRole('checkbox', { name: due });
    await box.check();
    await expectSet(page, records, records.filter((record) => duesOf(record, TODAY).includes(due)));
    await box.uncheck();
  }
});

test('two choices of one facet widen, two facets narrow; chips take each back', async ({ page, sandbox }) => {
  const records = await everyRecord(sandbox);
  await page.goto('/opportunities');
  await all(page);
  await openMenu(page, 'Status');
  await choice(page, 'Won').check();
  await choice(page, 'In progress').check();
  await expectSet(page, records, records.filter((record) => ['Won', 'In progress'].includes(statusOf(record))));
  await openMenu(page, 'Follow-up');
  await choice(page, 'Overdue').check();
  const overdue = records.filter((record) => isOverdue(record, TODAY));
  await expectSet(page, records, overdue.filter((record) => statusOf(record) === 'In progress'));
  await page.getByRole('button', { name: 'Without Status: Won' }).click();
  await page.getByRole('button', { name: 'Without Status: In progress' }).click();
  await expectSet(page, records, overdue);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expectSet(page, records, records);
  await expect(page).toHaveURL(/\/opportunities$/);
});

test('the focus goes from a chip to the next one, from the last to the field', async ({ page }) => {
  await page.goto('/opportunities?status=won&status=in-progress');
  await all(page);
  const chips = page.getByRole('button', { name: /^Without / });
  await expect(chips).toHaveCount(2);
  await chips.first().click();
  await expect(chips).toHaveCount(1);
  await expect(chips).toBeFocused();
  await chips.click();
  await expect(field(page)).toBeFocused();
});

test('at midnight what was due today is overdue', async ({ page, sandbox }) => {
  const records = await everyRecord(sandbox);
  await page.goto('/opportunities?follow-up=overdue');
  await all(page);
  await expectSet(page, records, records.filter((record) => isOverdue(record, TODAY)));
  await page.clock.fastForward('15:00:00');
  await expectSet(page, records, records.filter((record) => isOverdue(record, '2026-06-11')));
});

test('how long ago anything happened stays true in the rows that are drawn', async ({ page, sandbox }) => {
  await sandbox.put(7777777, record(7777777, { Name: '"Seven desks"', CrmUpdatedOn: '"2026-06-10T09:20:00Z"' }));
  await page.goto('/opportunities?q=seven+desks');
  await all(page);
  const row = page.getByRole('row', { name: 'Seven desks' });
  await expect(row.locator('.last')).toHaveText('10 minutes ago');
  await row.getByRole('link').focus();
  await page.clock.fastForward('05:00');
  await expect(row.locator('.last')).toHaveText('15 minutes ago');
  await expect(row.getByRole('link')).toBeFocused();
});

test('a range of values is of one currency, exact at both ends', async ({ page, sandbox }) => {
  const records = await everyRecord(sandbox);
  await page.goto('/opportunities');
  await all(page);
  await openMenu(page, 'Value');
  const euros = page.getByRole('group', { name: 'Value in EUR' });
  await expect(euros.locator('legend')).toHaveText(`Value in EUR ${count(records.filter((record) => hasValueIn(record, 'EUR')).length)}`);
  await euros.getByLabel('From').fill('1 000');
  await euros.getByLabel('From').press('Tab');
  await euros.getByLabel('To').fill('5000');
  await euros.getByLabel('To').press('Tab');
  await expectSet(page, records, records.filter((record) => isWorth(record, 'EUR', 1000, 5000)));
  await expect(page).toHaveURL(/value=EUR%3A1000\.\.5000$/);
  // A range does not narrow the counts; words do.
  await field(page).fill('berlin');
  await expect(euros.locator('legend')).toHaveText(`Value in EUR ${count(records.filter((record) => holds(record, 'berlin') && hasValueIn(record, 'EUR')).length)}`);
  await field(page).fill('');
  await euros.getByLabel('To').fill('lots');
  await euros.getByLabel('To').press('Tab');
  await expect(page.getByRole('alert')).toContainText('Write plain digits');
  await expect(euros.getByLabel('To')).toHaveAttribute('aria-invalid', 'true');
  await expect(euros.getByRole('alert')).toBeInViewport();
  await euros.getByLabel('To').fill('€5,000.00');
  await euros.getByLabel('To').press('Tab');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expectSet(page, records, records.filter((record) => isWorth(record, 'EUR', 1000, 5000)));
});

test('boards and stages of several locations say which they are of', async ({ page, sandbox }) => {
  const records = await everyRecord(sandbox);
  await page.goto('/opportunities');
  await all(page);
  for (const menu of ['Board', 'Stage']) {
    await openMenu(page, menu);
    const names = await page.getByRole('group', { name: menu }).locator('label > bdi').allTextContents();
    expect(new Set(names).size, menu).toBe(names.length);
  }
  const board = records.find((record) => record.CrmBoardColumnCrmBoardBusinessName);
  expect(await page.getByRole('group', { name: 'Stage' }).textContent()).toContain(board.CrmBoardColumnCrmBoardBusinessName);
});

test('a link gives the same set again: words, filters, order', async ({ page, sandbox }) => {
  const records = await everyRecord(sandbox);
  const campaign = records.find((record) => record.UtmCampaign)?.UtmCampaign;
  await page.goto(`/opportunities?q=a&${new URLSearchParams([['campaign', campaign], ['status', 'lost'], ['status', 'won'], ['sort', '-value']])}`);
  await all(page);
  const set = records.filter((record) => holds(record, 'a') && record.UtmCampaign === campaign && ['Lost', 'Won'].includes(statusOf(record)));
  await expectSet(page, records, set);
  await expect(field(page)).toHaveValue('a');
  await expect(page.getByRole('columnheader', { name: 'Value' })).toHaveAttribute('aria-sort', 'descending');
  const shared = page.url();
  await field(page).fill('b % & + ü');
  await expect(page).not.toHaveURL(shared);
  const typed = new URL(page.url()).searchParams.get('q');
  expect(typed).toBe('b % & + ü');
  await page.reload();
  await expect(field(page)).toHaveValue('b % & + ü');
});

test('what means nothing in the address is named and ignored', async ({ page, story, sandbox }) => {
  const records = await everyRecord(sandbox);
  await page.goto('/opportunities?colour=%3Cb%3Ered&status=open&sort=colour&view=globe&follow-up=soon&value=5&status=won&sort=title&sort=value');
  await all(page);
  const remarks = page.locator('.remark');
  await expect(remarks.filter({ hasText: '“<b>red”' })).toHaveCount(0);
  for (const text of ['“colour” in the address is no filter', '“open” in the address is no value of “status”', '“colour” in the address is no value of “sort”', '“globe” in the address is no value of “view”', '“soon” in the address is no value of “follow-up”', '“5” in the address is no value of “value”', '“value” in the address is one too many of “sort”']) await expect(remarks.filter({ hasText: text })).toHaveCount(1);
  await expectSet(page, records, records.filter((record) => statusOf(record) === 'Won'));
  await story.end();
  await page.getByRole('button', { name: 'Without Status: Won' }).click();
  await expect(page).toHaveURL(/\/opportunities\?sort=title$/);
  await expect(remarks.filter({ hasText: 'ignored' })).toHaveCount(0);
});

test('values that nothing has are named and ignored once all is here, not shown as filters', async ({ page, sandbox }) => {
  const records = await everyRecord(sandbox);
  const unknown = [['location', '999'], ['board', '998'], ['stage', '997'], ['responsible', '996'], ['source', '995'], ['status', '94'], ['campaign', 'nobody’s']];
  await page.goto(`/opportunities?${new URLSearchParams([...unknown, ['status', 'won']])}`);
  for (const [name, value] of unknown) await expect(page.locator('.remark').filter({ hasText: `“${value}” in the address is no value of “${name}”, so it was ignored.` })).toHaveCount(1);
  await expect(page.locator('.chip')).toHaveText([/Status: Won/]);
  await expectSet(page, records, records.filter((record) => statusOf(record) === 'Won'));
  await page.getByRole('button', { name: 'Without Status: Won' }).click();
  await expectSet(page, records, records);
  await expect(page).toHaveURL(/\/opportunities$/);
});

test('a choice that nothing has any more can still be taken back', async ({ page, sandbox }) => {
  const list = (...records) => ({ body: `{"Records":[${records}],"TotalItems":${records.length},"HasNextPage":false}` });
  const LIST = '/api/crm/crmopportunities';
  await sandbox.fault(LIST, list(record(5, { Status: '1' }), record(6, { Status: '1', UtmCampaign: '"Spring"' })));
  await page.goto('/opportunities');
  await openMenu(page, 'UTM campaign');
  await choice(page, 'Spring').check();
  await expect(said(page)).toHaveText('1 of 2 opportunities');
  await page.keyboard.press('Escape');
  await sandbox.mend();
  await sandbox.fault(LIST, list(record(5, { Status: '1' })));
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(said(page)).toHaveText(/^0 of 1 opportunity\. None has all of this/);
  await page.getByRole('button', { name: 'Without UTM campaign: Spring' }).click();
  await expect(said(page)).toHaveText('1 opportunity');
});

test('at any width an open menu lies within the window, and rows, amounts and dates are not cut off', async ({ page }) => {
  await page.goto('/opportunities');
  await all(page);
  for (const width of [320, 360, 768, 1024, 1120, 1199, 1200, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    for (const name of width < 650 ? ['Take away'] : ['Value', 'Take away']) {
      await openMenu(page, name);
      const panel = page.locator('.menu[open] .menu-panel');
      await expect(panel).toBeVisible();
      const { x, width: wide } = await panel.boundingBox();
      expect.soft(x, `${name} at ${width} px`).toBeGreaterThanOrEqual(0);
      expect.soft(x + wide, `${name} at ${width} px`).toBeLessThanOrEqual(width);
      await page.keyboard.press('Escape');
    }
    const cells = page.locator('.rows .record, .rows .record > :is(.value, .due-on)').filter({ visible: true });
    const cut = () => cells.evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth || cell.scrollHeight > cell.clientHeight).map((cell) => cell.textContent));
    // Rows are as high as the window asks for once it has been drawn.
    await expect.configure({ soft: true }).poll(cut, `at ${width} px`).toEqual([]);
  }
});
