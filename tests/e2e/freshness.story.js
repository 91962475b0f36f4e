// The page stays true: refreshed on demand and on coming back, what changed is marked, what fails takes nothing away.
import { cutOff } from './support/connection.js';
import { hold } from './support/hold.js';
import { field, heading, record } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

const ID = 4;

test('a refresh marks what changed and keeps the place', async ({ page, sandbox, story }) => {
  await sandbox.put(ID, record(ID));
  await page.goto(`/opportunities/${ID}`);
  await expect(page.getByText('Updated just now')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await sandbox.put(ID, record(ID, { Value: '5000.00', CrmBoardColumnName: '"Negotiation"' }));
  await page.keyboard.press('r');
  await expect(page.getByText(/^Updated just now\. Changed: .*Value.*Stage/)).toBeVisible();
  await expect(page.getByText('£5,000.00')).toBeVisible();
  await expect(field(page, 'Stage')).toHaveText('Negotiationchanged');
  // Value and stage stand by themselves as well, and are marked there; the status, which did not change, is not.
  const ground = (selector) => page.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor);
  const marked = await ground('.changed dd');
  expect(await Promise.all(['.strip .money', '.strip .stage', '.strip .progress'].map(ground))).toEqual([marked, marked, expect.not.stringMatching(marked.replace(/[()]/g, '\\$&'))]);
  await story.end('changed');
});

test('a custom field that changed is said to have, and what is unfolded stays so, with the focus', async ({ page, sandbox }) => {
  await sandbox.put(600, record(600, { CustomFields: '{"Data":[{"Name":"Desks","Value":"12"}]}', Value: '1' }));
  await page.goto('/opportunities/600');
  await expect(heading(page)).toBeVisible();
  const exact = page.locator('.strip summary');
  await exact.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Exactly 1/)).toBeVisible();
  await sandbox.put(600, record(600, { CustomFields: '{"Data":[{"Name":"Desks","Value":"13"}]}', Value: '2' }));
  await page.keyboard.press('r');
  await expect(page.getByText(/Updated just now\. Changed: .*Custom fields/)).toBeVisible();
  await expect(page.getByText(/^Exactly 2/)).toBeVisible();
  await expect(exact).toBeFocused();
});

test('time passes on the page', async ({ page }) => {
  await page.goto(`/opportunities/${ID}`);
  await expect(page.getByText('Updated just now')).toBeVisible();
  await page.clock.fastForward('03:00');
  await expect(page.getByText('Updated 3 minutes ago')).toBeVisible();
});

test('a refresh that fails leaves what was there', async ({ page, sandbox, story }) => {
  await page.goto(`/opportunities/${ID}`);
  await expect(page.getByText('Updated just now')).toBeVisible();
  await page.clock.fastForward('03:00');
  await expect(page.getByText('Updated 3 minutes ago')).toBeVisible();
  await sandbox.fault(recordPath(ID), { status: 500 });
  story.expectError(/500/);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Updated 3 minutes ago. It could not be refreshed: Nexudus has a problem.')).toBeVisible();
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a refresh that has to wait says for how long, and need not', async ({ page, sandbox, story }) => {
  await page.goto(`/opportunities/${ID}`);
  await expect(page.getByText('Updated just now')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await sandbox.fault(recordPath(ID), { status: 429, headers: { 'Retry-After': '20' } });
  story.expectError(/429/);
  const refresh = page.getByRole('button', { name: /^(Refresh|Try now)$/ });
  await refresh.click();
  await expect(page.getByText('Updated just now. It could not be refreshed: Nexudus asks to wait. Asking again by itself in 20 seconds.')).toBeVisible();
  await page.clock.runFor(3_000);
  await expect(page.getByText(/by itself in 1[67] seconds/)).toBeVisible();
  await expect(refresh).toHaveText('Try now');
  await sandbox.mend();
  await sandbox.forget();
  await refresh.click();
  await expect(page.getByText('Updated just now', { exact: true })).toBeVisible();
  await expect(refresh).toHaveText('Refresh');
  await page.clock.runFor(30_000);
  expect(await sandbox.requests(recordPath(ID)), 'and not again by itself').toHaveLength(1);
});

test('what is said twice is read out twice', async ({ page }) => {
  await page.goto(`/opportunities/${ID}`);
  await expect(page.getByText('Updated just now')).toBeVisible();
  await page.waitForLoadState('networkidle');
  // What a screen reader hears of: each change of the text.
  await page.evaluate(() => {
    window.heard = [];
    const live = document.querySelector('#live');
    new MutationObserver(() => live.textContent !== window.heard.at(-1) && window.heard.push(live.textContent)).observe(live, { childList: true, subtree: true, characterData: true });
  });
  const heard = () => page.evaluate(() => window.heard.filter((text) => /Up to date/.test(text)).length);
  for (const times of [1, 2, 3]) {
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(heard).toBe(times);
  }
});

test('asked for twice at once it is fetched once', async ({ page, sandbox }) => {
  await page.goto(`/opportunities/${ID}`);
  await expect(page.getByText('Updated just now')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await sandbox.forget();
  const release = await hold(page, recordPath(ID));
  await page.keyboard.press('r');
  await page.keyboard.press('r');
  await page.getByRole('button', { name: 'Refresh' }).click();
  release();
  await expect(page.getByRole('status').filter({ hasText: 'Up to date' })).toHaveCount(1);
  await page.waitForLoadState('networkidle');
  expect(await sandbox.requests(recordPath(ID))).toHaveLength(1);
});

test('without a connection the page says so, and catches up when there is one', async ({ page, context, sandbox }) => {
  await page.goto(`/opportunities/${ID}`);
  await expect(page.getByText('Updated just now')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await cutOff(page);
  await expect(page.getByText('Updated just now. You are offline.')).toBeVisible();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('You are offline. It could not be refreshed.')).toBeVisible();
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await sandbox.forget();
  await context.setOffline(false);
  await expect(page.getByText('Updated just now', { exact: true })).toBeVisible();
  expect(await sandbox.requests(recordPath(ID))).toHaveLength(1);
});

test('refreshed guests replace what they said before, and those that fail take nothing away', async ({ page, sandbox }) => {
  await page.goto('/opportunities/1');
  await expect(page.getByRole('region', { name: 'History' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await sandbox.fault('/api/crm/crmopportunityhistories', { status: 500 });
  await sandbox.fault('/api/spaces/*', { body: '{"Id":1,"FullName":"Somebody","MobilePhone":"+44 20 7946 0000"}' });
  await sandbox.forget();
  await page.keyboard.press('r');
  await expect(page.getByRole('link', { name: '+44 20 7946 0000' })).toBeVisible();
  expect(await sandbox.requests('/api/crm/crmopportunityhistories')).toHaveLength(1);
  await expect(page.getByRole('region', { name: 'History' })).toBeVisible();
});

test('whoever comes back after five minutes finds it refreshed', async ({ page, sandbox }) => {
  await page.goto(`/opportunities/${ID}`);
  await expect(page.getByText('Updated just now')).toBeVisible();
  await page.waitForLoadState('networkidle');
  const back = async () => {
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  };
  await sandbox.forget();
  await page.clock.fastForward('04:00');
  await back();
  await page.clock.fastForward('02:00');
  await back();
  await expect.poll(async () => (await sandbox.requests(recordPath(ID))).length).toBe(1);
  await expect(page.getByText('Updated just now')).toBeVisible();
});
