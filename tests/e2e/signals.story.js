// What is due and what is wrong is said at the top of the page, each with its reason on demand.
// The days are those of the sandbox's records, which stand around the pinned moment.
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

const signals = (page) => page.getByRole('list', { name: 'Signals' }).getByRole('listitem');
const say = (page, words) => signals(page).filter({ has: page.locator('summary', { hasText: words }) });

const SAID = [
  [100, 'Follow-up due today'],
  [101, 'Follow-up overdue by 3 days'],
  [103, 'Follow-up overdue by 1 day'],
  [104, 'Follow-up due today'],
  [106, 'No follow-up date'],
  [107, 'Reminder sent'],
  [110, 'No CRM activity for 29 days'],
  [111, 'No CRM activity for 30 days'],
  [72, 'Follow-up date unreadable'],
  [12, 'Won after 37 days'],
  [13, 'Won, but without a won date'],
  [11, 'Lost, but without a loss reason'],
  [120, 'Loss reason “Price”, but in progress'],
  [121, 'Completed, but in progress'],
  [122, 'Stage means won, but in progress'],
  [124, 'UTM source “google”, but lead source “Referral”'],
  [20, 'A value, but no currency'],
];

const NOT_SAID = [
  [100, 'overdue'],
  [102, 'overdue'],
  [15, 'overdue'],
  [100, 'No CRM activity'],
  [125, 'UTM source'],
];

test('a contradiction that comes with the stages is said aloud', async ({ page }) => {
  await page.goto('/opportunities/122');
  await expect(page.locator('#live')).toHaveText('Stage means won, but in progress');
  // Where it is not what matters most, the summary stands.
  await page.goto('/opportunities/4');
  await expect(page.getByRole('region', { name: 'Stage path' })).toContainText('Stage 5 of 8');
  await page.waitForLoadState('networkidle');
  await expect(page.locator('#live')).toContainText('Ingrid Meyer');
});

test('each is said where it is true, and not where it is not', async ({ page }) => {
  for (const [id, words] of SAID) {
    await page.goto(`/opportunities/${id}`);
    await expect(say(page, words), `${id}: ${words}`).toHaveCount(1);
  }
  for (const [id, words] of NOT_SAID) {
    await page.goto(`/opportunities/${id}`);
    await expect(heading(page)).toBeVisible();
    await expect(say(page, words), `${id}: ${words}`).toHaveCount(0);
  }
});

test('a signal gives its reason to whoever asks', async ({ page, story }) => {
  await page.goto('/opportunities/101');
  await page.waitForLoadState('networkidle');
  const overdue = say(page, 'overdue by 3 days');
  await expect(overdue.getByText(/is before today in your time zone/)).toBeHidden();
  await overdue.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(overdue.getByText(/is before today in your time zone/)).toBeVisible();
  await story.end('overdue');
});

test.describe('west of UTC', () => {
  test.use({ timezoneId: 'America/Los_Angeles' });

  test('a named day is the same day, an instant the day it falls on here', async ({ page }) => {
    // 23:59 UTC of yesterday is the afternoon of yesterday in Los Angeles, and so is 15:30 UTC of today the morning of today.
    for (const [id, words] of [[100, 'due today'], [101, 'overdue by 3 days'], [104, 'due today'], [105, 'overdue by 1 day']]) {
      await page.goto(`/opportunities/${id}`);
      await expect(say(page, words), String(id)).toHaveCount(1);
    }
  });
});

test('what is true changes at midnight, with the page open', async ({ page }) => {
  await page.goto('/opportunities/100');
  await expect(say(page, 'Follow-up due today')).toHaveCount(1);
  await page.clock.fastForward('15:00:00');
  await expect(say(page, 'Follow-up overdue by 1 day')).toHaveCount(1);
});
