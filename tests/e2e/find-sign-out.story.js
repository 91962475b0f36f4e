// Whoever signs in next sees nothing of what was found before.
import { all, links, openMenu } from './support/find_page.js';
import { heading, record } from './support/record.js';
import { signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';

const LIST = '/api/crm/crmopportunities';

test('signing out forgets every record', async ({ page }) => {
  await page.goto('/opportunities?q=berlin');
  await all(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page)).toHaveText('Sign in');
  await signInWith(page, 'reader@example.com');
  await expect(page.getByRole('alert')).toContainText('CrmOpportunity-List');
  await expect(links(page)).toHaveCount(0);
});

test('nor does the board, or a menu, keep what it showed', async ({ page, sandbox }) => {
  await page.goto('/opportunities?view=board&q=berlin');
  await all(page);
  await openMenu(page, 'Responsible');
  const card = page.getByRole('region', { name: 'Board' }).getByRole('link').first();
  const name = page.locator('details[open] fieldset label').first();
  const texts = [await card.textContent(), (await name.textContent()).replace(/[\d,]+$/, '').trim()];
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page)).toHaveText('Sign in');
  await page.getByRole('link', { name: 'Opportune' }).click();
  await sandbox.fault(LIST, { body: `{"Records":[${record(5)}],"TotalItems":1,"HasNextPage":false}` });
  await signInWith(page, 'admin@example.com');
  await page.getByRole('banner').getByRole('link', { name: 'Find' }).click();
  await expect(links(page)).toHaveCount(1);
  const shown = await page.evaluate(() => document.documentElement.outerHTML);
  for (const text of texts) expect(shown).not.toContain(text);
});
