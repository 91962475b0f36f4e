// What else the customer was offered: a few at once, the rest on demand.
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

const others = (page) => page.getByRole('region', { name: 'Other opportunities of this customer' });
const links = (page) => others(page).getByRole('link');

const IN_PROGRESS = 1;
/** The one that is looked at, and 129 others in no order, a third of them in progress. */
const records = Array.from({ length: 130 }, (_, at) => ({ Id: 1 + ((at * 37) % 130), Name: `Number ${at}`, Status: 1 + (at % 3), CrmBoardColumnName: 'Proposal' }));

/** Answers what the page asks of the customer. */
const answer = (page, json) => page.route((url) => url.searchParams.has('CrmOpportunity_Coworker'), (route) => route.fulfill({ json }));

test('those in progress come first, the newest before others, twenty at once', async ({ page, story }) => {
  await answer(page, { Records: records, HasNextPage: false });
  const isOver = ({ Status }) => Number(Status !== IN_PROGRESS);
  const expected = records.filter(({ Id }) => Id !== 1).sort((one, other) => isOver(one) - isOver(other) || other.Id - one.Id);
  await page.goto('/opportunities/1');
  await expect(links(page)).toHaveText(expected.slice(0, 20).map(({ Name }) => Name));
  const more = others(page).getByRole('button', { name: 'Show 109 more', exact: true });
  await page.emulateMedia({ media: 'print' });
  await expect(others(page)).toContainText('Other opportunities not printed: 109');
  await page.emulateMedia({ media: 'screen' });
  await more.click();
  await expect(others(page).locator('#more-opportunities')).toBeFocused();
  await expect(links(page)).toHaveText(expected.map(({ Name }) => Name));
  await expect(more).toHaveCount(0);
  await story.end();
  await links(page).last().click();
  await expect(page).toHaveURL(`/opportunities/${expected.at(-1).Id}`);
  await expect(heading(page)).toBeVisible();
});

test('no more than twenty are all there', async ({ page }) => {
  await answer(page, records.filter(({ Id }) => Id <= 21));
  await page.goto('/opportunities/1');
  await expect(links(page)).toHaveCount(20);
  await expect(others(page).getByRole('button')).toHaveCount(0);
});
