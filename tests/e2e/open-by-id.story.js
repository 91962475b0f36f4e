// Opening an opportunity from the start page: by its Id, or by any text that contains one.
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

test.beforeEach(({ page }) => page.goto('/'));

const open = async (page, text) => {
  await page.getByLabel('Id or link').fill(text);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
};

test('the start page asks for an Id, and nothing of the API', async ({ page, story, sandbox }) => {
  await expect(heading(page)).toHaveText('Open an opportunity');
  await expect(page).toHaveTitle('Opportune');
  expect(await sandbox.requests('/api/crm/')).toEqual([]);
  await story.end('start');
});

test('a typed Id opens its opportunity, which has the focus', async ({ page, story }) => {
  await open(page, ' 87654321 ');
  await expect(page).toHaveURL('/opportunities/87654321');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await expect(heading(page)).toBeFocused();
  await story.end();
});

const PASTED = [
  ['a link of the dashboard', 'https://dashboard.nexudus.com/crm/crmOpportunities/87654321'],
  ['an address of the API with other numbers in it', 'GET http://10.0.0.1:8080/api/crm/CRMOPPORTUNITIES/87654321?size=25'],
  ['an encoded link', 'https://example.com/?to=https%3A%2F%2Fdashboard.nexudus.com%2Fcrm%2Fcrmopportunities%2F87654321'],
  ['a sentence', 'Could you look at (87654321), please?'],
  ['the same number twice', '87654321 … 87654321'],
];

test('any text that names one opportunity opens it', async ({ page }) => {
  for (const [what, text] of PASTED) {
    await page.goto('/');
    await open(page, text);
    await expect.soft(page, what).toHaveURL('/opportunities/87654321');
    await expect.soft(heading(page), what).toHaveText('CrmOpportunity Example');
  }
});

test('with several numbers the visitor is asked which', async ({ page, story, sandbox }) => {
  await open(page, 'either 12 or 87654321');
  const question = page.getByRole('alert');
  await expect(question).toContainText('Is one of these numbers the opportunity?');
  await expect(question.getByRole('link')).toHaveText(['12', '87654321']);
  expect(await sandbox.requests('/api/crm/')).toEqual([]);
  await story.end('several-numbers');
  await expect(page.getByRole('link', { name: 'Look for this text' })).toHaveAttribute('href', '/opportunities?q=either%2012%20or%2087654321');
  await question.getByRole('link', { name: '87654321' }).click();
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
});

test('a name with a number in it is looked for, unless the number is meant', async ({ page, sandbox }) => {
  await open(page, '12 desks for Acme');
  await expect(page.getByRole('alert')).toContainText('Is one of these numbers the opportunity?');
  await expect(page.getByRole('alert').getByRole('link', { name: '12' })).toHaveAttribute('href', '/opportunities/12');
  expect(await sandbox.requests('/api/crm/')).toEqual([]);
  await page.getByRole('link', { name: 'Look for this text among all opportunities' }).click();
  await expect(page).toHaveURL('/opportunities?q=12%20desks%20for%20Acme');
});

const REFUSED = [
  ['one more than the largest Id', '9223372036854775808'],
  ['zero', '0'],
  ['a link with a number that is no Id, beside one that could be', 'https://dashboard.nexudus.com/crm/crmopportunities/0?page=3'],
];

test('text that names none is refused in words, before any request', async ({ page, sandbox }) => {
  for (const [what, text] of REFUSED) {
    await page.goto('/');
    await open(page, text);
    await expect.soft(page.getByRole('alert'), what).toContainText('There is no opportunity Id in this text');
    await expect.soft(page.getByLabel('Id or link'), what).toBeFocused();
    await expect.soft(page.getByLabel('Id or link'), what).toHaveValue(text);
    await expect.soft(page, what).toHaveURL('/');
  }
  expect(await sandbox.requests('/api/crm/')).toEqual([]);
});

test('an empty field is refused in words too', async ({ page, story }) => {
  await open(page, '  ');
  await expect(page.getByRole('alert')).toContainText('Type or paste an Id first');
  await story.end('nothing-typed');
});

test('the largest Id is one', async ({ page }) => {
  await open(page, '9223372036854775807');
  await expect(heading(page)).toHaveText('The largest Id');
});
