// The app cannot start: a plain sentence and one button, never a blank page.
import { all, field } from './support/find_page.js';
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

const crashed = async (page, words) => {
  await expect(heading(page)).toHaveText('Opportune could not go on');
  await expect(page).toHaveTitle('Opportune could not go on');
  await expect(page.getByRole('alert')).toContainText(words);
  await expect(page.getByRole('button')).toHaveText(['Load it again']);
  await expect(page.getByRole('link', { name: 'Start page' })).toHaveAttribute('href', '/');
};

for (const [what, extension, fault] of [
  ['the wasm is missing', 'wasm', { status: 404, body: 'no such file' }],
  ['the connection breaks off in the middle of the wasm', 'wasm', { truncate: 20_000, drop: true }],
  ['the wasm is a web page', 'wasm', { status: 200, body: '<!doctype html>', headers: { 'Content-Type': 'text/html' } }],
  ['the connection drops before the wasm comes', 'wasm', { drop: true }],
  ['the script is missing', 'js', { status: 404, body: 'no such file' }],
]) {
  test(`${what}: a sentence and a button that loads the page again`, async ({ page, story, sandbox }) => {
    story.expectError(/Failed to load resource|Failed to load module script|WebAssembly|wasm|integrity/i);
    await sandbox.fault(await sandbox.assetPath(extension), fault);
    await page.goto('/opportunities/87654321');
    await crashed(page, 'could not be loaded completely');
    if (what === 'the wasm is missing') await story.end('not-loaded');
    await sandbox.mend();
    await page.getByRole('button', { name: 'Load it again' }).click();
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
  });
}

test('a file that was cut short, and kept by the browser, is fetched anew by the button', async ({ page, story, sandbox }) => {
  story.expectError(/WebAssembly|wasm/i);
  await sandbox.fault(await sandbox.assetPath('wasm'), { truncate: 20_000 });
  await page.goto('/');
  await crashed(page, 'could not be loaded completely');
  await sandbox.mend();
  await page.getByRole('button', { name: 'Load it again' }).click();
  await expect(heading(page)).toHaveText('Open an opportunity');
});

test('a browser without WebAssembly is told that it needs it', async ({ page, story }) => {
  await page.addInitScript(() => delete window.WebAssembly);
  await page.goto('/');
  await crashed(page, 'WebAssembly');
  await story.end('too-old');
});

test('a browser too old for streaming is told the same', async ({ page }) => {
  await page.addInitScript(() => delete WebAssembly.instantiateStreaming);
  await page.goto('/');
  await crashed(page, 'WebAssembly');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, user: null });

  test('a sentence says what to do', async ({ page }) => {
    await page.goto('/opportunities/87654321');
    await expect(heading(page)).toHaveText('Opportune needs JavaScript');
    await expect(page.locator('noscript p')).toContainText('Allow both for this site');
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(heading(page)).toHaveCount(1);
  });
});

/** From now on the app cannot make elements of this name. */
const forbidElement = (page, name) =>
  page.evaluate((name) => {
    const { createElement } = Document.prototype;
    Document.prototype.createElement = function (tag) {
      if (tag === name) throw new Error('no such node');
      return createElement.call(this, tag);
    };
  }, name);

test('a fault of the app itself ends in the same screen, whatever it was doing', async ({ page, story }) => {
  story.expectError(/uncaught|unreachable|no such node/);
  await page.goto('/opportunities/87654321');
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
  await page.waitForLoadState('networkidle');
  await forbidElement(page, 'bdi');
  await page.evaluate(() => {
    history.pushState(null, '', '/opportunities/1');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await crashed(page, 'fault of its own');
  // What was being looked at, and what went wrong with it.
  await expect(page.locator('[data-detail]')).toHaveText(/^(CrmOpportunity Example|Twelve desks).*: Error: .+/);
  await page.getByRole('button', { name: 'Load it again' }).click();
  await expect(heading(page)).toHaveText(/Twelve desks/);
});

test('so does a fault of the pages that find', async ({ page, story }) => {
  story.expectError(/uncaught|unreachable|no such node/);
  await page.goto('/opportunities');
  await all(page);
  await forbidElement(page, 'mark');
  await field(page).fill('berlin');
  await crashed(page, 'fault of its own');
  await expect(page.locator('[data-detail]')).toHaveText(/^Find opportunities: Error: .+/);
  await page.getByRole('button', { name: 'Load it again' }).click();
  await all(page);
});
