// The browser's own buttons: each page of the app is an entry of its history, with its title, and the focus goes with it.
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

test('back and forward lead through the pages, without loading anything but records', async ({ page, sandbox }) => {
  await page.goto('/');
  await page.getByLabel('Id or link').fill('87654321');
  await page.getByLabel('Id or link').press('Enter');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await page.getByRole('link', { name: 'Opportune' }).click();
  await expect(heading(page)).toHaveText('Open an opportunity');
  await expect(page).toHaveTitle('Opportune');
  await page.getByLabel('Id or link').fill('4');
  await page.getByLabel('Id or link').press('Enter');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await sandbox.forget();

  await page.goBack();
  await expect(heading(page)).toHaveText('Open an opportunity');
  await page.goBack();
  await expect(page).toHaveURL('/opportunities/87654321');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await expect(page).toHaveTitle(/^CrmOpportunity Example/);
  await page.goForward();
  await page.goForward();
  await expect(page).toHaveURL('/opportunities/4');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await expect(page).toHaveTitle(/^Twelve desks/);

  const others = (await sandbox.requests('/')).filter(({ path }) => !path.startsWith('/api/'));
  expect(others).toEqual([]);
});

test('an address changed by hand opens its record', async ({ page }) => {
  await page.goto('/opportunities/4');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await page.goto('/opportunities/87654321');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await page.goBack();
  await expect(heading(page)).toHaveText(/Twelve desks/);
});

test('a link of ours opened with a modifier key is the browser’s to open', async ({ page, context }) => {
  await page.goto('/opportunities/87654321');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Opportune' }).click({ modifiers: ['ControlOrMeta'] });
  await (await opened).close();
  await expect(page).toHaveURL('/opportunities/87654321');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
});
