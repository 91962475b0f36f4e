// Finding an opportunity among all there are: search, counts, totals, order. What is expected is computed from the API's
// own JSON, by support/list.js.
import { all, expectSet, field, links, said } from './support/find_page.js';
import { everyRecord, holds } from './support/list.js';
import { COLUMNS, idsInOrder } from './support/list_order.js';
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

test('the list comes whole, with counts and totals to the last digit', async ({ page, story, sandbox }) => {
  const records = await everyRecord(sandbox);
  await page.goto('/opportunities');
  await expect(heading(page)).toHaveText('Find opportunities');
  await expect(page).toHaveTitle('Find opportunities · Opportune');
  await all(page);
  await expectSet(page, records, records);
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', String(records.length + 1));
  await expect(page.getByText('5,000 of 5,000 at Canary Wharf')).toBeVisible();
  await story.end();
});

test('words narrow the set as they are typed, in any order, accents and case ignored, and are marked', async ({ page, story, sandbox }) => {
  const records = await everyRecord(sandbox);
  await page.goto('/opportunities');
  await all(page);
  for (const typed of ['berlin', 'berlin arch', 'ARCH berlin', 'lopez', 'kühn', 'meeting room', '1416693192', '#1416693192', '"berlin', 'berlin (arch', 'nothing has this']) {
    await field(page).fill('');
    await field(page).pressSequentially(typed);
    await expectSet(page, records, records.filter((record) => holds(record, typed.replace(/[#"(]/g, ''))));
  }
  for (const link of ['https://dashboard.nexudus.com/crm/crmOpportunities/1416693192?tab=2', new URL('/opportunities/1416693192', page.url()).href]) {
    await field(page).fill(link);
    await expect(links(page)).toHaveAttribute('href', '/opportunities/1416693192');
  }
  await field(page).fill('berlin arch');
  await expect(page.locator('.record mark').first()).toHaveText(/^(berlin|arch)$/i);
  await expect(page).toHaveURL(/\?q=berlin\+arch$/);
  await story.end();
});

test('the table’s head stays in sight, and at 1280 px follow-ups and values are whole', async ({ page }) => {
  await page.goto('/opportunities');
  await all(page);
  const cut = () => page.locator('.record > :is(.due-on, .value, .status, .who)').evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent));
  expect(await cut()).toEqual([]);
  await page.mouse.wheel(0, 3000);
  await expect(links(page).first()).toBeAttached();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(2000);
  await expect(page.locator('.head')).toBeInViewport({ ratio: 1 });
});

test('what was found in a place that no column shows is shown with it', async ({ page }) => {
  await page.goto('/opportunities?q=lockable+cabinet');
  await all(page);
  const row = page.getByRole('row').filter({ hasText: 'in notes:' }).first();
  await expect(row.locator('mark')).toHaveText([/^lockable$/i, /^cabinet$/i]);
});

test.describe('far away', () => {
  test.use({ timezoneId: 'Asia/Tokyo' });

  test('moments stand in the zone that was chosen, and change with it', async ({ page, sandbox }) => {
    const records = await everyRecord(sandbox);
    const instant = /T(?!00:00:00(\.0+)?Z)[\d:.]+Z$/;
    const { Id, DueDate } = records.find(({ Id, DueDate }) => Id.length > 8 && instant.test(DueDate));
    const inZone = (timeZone) => new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(DueDate));
    await page.goto(`/opportunities?q=${Id}`);
    await all(page);
    const due = page.locator('.record:not(.head) .due-on');
    await expect(due).toContainText(inZone('Asia/Tokyo'));
    await page.getByText('View', { exact: true }).click();
    await page.getByRole('radio', { name: 'UTC' }).check();
    await expect(due).toContainText(inZone('UTC'));
    await page.getByRole('radio', { name: 'My time zone' }).check();
    await expect(due).toContainText(inZone('Asia/Tokyo'));
  });
});

test('every column sorts, both ways, and says so', async ({ page, sandbox }) => {
  await page.setViewportSize({ width: 1280, height: 4000 }); // every row is drawn
  const records = await everyRecord(sandbox);
  await page.goto('/opportunities?q=berlin&sort=title');
  await all(page);
  const set = records.filter((record) => holds(record, 'berlin'));
  const ids = () => links(page).evaluateAll((links) => {
    const at = (link) => Number(link.closest('.record').ariaRowIndex);
    return links.sort((one, other) => at(one) - at(other)).map((link) => link.pathname.split('/').pop());
  });
  const [select, turn] = [page.getByRole('combobox', { name: 'Sort by' }), page.getByRole('button', { name: 'Descending' })];
  for (const column of COLUMNS) {
    await select.selectOption(column);
    await expect.poll(ids, column).toEqual(idsInOrder(set, column));
    await turn.click();
    await expect.poll(ids, `${column}, descending`).toEqual(idsInOrder(set, column, true));
    await turn.click();
  }
  const column = (name) => page.getByRole('columnheader', { name });
  for (const name of ['Title', 'Stage', 'Status', 'Value', 'Follow-up', 'Responsible', 'Last activity']) {
    await column(name).getByRole('button').click();
    await expect(column(name)).toHaveAttribute('aria-sort', 'ascending');
    await column(name).getByRole('button').click();
    await expect(column(name)).toHaveAttribute('aria-sort', 'descending');
    await expect(page.locator('[aria-sort=descending], [aria-sort=ascending]')).toHaveCount(1);
  }
  // Which amounts stand before which is said where there are several currencies, and only there.
  const said = page.getByText('they stand by currency first, then by value');
  await expect(said).toHaveCount(0);
  await select.selectOption('value');
  await expect(page).toHaveURL(/sort=-value$/);
  await expect(said).toBeVisible();
  await field(page).fill('berlin arch kuwait nothing');
  await expect(said).toHaveCount(0);
});

test('the keyboard alone: search, arrows, back to the field, and no key fires while typing', async ({ page }) => {
  await page.goto('/opportunities');
  await all(page);
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('berlin / arch?');
  await expect(field(page)).toHaveValue('berlin / arch?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await field(page).fill('berlin');
  await page.keyboard.press('ArrowDown');
  await expect(links(page).nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(links(page).nth(1)).toBeFocused();
  await page.keyboard.press('End');
  const last = page.locator('.record[aria-rowindex="39"] a');
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(page.locator('.record[aria-rowindex="2"] a')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(said(page)).toHaveText('6,005 opportunities');
});

test('the field’s key works on keyboards that write it with Shift', async ({ page }) => {
  await page.goto('/opportunities');
  await all(page);
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', shiftKey: true, bubbles: true, cancelable: true })));
  await expect(field(page)).toBeFocused();
});

test('Ctrl+F is the browser’s until the visitor gives it to the field', async ({ page }) => {
  await page.goto('/opportunities');
  await all(page);
  await page.locator('body').press('Control+f');
  await expect(field(page)).not.toBeFocused();
  await page.getByRole('checkbox', { name: 'Ctrl+F goes to this field' }).check();
  await page.reload();
  await all(page);
  await page.locator('body').press('Control+f');
  await expect(field(page)).toBeFocused();
});

test('only what is in sight is drawn, and each row says which it is', async ({ page }) => {
  await page.goto('/opportunities');
  await all(page);
  expect(await links(page).count()).toBeLessThan(40);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const count = await page.getByRole('table').getAttribute('aria-rowcount');
  await expect(page.locator(`.record[aria-rowindex="${count}"]`)).toBeInViewport();
  expect(await links(page).count()).toBeLessThan(40);
});

test('? lists the keys that work here, and elsewhere those that work there', async ({ page, story }) => {
  await page.goto('/opportunities?q=berlin');
  await all(page);
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  const keys = dialog.locator('dt');
  await page.locator('body').press('?');
  await expect(keys).toHaveText(['/', 'Esc', '↓↑', 'HomeEnd', '←→', 'Enter', '?']);
  await story.end();
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Ctrl+F goes to this field' }).check();
  await heading(page).click();
  await page.keyboard.press('?');
  await expect(keys.first()).toHaveText('/Ctrl+F');
  await page.keyboard.press('Escape');
  await links(page).first().click();
  await expect(page.getByRole('region', { name: 'Notes' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(keys.first()).toHaveText('m');
  await expect(keys).toHaveCount(17);
  await page.keyboard.press('Escape');
  await page.goto('/opportunities/compare?ids=1,4');
  await expect(page.getByRole('columnheader').getByRole('link')).toHaveCount(2);
  await page.keyboard.press('?');
  await expect(keys).toHaveText(['/', '?']);
});
