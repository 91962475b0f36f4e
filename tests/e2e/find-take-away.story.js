// Taking the set along, or what is selected of it.
import { readFile } from 'node:fs/promises';
import { all, openMenu } from './support/find_page.js';
import { count, everyRecord, holds } from './support/list.js';
import { expect, test } from './support/story.js';

const save = async (page, name) => {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  return readFile(await (await download).path(), 'utf8');
};

/** A CSV file as RFC 4180 describes it, taken apart by another reader than the one that wrote it. */
const rowsOf = (text) => {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
};

test('as a spreadsheet: every record once, nothing lost, no text a formula', async ({ page, story, sandbox }) => {
  const records = await everyRecord(sandbox);
  await page.goto('/opportunities');
  await all(page);
  await openMenu(page, 'Take away');
  await expect(page.getByText(`All ${count(records.length)} opportunities on show`)).toBeVisible();
  const [head, ...rows] = rowsOf((await save(page, 'Spreadsheet (.csv)')).replace(/^\uFEFF/, ''));
  expect(rows.map((row) => row[head.indexOf('Id')]).sort()).toEqual(records.map((record) => record.Id).sort());
  expect(rows.every((row) => row.length === head.length)).toBe(true);
  const formulas = rows.flat().filter((cell) => /^[ \u00a0]*[=+@\t\r]/.test(cell));
  expect(formulas).toEqual([]);
  const byId = new Map(rows.map((row) => [row[head.indexOf('Id')], row]));
  const cell = (id, label) => byId.get(id)[head.indexOf(label)];
  for (const record of records.filter(({ Id }) => Id.length === 10).slice(0, 500)) {
    expect(cell(record.Id, 'Value')).toBe(record.Value ?? '');
    expect(cell(record.Id, 'Follow-up date')).toBe(record.DueDate ?? '');
  }
  expect(cell('50', 'Name')).toMatch(/^'?[^=+@]/);
  expect(cell('26', 'Value')).toBe(records.find(({ Id }) => Id === '26').Value);
  await story.end();
});

test('as JSON: each record byte for byte as it arrived', async ({ page, sandbox }) => {
  await page.goto('/opportunities?q=berlin&sort=title');
  await all(page);
  await openMenu(page, 'Take away');
  const file = await save(page, 'JSON, as it arrived (.json)');
  const { access_token: token } = await sandbox.session('admin@example.com');
  const list = JSON.parse(file);
  expect(list).toHaveLength(38);
  const raw = file.trim().slice(2, -2).split(',\n');
  for (const text of raw.slice(0, 5)) {
    const { Id } = JSON.parse(text);
    const answer = await fetch(`${sandbox.url}/api/crm/crmopportunities/${Id}`, { headers: { Authorization: `Bearer ${token}` } });
    expect(text).toBe(await answer.text());
  }
});

test('of a selection only that, and as a Markdown table whose links lead back', async ({ page, sandbox }) => {
  const records = await everyRecord(sandbox);
  await page.goto('/opportunities?q=berlin+arch');
  await all(page);
  const boxes = page.getByRole('checkbox', { name: /^Select / });
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  const chosen = [await boxes.nth(1).getAttribute('value'), await boxes.nth(2).getAttribute('value')];
  await openMenu(page, 'Take away');
  await expect(page.getByText('The 2 opportunities selected')).toBeVisible();
  const lines = (await save(page, 'Markdown table (.md)')).trim().split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe('| Title | Customer | Company | Location | Board | Stage | Status | Value | Follow-up date | Responsible |');
  for (const [at, id] of chosen.entries()) {
    expect(lines[at + 2]).toContain(`](<${sandbox.url}/opportunities/${id}>)`);
    expect(lines[at + 2]).toContain(records.find(({ Id }) => Id === id).CoworkerCompanyName.replace(/[^\w ]/g, '').slice(0, 4));
  }
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByRole('button', { name: 'Select all on show' }).click();
  const all17 = records.filter((record) => holds(record, 'berlin arch')).length;
  await openMenu(page, 'Take away');
  await expect(page.getByText(`The ${all17} opportunities selected`)).toBeVisible();
});

test('on paper every row is there, and no control', async ({ page }) => {
  await page.goto('/opportunities?q=berlin');
  await all(page);
  // As browsers do it: the page is told while the dialog is being opened.
  await page.evaluate(() => (window.print = () => dispatchEvent(new Event('beforeprint'))));
  await openMenu(page, 'Take away');
  await page.getByRole('button', { name: 'Print' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('table.whole-set tbody tr')).toHaveCount(38);
  await expect(page.locator('table.whole-set tbody tr').last()).toBeVisible();
  await expect(page.getByRole('searchbox')).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('table.whole-set')).toHaveCount(0);
});
