// Subresource integrity: no file of the bundle is used where it is not the one that the page was made for.
import { all, links } from './support/find_page.js';
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

/** Bytes that still run, and tell that they were altered: by the ending of a file. */
const ALTERED = {
  js: (bytes) => Buffer.concat([Buffer.from('window.altered = true;'), bytes]),
  css: (bytes) => Buffer.concat([bytes, Buffer.from('h1 { --altered: yes }')]),
  // A section of no name and no bytes, which means nothing (WebAssembly core specification, 5.5.3).
  wasm: (bytes) => Buffer.concat([bytes, Buffer.from([0, 1, 0])]),
};

/** Alters a file on its way. */
const alter = (page, file) =>
  page.route(file, async (route) => {
    const answer = await route.fetch();
    const ending = new URL(route.request().url()).pathname.split('.').pop();
    await route.fulfill({ response: answer, body: ALTERED[ending](await answer.body()) });
  });

const wasUsed = (page) =>
  page.evaluate(() => Boolean(window.altered || getComputedStyle(document.querySelector('h1')).getPropertyValue('--altered')));

test.beforeEach(({ story }) => story.expectError(/./));

for (const [what, file] of [
  ['the script', /\/opportune-\w+\.js$/],
  ['the wasm', /\/opportune-\w+_bg\.wasm$/],
]) {
  test(`the app, ${what}`, async ({ page }) => {
    await alter(page, file);
    await page.goto('/');
    await expect(heading(page)).toHaveText('Opportune could not go on');
    expect(await wasUsed(page)).toBe(false);
    await page.unroute(file);
    await page.getByRole('button', { name: 'Load it again' }).click();
    await expect(heading(page)).toHaveText('Open an opportunity');
  });
}

for (const [what, file] of [
  ['the script', /\/find-\w+\.js(\?\d)?$/],
  ['the wasm', /\/find-\w+_bg\.wasm(\?\d)?$/],
  ['the style', /\/find-\w+\.css(\?\d)?$/],
]) {
  test(`the pages that find, ${what}`, async ({ page }) => {
    await alter(page, file);
    await page.goto('/opportunities');
    await expect(page.getByRole('alert')).toContainText('could not be loaded completely');
    expect(await wasUsed(page)).toBe(false);
    await page.unroute(file);
    await page.getByRole('button', { name: 'Try again' }).click();
    await all(page);
    await expect(links(page).first()).toBeVisible();
  });
}

test('the pages that find, what tells the first rows: the list does without', async ({ page }) => {
  await alter(page, /\/find_rows-\w+\.js$/);
  await page.goto('/opportunities');
  await all(page);
  expect(await wasUsed(page)).toBe(false);
});
