// Opening an opportunity from the start page: by its Id, or by any text that contains one.
import { expect, test } from './support/story.js';

test.beforeEach(({ page }) => page.goto('/'));

test('the start page asks for an Id', async ({ page, story, sandbox }) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open an opportunity');
  await expect(page).toHaveTitle('Opportune');
  expect(await sandbox.requests('/api/crm/')).toEqual([]);
  await story.end('start');
});
