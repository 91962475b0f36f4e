// Taking an opportunity along: copied, or as files that other programs read. Read back by a parser that is not ours.
import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import { heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';
import { take } from './support/toolbar.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const open = async (page, id) => {
  await page.goto(`/opportunities/${id}`);
  await expect(heading(page)).toBeVisible();
  await page.waitForLoadState('networkidle');
};

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

const file = async (page, name) => {
  const [download] = await Promise.all([page.waitForEvent('download'), take(page, name)]);
  return readFile(await download.path(), 'utf8');
};

test('JSON is what arrived, byte for byte', async ({ page, sandbox }) => {
  await open(page, 1);
  await take(page, 'Copy as JSON, as it arrived');
  await expect(page.getByRole('status').filter({ hasText: 'Copied the JSON' })).toBeAttached();
  const token = await page.evaluate(() => JSON.parse(sessionStorage['opportune.session']).access_token);
  const answer = await fetch(`${sandbox.url}${recordPath(1)}`, { headers: { Authorization: `Bearer ${token}` } });
  expect(await clipboard(page)).toBe(await answer.text());
});

test('Markdown and plain text say what the page says', async ({ page }) => {
  await open(page, 1);
  await take(page, 'Copy as Markdown');
  await expect.poll(() => clipboard(page)).toContain('# Twelve desks for Meyer & Sønn, second floor'.replace('&', '\\&'));
  expect(await clipboard(page)).toContain('£14,250.50');
  await take(page, 'Copy as plain text');
  await expect.poll(() => clipboard(page)).toContain('Loss reason: Price');
  await take(page, 'Copy link');
  await expect.poll(() => clipboard(page)).toBe(page.url());
});

test('the follow-up goes into a calendar', async ({ page }) => {
  await open(page, 4);
  const calendar = new ICAL.Component(ICAL.parse(await file(page, /\.ics/)));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent'));
  expect(event.summary).toBe('Follow up: Twelve desks for Meyer & Sønn, second floor');
  // Seven days after the pinned moment, a whole day.
  expect(event.startDate.isDate).toBe(true);
  expect(event.startDate.toString()).toBe('2026-06-17');
  expect(event.description).toContain(page.url());
});

test('the customer goes into an address book', async ({ page }) => {
  await open(page, 4);
  const card = new ICAL.Component(ICAL.parse(await file(page, /\.vcf/)));
  expect(card.getFirstPropertyValue('version')).toBe('4.0');
  expect(card.getFirstPropertyValue('fn')).toBe('Ingrid Meyer');
  expect(card.getFirstPropertyValue('email')).toBe('ingrid.meyer@meyer-sonn.example');
});

test('without a follow-up there is nothing to take, and that is said', async ({ page }) => {
  await open(page, 106);
  await take(page, /\.ics/);
  await expect(page.getByRole('status').filter({ hasText: 'There is no follow-up date' })).toBeAttached();
});

test('what was copied is said for all to see, until the next thing is done; the menu closes and its button has the focus', async ({ page }) => {
  await open(page, 4);
  const menu = page.locator('summary', { hasText: 'Take away' });
  await take(page, 'Copy link');
  const said = page.getByText('Copied the link');
  await expect(said).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden();
  await expect(menu).toBeFocused();
  await page.keyboard.press('Shift');
  await expect(said).not.toBeInViewport({ ratio: 1 });
});

test('Escape and a click elsewhere close the menu', async ({ page }) => {
  await open(page, 4);
  const menu = page.locator('summary', { hasText: 'Take away' });
  const entry = page.getByRole('button', { name: 'Copy link' });
  for (const close of [() => page.keyboard.press('Escape'), () => page.getByRole('heading', { name: 'Notes' }).click()]) {
    await menu.click();
    await expect(entry).toBeVisible();
    await close();
    await expect(entry).toBeHidden();
  }
});
