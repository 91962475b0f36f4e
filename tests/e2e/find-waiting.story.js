// Asked to wait, the list and the comparison count the seconds, and go on by themselves unless the visitor does not wait.
import { all, field, links, said } from './support/find_page.js';
import { heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

const LIST = '/api/crm/crmopportunities';
const left = (page) => page.getByText(/^Asking again by itself in/);
const tryNow = (page) => page.getByRole('button', { name: 'Try now' });
const throttled = (seconds, times) => ({ status: 429, headers: { 'Retry-After': `${seconds}` }, times });

/** From now on notes each text of the countdown, and whatever is read aloud while it counts. */
const listen = (page) =>
  page.evaluate(() => {
    const counting = () => [...document.querySelectorAll('[aria-live=off] p')].map((place) => place.textContent);
    window.counted = counting();
    window.heard = [];
    const isAloud = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest('[role=alert], [role=status], [aria-live=polite], [aria-live=assertive]');
    new MutationObserver((changes) => {
      const now = counting();
      if (now.length === 0) return;
      window.counted.push(...now.filter((text) => text !== window.counted.at(-1)));
      for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) if (isAloud(node)) window.heard.push(node.textContent);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

/** Every second down to the last was shown in its turn, and none was read aloud. */
const expectSilentCount = async (page, atLeast) => {
  const counted = await page.evaluate(() => window.counted);
  const first = Number(/\d+/.exec(counted[0]));
  expect(first).toBeGreaterThan(atLeast);
  expect(counted).toEqual(Array.from({ length: first }, (_, at) => `Asking again by itself in ${first - at} second${first - at === 1 ? '' : 's'}.`));
  expect(await page.evaluate(() => window.heard)).toEqual([]);
};

test('the seconds are counted one by one, silently; then the list goes on by itself', async ({ page, sandbox, story }) => {
  story.expectError(/429/);
  await sandbox.fault(LIST, { query: 'page=2', ...throttled(30, 1) });
  await page.goto('/opportunities');
  await expect(page.getByRole('alert')).toContainText('Nexudus asks to wait 30 seconds before the next. 1,000 of 6,005 are here, 5,005 are missing.');
  await expect(tryNow(page)).toBeVisible();
  await expect(links(page).first()).toBeVisible();
  await listen(page);
  await page.clock.runFor(40_000);
  await all(page);
  await expectSilentCount(page, 10);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(left(page)).toHaveCount(0);
});

test('while it waits, all that is here can be read and used', async ({ page, sandbox, story }) => {
  story.expectError(/429/);
  await sandbox.fault(LIST, { query: 'page=2', ...throttled(3000) });
  await page.goto('/opportunities');
  await expect(tryNow(page)).toBeVisible();
  await field(page).fill('berlin');
  await expect(said(page)).toHaveText(/ of 1,000 opportunities so far$/);
  await story.end();
});

test('“Try now” does not wait, and what it replaces is not asked as well', async ({ page, sandbox, story }) => {
  story.expectError(/429/);
  await sandbox.fault(LIST, throttled(30, 1));
  await page.goto('/opportunities');
  await tryNow(page).click();
  await all(page);
  const asked = (await sandbox.requests(`${LIST}?`)).length;
  await page.clock.runFor('02:00');
  expect(await sandbox.requests(`${LIST}?`)).toHaveLength(asked);
});

test('it is not asked for ever', async ({ page, sandbox, story }) => {
  story.expectError(/429/);
  await sandbox.fault(LIST, throttled(60));
  await page.goto('/opportunities');
  for (let times = 1; times < 5; times += 1) {
    await expect(left(page)).toHaveText(/in \d\d seconds/);
    await expect.poll(async () => (await sandbox.requests(`${LIST}?`)).length).toBe(times);
    await page.clock.runFor(60_000);
  }
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await page.clock.runFor('05:00');
  expect(await sandbox.requests(`${LIST}?`)).toHaveLength(5);
});

test('leaving the page ends the waiting; whoever comes back asks for themselves', async ({ page, sandbox, story }) => {
  story.expectError(/429/);
  await sandbox.fault(LIST, throttled(30));
  await page.goto('/opportunities');
  await expect(tryNow(page)).toBeVisible();
  await page.getByRole('link', { name: 'Opportune' }).click();
  await expect(heading(page)).toHaveText('Open an opportunity');
  await page.clock.runFor('02:00');
  expect(await sandbox.requests(`${LIST}?`)).toHaveLength(1);
  await sandbox.mend();
  await page.goBack();
  await expect(left(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(said(page)).toHaveText('6,005 opportunities');
});

test('the comparison counts too, once for all that wait, and goes on by itself', async ({ page, sandbox, story }) => {
  story.expectError(/429/);
  await sandbox.fault(recordPath(1), throttled(70, 1));
  await sandbox.fault(recordPath(4), throttled(90, 1));
  await page.goto('/opportunities/compare?ids=1,4,100');
  await expect(page.getByRole('alert')).toHaveCount(2);
  await expect(left(page)).toHaveCount(1);
  await expect(tryNow(page)).toHaveCount(1);
  await expect(page.getByRole('columnheader').getByRole('link')).toHaveText(['Follow-up today']);
  await tryNow(page).focus();
  await listen(page);
  await page.clock.runFor(100_000);
  await expect(page.getByRole('columnheader').getByRole('link')).toHaveCount(3);
  await expectSilentCount(page, 20);
  await expect(page.getByRole('alert')).toHaveCount(0);
  // The button that had the focus is gone.
  await expect(heading(page)).toBeFocused();
});
