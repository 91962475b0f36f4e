// The list without a connection, and with one again.
import { cutOff } from './support/connection.js';
import { all, expectSet, holdPage } from './support/find_page.js';
import { everyRecord } from './support/list.js';
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

/** The list, which has lost the connection half-way; gives every record there is. */
const loseConnection = async ({ page, sandbox, story }) => {
  story.expectError(/ERR_INTERNET_DISCONNECTED/);
  const records = await everyRecord(sandbox);
  const second = await holdPage(page, 2);
  await page.goto('/opportunities');
  await second.held;
  await cutOff(page);
  second.release();
  await expect(page.getByRole('alert')).toContainText('offline');
  return records;
};

test('it waits for one, and goes on by itself', async ({ page, context, sandbox, story }) => {
  const records = await loseConnection({ page, sandbox, story });
  await context.setOffline(false);
  await all(page);
  await expectSet(page, records, records);
});

test('whoever is elsewhere when it returns finds the list going on', async ({ page, context, sandbox, story }) => {
  const records = await loseConnection({ page, sandbox, story });
  await page.getByRole('link', { name: 'Opportune' }).click();
  await expect(heading(page)).toHaveText('Open an opportunity');
  await context.setOffline(false);
  await page.waitForFunction(() => navigator.onLine);
  await page.goBack();
  await all(page);
  await expectSet(page, records, records);
});
