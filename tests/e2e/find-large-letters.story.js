// With the browser's own letters twice as large (WCAG 2.2, 1.4.4): on a telephone nothing is lost or lies over something else.
import { all, links } from './support/find_page.js';
import { expect, test } from './support/story.js';
import config from './playwright.config.mjs';

const { launchOptions } = config.use;

test.use({
  launchOptions: { ...launchOptions, args: [...launchOptions.args, '--blink-settings=defaultFontSize=32'] },
});

/** What of a row or a card is cut off or lies over its neighbour; long texts that end in an ellipsis are not. To be run in the page. */
const atOdds = (selector) =>
  [...document.querySelectorAll(selector)].slice(0, 8).flatMap((row) => {
    const outer = row.getBoundingClientRect();
    const parts = [...row.children].filter((part) => part.checkVisibility() && part.innerHTML !== '');
    const boxes = parts.map((part) => [part.className, part, part.getBoundingClientRect()]);
    const cut = boxes.filter(([, part, { bottom }]) => bottom > outer.bottom + 1 || part.querySelector('.badge')?.getBoundingClientRect().right > part.getBoundingClientRect().right + 1);
    const over = boxes.filter(([, , a], at) => boxes.slice(at + 1).some(([, , b]) => a.left < b.right - 6 && b.left < a.right - 6 && a.top < b.bottom - 6 && b.top < a.bottom - 6));
    return [...cut.map(([name]) => `${name} is cut off`), ...over.map(([name]) => `${name} lies over another`)].map((said) => `${row.textContent.slice(0, 40)}: ${said}`);
  });

for (const width of [320, 390]) {
  for (const [view, rows] of [['table', '.rows > .record'], ['board', '.deal']]) {
    test(`the ${view} at ${width} px says all it says otherwise`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`/opportunities${view === 'board' ? '?view=board' : ''}`);
      await all(page);
      if (view === 'table') await expect(links(page).first()).toBeVisible();
      await expect(page.locator(rows).first()).toBeVisible();
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('30px');
      await page.locator(rows).first().scrollIntoViewIfNeeded();
      expect(await page.evaluate(atOdds, rows)).toEqual([]);
      const beyond = await page.locator('main select, main button, main progress').evaluateAll((parts) => parts.filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > document.documentElement.clientWidth).map((part) => part.outerHTML.slice(0, 80)));
      expect(beyond, 'beyond the edge').toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing to scroll sideways').toBeLessThanOrEqual(width);
    });
  }
}
