// From “which one was it?” to the page, and back to where one was.
import { all, field, holdPage, openMenu, said } from './support/find_page.js';
import { everyRecord, holds, isOverdue, isWorth } from './support/list.js';
import { idsInOrder } from './support/list_order.js';
import { heading } from './support/record.js';
import { NOW } from './support/sandbox.js';
import { expect, test } from './support/story.js';
import { tabTo } from './support/tab.js';

/** The Ids of the Berlin architects, about twelve thousand, overdue, in the usual order. */
const wanted = async (sandbox) => {
  const records = await everyRecord(sandbox);
  const set = records.filter((record) => holds(record, 'berlin arch') && isOverdue(record, NOW.slice(0, 10)) && isWorth(record, 'GBP', 11_000, 13_000));
  return idsInOrder(set, 'activity', true);
};

const FOUND = /q=berlin\+arch&follow-up=overdue&value=GBP%3A11000\.\.13000$/;
const pounds = (page) => page.getByRole('group', { name: 'Value in GBP' });
const overdue = (page) => page.getByRole('checkbox', { name: /^Overdue/ });
const row = (page) => page.getByRole('row').filter({ hasText: '£12,480.50' });

/** The row leads to one of the set, from which the way goes on through that set. */
const expectSetKept = async (page, ids, at) => {
  await expect(page).toHaveURL(`/opportunities/${ids[at]}`);
  const kept = await page.evaluate(() => JSON.parse(sessionStorage.getItem('opportune.set')));
  expect(kept.ids).toEqual(ids);
  expect(kept.from).toMatch(FOUND);
  await expect(page.locator('a[rel=next]')).toHaveAttribute('href', `/opportunities/${ids[at + 1]}`);
};

/** A title that is in sight 100,000 px down; by its number, because rows come and go while the page scrolls. */
const deepLink = (page) => page.locator('.record[aria-rowindex="1850"] a');

for (const [where, options] of [['at a desk', {}], ['on a phone', { viewport: { width: 390, height: 844 }, hasTouch: true }]]) {
  test.describe(where, () => {
    test.use(options);

    test('“the Berlin architects, about twelve thousand, overdue”: found, opened, on to the next, and back to the same row', async ({ page, sandbox, story }) => {
      const ids = await wanted(sandbox);
      await page.goto('/opportunities');
      await all(page);
      await field(page).pressSequentially('berlin arch');
      const filters = page.getByRole('button', { name: /^Filters/ });
      if (await filters.isVisible()) await filters.tap();
      await openMenu(page, 'Follow-up');
      await overdue(page).check();
      await page.keyboard.press('Escape');
      await expect(overdue(page)).toBeHidden();
      await openMenu(page, 'Value');
      await pounds(page).getByLabel('From').fill('11,000');
      await page.keyboard.press('Tab');
      await expect(pounds(page).getByLabel('To')).toBeFocused();
      await page.keyboard.type('13k');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      await expect(page).toHaveURL(FOUND);
      await expect(said(page)).toHaveText(`${ids.length} of 6,005 opportunities`);
      await expect(row(page)).toContainText('overdue');
      const link = row(page).getByRole('link');
      const [title, href] = [await link.innerText(), await link.getAttribute('href')];
      await link.click();
      const at = ids.indexOf(href.split('/').pop());
      await expect(heading(page)).toHaveText(title);
      await expectSetKept(page, ids, at);
      await page.locator('a[rel=next]').click();
      await expect(page).toHaveURL(`/opportunities/${ids[at + 1]}`);
      await page.goBack();
      await expect(heading(page)).toHaveText(title);
      await page.goBack();
      await expect(page).toHaveURL(FOUND);
      await expect(row(page).getByRole('link', { name: title })).toBeFocused();
      await expect(row(page)).toBeInViewport();
      await expect(field(page)).toHaveValue('berlin arch');
      await story.end();
    });
  });
}

test('the same with the keyboard alone', async ({ page, sandbox }) => {
  const ids = await wanted(sandbox);
  await page.goto('/opportunities');
  await all(page);
  await page.keyboard.press('/');
  await page.keyboard.type('berlin arch');
  await tabTo(page, page.locator('summary', { hasText: 'Follow-up' }));
  await page.keyboard.press('Enter');
  await tabTo(page, overdue(page));
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await tabTo(page, page.locator('summary', { hasText: /^Value$/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, pounds(page).getByLabel('From'));
  await page.keyboard.type('11000');
  await page.keyboard.press('Tab');
  await expect(pounds(page).getByLabel('To')).toBeFocused();
  await page.keyboard.type('13000');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(said(page)).toHaveText(`${ids.length} of 6,005 opportunities`);
  const href = await row(page).getByRole('link').getAttribute('href');
  const at = ids.indexOf(href.split('/').pop());
  await page.keyboard.press('/');
  for (let down = 0; down <= at; down += 1) await page.keyboard.press('ArrowDown');
  await expect(row(page).getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expectSetKept(page, ids, at);
  await page.keyboard.press('j');
  await expect(page).toHaveURL(`/opportunities/${ids[at + 1]}`);
  await expect(page.locator('a[rel=prev]')).toHaveAttribute('href', `/opportunities/${ids[at]}`);
  await page.keyboard.press('k');
  await expect(page).toHaveURL(`/opportunities/${ids[at]}`);
  await tabTo(page, page.getByRole('link', { name: 'Back to the list' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(FOUND);
  await expect(row(page).getByRole('link')).toBeFocused();
});

test('back from deep in the list is the same place, at once and without asking again', async ({ page, sandbox }) => {
  await page.goto('/opportunities?sort=title');
  await all(page);
  await page.evaluate(() => scrollTo(0, 100_000));
  const link = deepLink(page);
  const title = await link.innerText();
  const href = await link.getAttribute('href');
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(90_000);
  await link.click();
  await expect(heading(page)).toHaveText(title);
  await sandbox.forget();
  await page.goBack();
  await expect(page.locator(`.record a[href="${href}"]`)).toBeFocused();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
  expect(await sandbox.requests('/api/crm/crmopportunities?')).toEqual([]);
});

test('a page loaded anew in between still goes back to the row', async ({ page }) => {
  await page.goto('/opportunities?sort=title');
  await all(page);
  await page.evaluate(() => scrollTo(0, 100_000));
  const link = deepLink(page);
  const href = await link.getAttribute('href');
  await link.click();
  await expect(page).toHaveURL(href);
  await page.reload();
  await expect(heading(page)).not.toHaveText('Loading…');
  await page.goBack();
  await expect(page.locator(`.record a[href="${href}"]`)).toBeFocused();
});

test('after going on through the set, back is the row of what was on show last, by the link and by the browser', async ({ page }) => {
  await page.goto('/opportunities?sort=title');
  await all(page);
  await page.evaluate(() => scrollTo(0, 100_000));
  const href = (row) => page.locator(`.record[aria-rowindex="${row}"] a`).getAttribute('href');
  const hrefs = [await href(1850), await href(1851), await href(1852)];
  await deepLink(page).click();
  await expect(page.locator('a[rel=next]')).toHaveAttribute('href', hrefs[1]);
  await page.keyboard.press('j');
  await expect(page.locator('a[rel=next]')).toHaveAttribute('href', hrefs[2]);
  await page.keyboard.press('j');
  await expect(page.locator('a[rel=prev]')).toHaveAttribute('href', hrefs[1]);
  await page.reload();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  const row = (at) => page.locator(`.record a[href="${hrefs[at]}"]`);
  await expect(row(2)).toBeFocused();
  await expect(row(2)).toBeInViewport();
  for (const at of [2, 1, 0]) {
    await page.goBack();
    await expect(page.locator('a[rel=next]')).toHaveAttribute('href', at < 2 ? hrefs[at + 1] : /./);
  }
  await page.goBack();
  await expect(row(0)).toBeFocused();
});

test('a place is gone back to once, and only on the way back', async ({ page }) => {
  const focusedRow = page.locator('.record a:focus');
  await page.goto('/opportunities?sort=title');
  await all(page);
  await page.evaluate(() => scrollTo(0, 100_000));
  await deepLink(page).click();
  await expect(page.getByRole('link', { name: 'Back to the list' })).toBeVisible();
  await page.goBack();
  await expect(focusedRow).toHaveCount(1);
  await page.keyboard.press('Home');
  await page.getByRole('checkbox', { name: /^Select / }).nth(0).check();
  await page.getByRole('checkbox', { name: /^Select / }).nth(1).check();
  const compare = page.getByRole('link', { name: 'Compare side by side' });
  await compare.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await compare.click();
  await expect(heading(page)).toHaveText('Compare opportunities');
  await page.goBack();
  await expect(compare).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await page.reload();
  await all(page);
  await expect(focusedRow).toHaveCount(0);
  await page.getByRole('row').getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'Back to the list' })).toBeVisible();
  await page.getByRole('banner').getByRole('link', { name: 'Find', exact: true }).click();
  await expect(heading(page)).toHaveText('Find opportunities');
  await expect(heading(page)).toBeFocused();
});

test('whoever does something while the list is read again stays where that is', async ({ page }) => {
  await page.goto('/opportunities?q=meyer');
  await all(page);
  const link = page.getByRole('link', { name: 'Twelve desks for Meyer & Sønn, second floor' }).first(); // of the first page
  const href = await link.getAttribute('href');
  await link.click();
  await expect(page).toHaveURL(href);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Back to the list' })).toBeVisible();
  const { release } = await holdPage(page, 2);
  await page.goBack();
  await expect(page.locator('.record a:focus')).toHaveCount(1);
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  release();
  await all(page);
  await expect(field(page)).toBeFocused();
});

test('whoever types and leaves at once finds what they typed', async ({ page }) => {
  const brand = page.getByRole('link', { name: 'Opportune', exact: true });
  await page.goto('/');
  await page.getByRole('banner').getByRole('link', { name: 'Find', exact: true }).click();
  await all(page);
  await field(page).fill('berlin');
  await brand.click();
  await page.goBack();
  await expect(field(page)).toHaveValue('berlin');
  await field(page).fill('bern');
  await page.keyboard.down('Alt'); // with the arrow to the left
  await page.goBack();
  await page.keyboard.up('Alt');
  await page.goForward();
  await expect(field(page)).toHaveValue('bern');
});

test('a set that is opened before all of the list is here grows with it', async ({ page }) => {
  const { held, release } = await holdPage(page, 2);
  await page.goto('/opportunities?sort=title');
  await held;
  await page.getByRole('row').getByRole('link').first().click();
  const ways = page.getByRole('navigation', { name: 'Previous and next' });
  await expect(ways).toContainText('1 of 1,000');
  release();
  await expect.poll(() => page.evaluate(() => JSON.parse(sessionStorage.getItem('opportune.set')).ids.length)).toBe(6005);
  await page.keyboard.press('j');
  await expect(ways).toContainText('of 6,005');
});
