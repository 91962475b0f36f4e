// Finding on a phone: what is looked for is in sight, there as on a desk, and what is not needed is out of the way.
import { all, expectSet, field, links, openMenu, said } from './support/find_page.js';
import { everyRecord, statusOf } from './support/list.js';
import { heading, record } from './support/record.js';
import { expect, test } from './support/story.js';

const filters = (page) => page.getByRole('button', { name: /^Filters/ });
const menu = (page, title) => page.locator('summary', { hasText: new RegExp(`^${title}$`) });
const LIST = '/api/crm/crmopportunities';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('it is a list, and one finger finds and opens', async ({ page }) => {
    await page.goto('/opportunities');
    await all(page);
    await expect(page.getByRole('columnheader').first()).toBeHidden();
    await field(page).tap();
    await page.keyboard.type('berlin arch');
    const link = links(page).first();
    const title = await link.innerText();
    await link.tap();
    await expect(heading(page)).toHaveText(title);
  });

  test('the filters wait behind one button, which says how many are active', async ({ page, sandbox }) => {
    const records = await everyRecord(sandbox);
    const won = records.filter((record) => statusOf(record) === 'Won');
    await page.goto('/opportunities?status=won');
    await expectSet(page, records, won);
    await expect(filters(page)).toHaveText('Filters: 1 active');
    await expect(filters(page)).toHaveAttribute('aria-expanded', 'false');
    await expect(menu(page, 'Status')).toBeHidden();
    await expect(menu(page, 'Take away')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Without Status: Won' })).toBeVisible();
    // The keyboard does what a finger does.
    await filters(page).press('Enter');
    await expect(filters(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Tab');
    await expect(menu(page, 'Location')).toBeFocused();
    await openMenu(page, 'Status');
    await page.getByRole('checkbox', { name: /^Lost/ }).check();
    await expect(filters(page)).toHaveText('Filters: 2 active');
    await expectSet(page, records, records.filter((record) => ['Won', 'Lost'].includes(statusOf(record))));
    await page.keyboard.press('Escape');
    await filters(page).tap();
    await expect(menu(page, 'Status')).toBeHidden();
    await page.getByRole('button', { name: 'Clear filters' }).tap();
    await expect(filters(page)).toHaveText('Filters');
    await expectSet(page, records, records);
  });

  test('the totals of many currencies wait behind a button, and a row is in sight before anybody scrolls', async ({ page, sandbox, story }) => {
    await page.goto('/opportunities');
    await all(page);
    const totals = page.getByRole('list', { name: 'Totals' }).getByRole('listitem');
    const button = page.getByRole('button', { name: 'All totals' });
    await expect(totals).toHaveCount(2);
    await story.end();
    await page.setViewportSize({ width: 360, height: 740 });
    await button.press('Enter');
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await expect(totals).toHaveCount(7);
    await button.tap();
    await expect(totals).toHaveCount(2);
    await page.setViewportSize({ width: 641, height: 740 });
    await expect(button).toBeHidden();
    await expect(totals).toHaveCount(7);
    // As most locations are: one currency.
    await page.setViewportSize({ width: 360, height: 740 });
    await sandbox.fault(LIST, { body: `{"Records":[${record(51)},${record(52)}],"TotalItems":2,"HasNextPage":false}`, times: 1_000 });
    await page.reload();
    await all(page);
    await expect(button).toBeHidden();
    const { y } = await links(page).first().boundingBox();
    expect(y).toBeLessThan(600);
  });

  test('with more room they are all there', async ({ page }) => {
    await page.goto('/opportunities');
    await all(page);
    await page.setViewportSize({ width: 641, height: 740 });
    await expect(filters(page)).toBeHidden();
    await expect(menu(page, 'Location')).toBeVisible();
    await page.setViewportSize({ width: 640, height: 740 });
    await expect(filters(page)).toBeVisible();
    await expect(menu(page, 'Location')).toBeHidden();
  });
});

/** Which marks in the rows or cards cannot be seen whole. */
const hidden = (page) =>
  page.locator('main mark').evaluateAll((marks) =>
    marks
      .filter((mark) => {
        const { left, right } = mark.getBoundingClientRect();
        const cell = mark.closest('.hint, .record > *, .deal > *').getBoundingClientRect();
        return mark.checkVisibility() && (left < cell.left - 1 || right > cell.right + 1);
      })
      .map((mark) => mark.parentElement.textContent),
  );

const long = 'A very long title that says everything twice before it comes to the point';
const RECORDS = [
  record(1, { Name: `"${long}, which is Zebra crossing, and then goes on and on"` }),
  record(2, { Name: `"Zebra and ${long}, Stripes"` }),
  record(3, { Name: '"Short"', CoworkerFullName: `"${long}"`, CoworkerCompanyName: '"Stripes of Zebra"' }),
  record(4, { Name: '"Plain"', ResponsibleFullName: '"Maximiliane Alexandra Zebra"', ResponsibleId: '7' }),
  record(5, { Name: '"Noted"', Notes: `"${long}: zebra, stripes"` }),
  record(6, { Name: `"https://example.com/${'a'.repeat(80)}/zebra/stripes"` }),
];

for (const [view, width] of [['', 320], ['', 1280], ['&view=board', 320]]) {
  test.describe(`what was searched for is in sight at ${width} px${view && ', on the board'}`, () => {
    test.use({ viewport: { width, height: 2000 } });

    test('wherever it stands in a text', async ({ page, sandbox }) => {
      await sandbox.fault(LIST, { body: `{"Records":[${RECORDS}],"TotalItems":${RECORDS.length},"HasNextPage":false}` });
      await page.goto(`/opportunities?sort=title${view}`);
      await expect(said(page)).toHaveText(`${RECORDS.length} opportunities`);
      // A card has room for one mark of a long text, a row for more.
      for (const [words, found] of [['zebra', 6], ['stripes', 4], ...(view ? [] : [['zebra stripes', 4]])]) {
        await field(page).fill(words);
        await expect(said(page)).toHaveText(new RegExp(`^${found} (of )?`));
        // With more room, who is responsible has a column of its own.
        const names = page.locator(width < 1200 ? '.rows .name' : '.rows .record');
        await expect(names).toHaveCount(found);
        await expect(names.filter({ has: page.locator('mark').filter({ visible: true }) }), words).toHaveCount(found);
        expect(await hidden(page), words).toEqual([]);
      }
      // What is read aloud is the whole text.
      await expect(page.getByRole('link', { name: `Zebra and ${long}, Stripes`, exact: true })).toHaveCount(1);
    });
  });
}
