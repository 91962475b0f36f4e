// Hosted under a path of its own, such as https://tools.example/crm/: links, early request and history stay below it.
import { cp, readFile, writeFile } from 'node:fs/promises';
import { fetches, noteFetches } from './support/fetches.js';
import { heading } from './support/record.js';
import { Sandbox, recordPath } from './support/sandbox.js';
import { expect, signIn, test } from './support/story.js';

test.use({ user: null });

test('every page works below the base path', async ({ page }, testInfo) => {
  // What `cargo xtask build --base /crm/` changes is the addresses in the shell.
  const dist = testInfo.outputPath('dist');
  await cp(Sandbox.dist, dist, { recursive: true });
  const shell = await readFile(`${dist}/index.html`, 'utf8');
  await writeFile(`${dist}/index.html`, shell.replaceAll(/(href=")\/(?=[\w-]+\.\w+")/g, '$1/crm/'));
  const sandbox = await Sandbox.start(['--base', '/crm/'], dist);
  try {
    page.watched.moveTo(sandbox.url);
    await signIn(page, await sandbox.session('admin@example.com'));
    await noteFetches(page);
    await page.goto(`${sandbox.url}/crm/opportunities/87654321`);
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
    expect(await fetches(page, recordPath(87654321))).toHaveLength(1);

    await page.getByRole('link', { name: 'Opportune' }).click();
    await expect(page).toHaveURL(`${sandbox.url}/crm/`);
    await page.getByLabel('Id or link').fill('4');
    await page.getByLabel('Id or link').press('Enter');
    await expect(page).toHaveURL(`${sandbox.url}/crm/opportunities/4`);
    await expect(heading(page)).toHaveText(/Twelve desks/);
    await page.goBack();
    await expect(heading(page)).toHaveText('Open an opportunity');
    await page.goto(`${sandbox.url}/crm/no/such/place`);
    await expect(page.getByRole('alert')).toContainText('There is no such page');
  } finally {
    await sandbox.stop();
  }
});
