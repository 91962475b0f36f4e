// Two to four opportunities side by side, differences first.
import { heading, record } from './support/record.js';
import { all, field } from './support/find_page.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

const line = (page, label) => page.getByRole('row', { name: new RegExp(`^${label} `) });
const groups = (page) => page.locator('th[scope=rowgroup]');

test('what differs comes first, then what is the same', async ({ page, story, sandbox }) => {
  await page.goto('/opportunities/compare?ids=100,101');
  await expect(heading(page)).toHaveText('Compare opportunities');
  await expect(page).toHaveTitle('Compare opportunities · Opportune');
  await expect(groups(page)).toHaveText([/^Different \(\d+\)$/, /^The same \(\d+\)$/]);
  await expect(page.getByRole('columnheader').getByRole('link')).toHaveText(['Follow-up today', 'Follow-up overdue']);
  await expect(line(page, 'Follow-up date').getByRole('cell')).toHaveText(['Wed, 10 Jun 2026', 'Sun, 7 Jun 2026']);
  const { access_token: token } = await sandbox.session('admin@example.com');
  const read = async (id) => (await fetch(`${sandbox.url}/api/crm/crmopportunities/${id}`, { headers: { Authorization: `Bearer ${token}` } })).json();
  const [one, other] = [await read(100), await read(101)];
  const different = await page.locator('tbody').nth(0).locator('th[scope=row]').allInnerTexts();
  const same = await page.locator('tbody').nth(1).locator('th[scope=row]').allInnerTexts();
  for (const [key, label] of [['Name', 'Name'], ['DueDate', 'Follow-up date'], ['Value', 'Value'], ['CrmBoardColumnName', 'Stage'], ['CoworkerFullName', 'Customer'], ['Status', 'Status'], ['Id', 'Id'], ['UniqueId', 'Unique Id']]) {
    const is = JSON.stringify(one[key]) === JSON.stringify(other[key]) ? same : different;
    expect(is, label).toContain(label);
  }
  await story.end();
});

test.describe('what is given as a number', () => {
  /** The record, the person it names and the definitions, as the API gives them. */
  const given = async (sandbox) => {
    const { access_token: token } = await sandbox.session('admin@example.com');
    const read = async (path) => (await fetch(`${sandbox.url}/api/${path}`, { headers: { Authorization: `Bearer ${token}` } })).json();
    const record = await read('crm/crmopportunities/1');
    const { Records: definitions } = await read('crm/customfields?CustomField_RecordType=4');
    const names = record.CustomFields.Data.map(({ Name }) => definitions.find(({ Id }) => String(Id) === Name)?.Name ?? Name);
    return { record, names, referrer: await read(`spaces/coworkers/${record.ReferrerId}`) };
  };

  /** Holds the names of custom fields back until the function it gives is called. */
  const holdNames = async (page) => {
    let release;
    const released = new Promise((resolve) => (release = resolve));
    await page.route(/\/customfields/, async (route) => {
      await released;
      await route.continue();
    });
    return release;
  };

  test('is named: custom fields as the account calls them, referrers and agents', async ({ page, sandbox }) => {
    const { names, referrer } = await given(sandbox);
    await page.goto('/opportunities/compare?ids=1,10');
    await expect(line(page, 'Referrer').getByRole('cell')).toHaveText([referrer.FullName, 'Not set']);
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) await expect(line(page, `Custom field ${name}`)).toBeVisible();
    await page.goto('/opportunities/compare?ids=1,4');
    await expect(line(page, 'Referrer').getByRole('cell')).toHaveText([referrer.FullName, referrer.FullName]);
    await page.waitForLoadState('networkidle');
    const asked = await sandbox.requests(`/api/spaces/coworkers/${referrer.Id}`);
    expect(asked, 'by this story, and once by each of two visits').toHaveLength(3);
  });

  test('is named without taking the focus away', async ({ page, sandbox }) => {
    const { names } = await given(sandbox);
    const release = await holdNames(page);
    // Names are asked for one after another, these last: nothing else is on its way then.
    const asked = page.waitForRequest(/\/customfields/);
    await page.goto('/opportunities/compare?ids=1,10');
    await asked;
    const link = page.getByRole('columnheader').getByRole('link').last();
    await expect(link).toHaveText('Lost with a reason');
    await link.focus();
    release();
    await expect(line(page, `Custom field ${names[0]}`)).toBeVisible();
    await expect(link).toBeFocused();
  });

  test('is named while a button is being pressed, and the button keeps the press', async ({ page, sandbox, story }) => {
    story.expectError(/500/);
    const { names } = await given(sandbox);
    const release = await holdNames(page);
    await sandbox.fault(recordPath(4), { status: 500, times: 1 });
    const asked = page.waitForRequest(/\/customfields/);
    await page.goto('/opportunities/compare?ids=1,4');
    await asked;
    await page.getByRole('button', { name: 'Try again' }).hover();
    await page.mouse.down();
    release();
    await expect(line(page, `Custom field ${names[0]}`)).toBeVisible();
    await page.mouse.up();
    await expect(page.getByRole('columnheader').getByRole('link')).toHaveCount(2);
  });

  test('stays a number where the name is refused, and nothing else is said of it', async ({ page, sandbox, story }) => {
    story.expectError(/403/);
    const { record, referrer } = await given(sandbox);
    await sandbox.fault('/api/crm/customfields', { status: 403, times: 1000 });
    const refused = page.waitForResponse((response) => response.url().includes('/customfields'));
    await sandbox.fault(`/api/spaces/coworkers/${referrer.Id}`, { status: 403, times: 1000 });
    await page.goto('/opportunities/compare?ids=1,10');
    await refused;
    await page.waitForLoadState('networkidle');
    await expect(line(page, 'Referrer').getByRole('cell')).toHaveText([`#${record.ReferrerId}`, 'Not set']);
    await expect(line(page, `Custom field ${record.CustomFields.Data[0].Name}`)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test('up to four; what is no Id, one too many, and one that is not there are named', async ({ page, story }) => {
  await page.goto('/opportunities/compare?ids=1,abc,4,99999999,10,11');
  await expect(page.getByText('“abc” in the address is no opportunity Id')).toBeVisible();
  await expect(page.getByText('4 stand side by side at most, so 11 was left out')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('99999999 is not here. There is no opportunity 99999999');
  await expect(page.getByRole('columnheader').getByRole('link')).toHaveCount(3);
  await story.end();
});

test('one that fails leaves the other on show, and is asked for again by a button', async ({ page, sandbox, story }) => {
  story.expectError(/500/);
  await sandbox.fault(recordPath(4), { status: 500, times: 1000 });
  await page.goto('/opportunities/compare?ids=1,4');
  await expect(page.getByRole('alert')).toContainText('4 is not here');
  await expect(page.getByRole('columnheader').getByRole('link')).toHaveCount(1);
  await sandbox.mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('columnheader').getByRole('link')).toHaveCount(2);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('with fewer than two it says what to do', async ({ page, story }) => {
  await page.goto('/opportunities/compare');
  await expect(page.getByText('Two to four opportunities can be compared')).toBeVisible();
  await story.end('too-few');
  await page.getByRole('main').getByRole('link', { name: 'the list', exact: true }).click();
  await expect(heading(page)).toHaveText('Find opportunities');
});

test('what is selected in the list leads there, and back', async ({ page }) => {
  await page.goto('/opportunities?q=berlin+arch');
  await all(page);
  const boxes = page.getByRole('checkbox', { name: /^Select / });
  await boxes.nth(0).check();
  await expect(page.getByRole('link', { name: 'Compare side by side' })).toHaveCount(0);
  await boxes.nth(1).check();
  await page.getByRole('link', { name: 'Compare side by side' }).click();
  await expect(groups(page)).toHaveCount(2);
  await page.goBack();
  await expect(field(page)).toHaveValue('berlin arch');
  await expect(boxes.nth(0)).toBeChecked();
  await page.goForward();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(field(page)).toHaveValue('berlin arch');
});

test('what has changed or gone since it was listed or compared is asked for again', async ({ page, sandbox, story }) => {
  story.expectError(/404/);
  await page.goto('/opportunities?q=follow-up');
  await all(page);
  for (const name of ['Follow-up today', 'Follow-up overdue']) await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  await page.getByRole('link', { name: 'Compare side by side' }).click();
  const links = page.getByRole('columnheader').getByRole('link');
  await expect(links).toHaveText(['Follow-up today', 'Follow-up overdue']);
  await sandbox.put(101, record(101, { Name: '"Renamed since"' }));
  await page.goBack();
  await all(page);
  await page.goForward();
  await expect(links).toHaveText(['Follow-up today', 'Renamed since']);
  await sandbox.control('DELETE', 'records/101');
  await page.goBack();
  await all(page);
  await page.goForward();
  await expect(page.getByRole('alert')).toContainText('101 is not here. There is no opportunity 101');
  await expect(links).toHaveText(['Follow-up today']);
});

test('on paper stands the whole comparison, and nothing to press', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.goto('/opportunities/compare?ids=1,4,100,101');
  await expect(page.getByRole('columnheader').getByRole('link')).toHaveCount(4);
  await page.emulateMedia({ media: 'print' });
  await expect(line(page, 'Follow-up date').getByRole('cell').last()).toBeInViewport({ ratio: 1 });
  await expect(groups(page).last()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Back to the list' })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('a group without lines is left out', async ({ page, sandbox }) => {
  const text = await (await sandbox.asker())(recordPath(100));
  await sandbox.put(700, text.replace(/"Id": ?100\b/, '"Id":700'));
  await sandbox.put(701, text.replace(/"Id": ?100\b/, '"Id":701'));
  await page.goto('/opportunities/compare?ids=700,701');
  await expect(groups(page)).toHaveText([/^Different \(1\)$/, /^The same \(\d+\)$/]);
  await page.goto('/opportunities/compare?ids=700,99999999');
  await expect(groups(page)).toHaveText([/^Set \(\d+\)$/]);
  await expect(page.locator('main p.count')).toHaveText(/^\d+ set, \d+ not set\.$/);
});

test.describe('an account that may only read', () => {
  test.use({ user: 'reader@example.com' });

  test('compares by Id', async ({ page }) => {
    await page.goto('/opportunities/compare?ids=100,101');
    await expect(page.getByRole('columnheader').getByRole('link')).toHaveText(['Follow-up today', 'Follow-up overdue']);
  });
});
