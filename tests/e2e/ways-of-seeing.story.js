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

test('with forced colours, badges and buttons keep an edge', async ({ page, sandbox }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, sandbox);
  const badge = page.getByRole('main').getByText('Lost', { exact: true }).first();
  const edged = await badge.evaluate((element) => {
    const hasEdge = (node) => ['borderTopStyle', 'outlineStyle'].some((property) => getComputedStyle(node)[property] !== 'none') && parseFloat(getComputedStyle(node).borderTopWidth) > 0;
    for (let node = element; node && node.tagName !== 'MAIN'; node = node.parentElement) if (hasEdge(node)) return true;
    return false;
  });
  expect(edged).toBe(true);
  const button = page.getByRole('button', { name: 'Sign out' });
  expect(await button.evaluate((element) => parseFloat(getComputedStyle(element).borderTopWidth))).toBeGreaterThan(0);
});

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await everything(page);
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

test('what can be pressed is 24 px or more, or stands in a sentence', async ({ page, sandbox }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, sandbox);
  await everything(page);
  // WCAG 2.2, 2.5.8: targets of 24 by 24 CSS px, or with that much room around them; links within text are exempt.
  const small = await page.locator('button:visible, summary:visible, input:visible, select:visible').evaluateAll((targets) => {
    const boxes = targets.map((target) => ({ target, box: target.closest('label')?.getBoundingClientRect() ?? target.getBoundingClientRect() }));
    const centre = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
    const crowded = ({ target, box }) => boxes.some((other) => other.target !== target && Math.hypot(centre(box).x - centre(other.box).x, centre(box).y - centre(other.box).y) < 24);
    return boxes.filter((each) => (each.box.width < 24 || each.box.height < 24) && crowded(each)).map(({ target, box }) => `${target.outerHTML.slice(0, 80)} ${box.width}×${box.height}`);
  });
  expect(small).toEqual([]);
});
