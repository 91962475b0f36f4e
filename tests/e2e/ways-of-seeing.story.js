// The same page for eyes, screens and settings that differ.
import { guestsCame } from './support/guests.js';
import { everything, heading } from './support/record.js';
import { expect, test } from './support/story.js';

const open = async (page, sandbox) => {
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await guestsCame(page, sandbox);
};

/** Whether the document scrolls sideways. */
const isTooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test.describe('at 200 % zoom of a 1280 px window', () => {
  // Zooming to 200 % halves the window in CSS pixels and doubles what each is drawn with.
  test.use({ viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 });

  test('everything is there and nothing scrolls sideways', async ({ page, sandbox }) => {
    await open(page, sandbox);
    expect(await isTooWide(page)).toBe(false);
    expect(await everything(page)).toContain('Ingrid Meyer');
    expect(await isTooWide(page)).toBe(false);
  });
});

for (const width of [320, 768, 2560]) {
  test(`at ${width} px nothing is wider than the window, folded or not`, async ({ page, sandbox }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, sandbox);
    expect(await isTooWide(page)).toBe(false);
    await everything(page);
    expect(await isTooWide(page)).toBe(false);
  });
}

test('with the text spacing that readers may set, nothing is cut off', async ({ page, sandbox }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, sandbox);
  // WCAG 2.2, 1.4.12.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
    document.adoptedStyleSheets = [sheet];
  });
  expect(await isTooWide(page)).toBe(false);
  const cut = await page.locator('main h1, main h2, main dt, main dd, main button, main summary').evaluateAll((elements) =>
    elements.filter((element) => getComputedStyle(element).overflow === 'hidden' && element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 1).map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(cut).toEqual([]);
});

test('with forced colours, what is done and what is ahead differ by more than a colour', async ({ page, sandbox }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/opportunities/4');
  await guestsCame(page, sandbox);
  const steps = page.getByRole('region', { name: 'Stage path' }).getByRole('listitem');
  const lines = await steps.evaluateAll((items) => items.map((item) => getComputedStyle(item).borderTopStyle));
  // It stands in the fifth of eight, and never was in the second and third.
  expect(lines).toEqual(['solid', 'dashed', 'dashed', 'solid', 'solid', ...Array(3).fill('dotted')]);
});

test('with forced colours, what is pressed does not look as what is not', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/opportunities');
  const look = (name) => page.getByRole('button', { name, exact: true }).evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(await look('Table')).not.toBe(await look('Board'));
});

test('with forced colours, whatever has the focus is outlined', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/opportunities/4');
  await expect(heading(page)).toBeVisible();
  await page.locator('body').click({ position: { x: 1, y: 1 } });
  for (let stops = 0; stops < 20; stops += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return { outlineStyle, isWide: parseFloat(outlineWidth) >= 2, what: document.activeElement.outerHTML.slice(0, 80) };
    });
    expect(focus, focus.what).toMatchObject({ outlineStyle: 'solid', isWide: true });
  }
});

test('with reduced motion the keys that go somewhere are there at once', async ({ page, sandbox }) => {
  await page.setViewportSize({ width: 1280, height: 400 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, sandbox);
  // Scrolling that takes its time has not moved at the end of the event.
  const moved = await page.evaluate(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true, cancelable: true }));
    return window.scrollY;
  });
  expect(moved).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('the root has a background of its own in light and dark', async ({ page }) => {
  await page.goto('/');
  await expect(heading(page)).toBeVisible();
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const grounds = [];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    grounds.push(await ground());
  }
  for (const colour of grounds) expect(colour).not.toMatch(/rgba\(0, 0, 0, 0\)|transparent/);
  expect(grounds[0]).not.toBe(grounds[1]);
});
