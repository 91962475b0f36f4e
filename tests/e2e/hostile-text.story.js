// What strangers type is text: nothing of it runs, becomes markup, or leads anywhere unsafe.
import { everything, heading, record } from './support/record.js';
import { expect, test } from './support/story.js';

const MARKUP = '<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'"><svg/onload=alert(1)><b>bold</b>{{7*7}}${7*7}';

/** Every free text of a record. */
const FREE = [
  'Name', 'CoworkerFullName', 'CoworkerCompanyName', 'CoworkerEmail', 'TeamName', 'TeamDescription', 'TeamProfileWebsite', 'Notes', 'CrmBoardColumnName',
  'CrmBoardColumnCrmBoardName', 'CrmBoardColumnCrmBoardBusinessName', 'OpportunityTypeName', 'ResponsibleFullName', 'UtmSource', 'UtmMedium', 'UtmCampaign',
  'UtmContent', 'UtmTerm', 'UniqueId', 'UpdatedBy', 'SystemId', 'ToStringText',
];

const inEveryField = (id, text) => record(id, Object.fromEntries(FREE.map((key) => [key, JSON.stringify(text)])));

/** Links of the page whose scheme is neither http(s), mailto nor tel. */
const unsafeLinks = (page) => page.locator('a[href]').evaluateAll((links) => links.map((link) => link.href).filter((href) => !/^(https?|mailto|tel):/.test(href)));

/** Links that lead to another site. */
const strangersLinks = (page) => page.locator('main a[href^=http]').evaluateAll((links) => links.map((link) => link.href).filter((href) => !href.startsWith(location.origin)));

test('markup in every field is shown as it was typed', async ({ page, story, sandbox }) => {
  await sandbox.put(600, inEveryField(600, MARKUP));
  await page.goto('/opportunities/600');
  await expect(heading(page)).toHaveText(MARKUP);
  const text = await everything(page);
  expect(text.split('onerror').length).toBeGreaterThan(10);
  expect(await page.locator('main').locator('script, img, b, iframe, [onerror], [onload]').count()).toBe(0);
  await expect(page).toHaveTitle(new RegExp(`^${MARKUP.slice(0, 8)}`));
  expect(await unsafeLinks(page)).toEqual([]);
  await story.end();
});

const URLS = [
  'javascript:alert(document.domain)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '//evil.example/x',
  'https:evil',
  'https://good.example@evil.example/',
];

test('an address that is not safe is text, not a link', async ({ page, sandbox }) => {
  for (const url of URLS) {
    await sandbox.put(601, inEveryField(601, url));
    await page.goto('/opportunities/601');
    await expect(heading(page)).toBeVisible();
    await everything(page);
    expect.soft(await unsafeLinks(page), url).toEqual([]);
    expect.soft((await strangersLinks(page)).filter((href) => !href.startsWith('https://dashboard.nexudus.com/')), url).toEqual([]);
  }
});

test('custom fields are text too, in name and value', async ({ page, sandbox }) => {
  const data = { Data: [{ Name: MARKUP, Value: MARKUP, Type: 'string' }] };
  await sandbox.put(602, record(602, { CustomFields: JSON.stringify(data) }));
  await page.goto('/opportunities/602');
  await expect(heading(page)).toBeVisible();
  expect((await everything(page)).split('onerror').length - 1).toBe(2);
  expect(await page.locator('main').locator('script, img, b').count()).toBe(0);
});

test('notes that are HTML are read as text, and nothing in them runs or hides', async ({ page }) => {
  await page.goto('/opportunities/55');
  await expect(heading(page)).toHaveText('Notes as HTML');
  const text = await everything(page);
  expect(text).toContain('Wants');
  expect(text).toContain('twelve');
  await expect(page).toHaveTitle(/^Notes as HTML/);
  expect(await page.getByRole('region', { name: 'Notes' }).locator('script, style, strong, em, ul').count()).toBe(0);
  await expect(page.getByRole('main')).toBeVisible();
  expect(await unsafeLinks(page)).toEqual([]);
});

test('names written from right to left keep their own direction', async ({ page, story }) => {
  await page.goto('/opportunities/40');
  await expect(heading(page)).toHaveText('مكتب لاثني عشر شخصًا');
  // Isolated: what stands beside the name keeps its place.
  const isolated = await heading(page).evaluate((element) => getComputedStyle(element.querySelector('bdi') ?? element).unicodeBidi);
  expect(isolated).toBe('isolate');
  await page.waitForLoadState('networkidle');
  await story.end();
});
