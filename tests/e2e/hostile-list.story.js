// The corpus in the list of all opportunities: read as text in the table and on the board, and no formula in a spreadsheet.
import { readFile } from 'node:fs/promises';
import { CORPUS } from './support/corpus.js';
import { detect } from './support/detector.js';
import { all, links, openMenu, said } from './support/find_page.js';
import { answerWithHostility, FIRST, FREE } from './support/hostile_api.js';
import { expect, test } from './support/story.js';

/** Elements that neither view has, whoever writes. */
const FOREIGN = ['script', 'style', 'link', 'meta', 'base', 'img', 'image', 'svg', 'math', 'video', 'audio', 'iframe', 'object', 'embed', 'marquee', 'template', '[onerror]', '[onload]', '[style*=url]', '[src]', '[srcdoc]'].map((tag) => `#view ${tag}`).join(', ');

const strings = CORPUS.map(({ text }) => text.toWellFormed());

test.beforeEach(async ({ page }) => {
  await page.addInitScript(detect);
  await page.addInitScript(answerWithHostility, { texts: JSON.stringify(CORPUS.map(({ text }) => text)), keys: FREE, first: FIRST });
});

test.afterEach(async ({ page }) => {
  expect(await page.evaluate(() => window.ran)).toEqual([]);
});

const isSound = async (page) => {
  expect(await page.locator(FOREIGN).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const hrefs = await page.locator('#view a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(hrefs.filter((href) => !/^\/opportunities(\/\d+|\?.*|\/compare\?.*)?$/.test(href))).toEqual([]);
};

for (const width of [320, 1280]) {
  test(`in the table, ${width} px wide, from its first row to its last`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 720 });
    await page.goto('/opportunities');
    await expect(said(page)).toContainText('opportunities');
    const seen = new Set();
    const rows = page.locator('#view a[href^="/opportunities/7"]');
    await expect(rows.first()).toBeVisible();
    const isAtEnd = () => page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
    const last = () => rows.last().getAttribute('href');
    for (let atEnd = false; !atEnd; ) {
      for (const text of await rows.allTextContents()) seen.add(text);
      await isSound(page);
      const before = await last();
      await rows.last().evaluate((row) => row.scrollIntoView({ block: 'start' }));
      atEnd = await isAtEnd();
      if (!atEnd) await expect.poll(last, 'the next rows').not.toBe(before);
    }
    for (const text of await rows.allTextContents()) seen.add(text);
    expect(seen.size).toBeGreaterThan(1_000);
  });
}

test('on the board', async ({ page }) => {
  await page.goto('/opportunities?view=board');
  await expect(page.locator('main .lane').first()).toBeVisible();
  await isSound(page);
});

test('side by side, four at a time, until every string was compared', async ({ page }) => {
  test.slow();
  await page.goto('/opportunities/compare');
  await expect(page.getByText('Two to four opportunities can be compared')).toBeVisible();
  const compare = (ids) =>
    page.evaluate((ids) => {
      window.api.ahead += 61_000; // no limit of the pace is ever reached
      history.pushState(null, '', `/opportunities/compare?ids=${ids}`);
      dispatchEvent(new PopStateEvent('popstate'));
    }, ids.join(','));
  const heads = page.locator('.compared thead a');
  const companies = page.locator('.compared tr').filter({ has: page.locator('th[scope=row]', { hasText: /^Company$/ }) }).locator('td');
  const bare = (text) => text.replace(/\s+/gu, '');
  for (let at = 0; at < strings.length; at += 4) {
    const ids = strings.slice(at, at + 4).map((_, index) => FIRST + at + index);
    if (ids.length < 2) ids.unshift(FIRST);
    await compare(ids);
    await expect.poll(() => heads.evaluateAll((links) => links.map((link) => Number(link.pathname.split('/').pop()))), `${ids}`).toEqual(ids);
    await expect(page.getByText('Loading')).toHaveCount(0);
    await isSound(page);
    const expected = ids.map((id) => bare(strings[id - FIRST]));
    // What shows as nothing is not set for all of them, and then has no row.
    if (expected.some((text) => /[^\p{Cc}\p{Cf}\p{Z}]/u.test(text))) expect((await companies.allTextContents()).map(bare), `${ids}`).toEqual(expected);
  }
});

const sign = /[=+\-@＝＋－＠]/u;

/** A CSV file as RFC 4180 describes it. */
const cellsOf = (text) => [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
/** The same file where a spreadsheet splits at semicolons, tabs and every line break, and knows no quotes. */
const piecesOf = (text) => text.split(/[;\t\r\n]/);

test('as a spreadsheet no text is a formula, wherever cells are split', async ({ page }) => {
  await page.goto('/opportunities');
  await all(page);
  await openMenu(page, 'Take away');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Spreadsheet (.csv)' }).click();
  const file = (await readFile(await (await download).path(), 'utf8')).replace(/^\uFEFF/, '');
  const cells = cellsOf(file);
  const isFormula = (cell) => sign.test(cell.replace(/^[\s\p{Cc}\u00a0]+/u, '').charAt(0));
  expect(cells.length).toBeGreaterThan(40_000);
  expect([...new Set(cells)].filter(isFormula)).toEqual([]);
  expect([...new Set(piecesOf(file))].filter(isFormula)).toEqual([]);
  // Nothing but apostrophes was added.
  const bare = (text) => text.replaceAll("'", '');
  const names = new Set(cells.map(bare));
  expect(strings.filter((text) => !names.has(bare(text)))).toEqual([]);
});

test('a search for each kind of it finds it, and marks it as text', async ({ page }) => {
  test.slow();
  await page.goto('/opportunities');
  await all(page);
  for (const text of ['<img', 'javascript:', '{{7*7}}', '=HYPERLINK(', 'BEGIN:VEVENT', '"\'>', '\\u']) {
    await page.getByRole('searchbox', { name: 'Search' }).fill(text);
    await expect(said(page)).toContainText(/ of /);
    await expect.poll(() => links(page).count(), text).toBeGreaterThan(0);
    await isSound(page);
  }
});
