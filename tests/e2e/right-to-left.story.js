// The whole page mirrored, as it stands for those who read from right to left.
import { guestsCame } from './support/guests.js';
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

/** Parts whose place says how the page is laid out. */
const PARTS = ['.bar > *', '.menu > summary', '.toolbar > *', '.strip > *', '.badge', '.strip-more > *', '.step', '.signal', '.card', '.card h2', '.card dt', '.card dl > div > dd', '.moves > li', '.actions > button'];

/** How far each visible part is from the start and from the end of the page, by the page's direction. */
const places = (page) =>
  page.evaluate((parts) => {
    const frame = document.querySelector('header.bar').getBoundingClientRect();
    const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
    return [...document.querySelectorAll(parts)].filter((part) => part.checkVisibility()).map((part) => {
      const { left, right, top } = part.getBoundingClientRect();
      const [start, end] = isRtl ? [frame.right - right, left - frame.left] : [left - frame.left, frame.right - right];
      return [part.className || part.tagName, Math.round(start), Math.round(end), Math.round(top)].join(' ');
    });
  }, PARTS.join(','));

for (const [width, id] of [[320, 1], [1280, 1], [1280, 40]]) {
  test(`at ${width} px the page of ${id} is its own mirror image`, async ({ page, sandbox }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/opportunities/${id}`);
    await expect(heading(page)).toBeVisible();
    if (id === 1) await guestsCame(page, sandbox);
    else await page.waitForLoadState('networkidle');
    const before = await places(page);
    expect(before.length).toBeGreaterThan(40);
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    expect(await places(page)).toEqual(before);
  });
}

test('history and problems have their edge on the side where reading begins', async ({ page, sandbox }) => {
  await page.goto('/opportunities/1');
  await guestsCame(page, sandbox);
  const move = page.getByRole('region', { name: 'History' }).getByRole('listitem').first();
  await expect(move).toHaveCSS('border-left-width', '3px');
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await expect(move).toHaveCSS('border-right-width', '3px');
  await expect(move).toHaveCSS('border-left-width', '0px');
});

test('mirrored, the page is as it should be', async ({ page, story }) => {
  await page.goto('/opportunities/40');
  await expect(heading(page)).toBeVisible();
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await page.waitForLoadState('networkidle');
  await story.end();
});

test('a stranger’s marks of direction turn none of our words round', async ({ page }) => {
  await page.goto('/opportunities/44');
  await expect(heading(page)).toBeVisible();
  const words = page.locator('.attribution > span');
  await expect(words.first()).toHaveText('From ');
  const turned = await words.evaluateAll((spans) =>
    spans.filter((span) => {
      const letters = [...span.textContent.matchAll(/\p{L}/gu)].map(({ index }) => index);
      const boxes = letters.map((at) => {
        const range = document.createRange();
        range.setStart(span.firstChild, at);
        range.setEnd(span.firstChild, at + 1);
        return range.getBoundingClientRect();
      });
      return boxes.some((box, index) => index > 0 && box.left <= boxes[index - 1].left && box.top <= boxes[index - 1].top);
    }).map((span) => span.textContent),
  );
  expect(turned).toEqual([]);
});

test.describe('for a browser that writes from right to left', () => {
  test.use({ locale: 'ar' });

  test('a date and how long ago it is stand beside each other, not within', async ({ page }) => {
    await page.goto('/opportunities/4');
    await expect(heading(page)).toBeVisible();
    const pairs = await page.locator('main time').evaluateAll((times) =>
      times
        .filter((time) => time.checkVisibility() && time.nextElementSibling?.matches('.quiet'))
        .map((time) => [time, time.nextElementSibling].map((part) => [...part.getClientRects()].map((rect) => rect.toJSON()))),
    );
    expect(pairs.length).toBeGreaterThan(4);
    for (const [time, ago] of pairs) {
      // On the line of the date; the rest may stand on the next.
      const beside = ago.filter(({ bottom }) => bottom < time[0].bottom + 5);
      const end = Math.max(...time.map(({ right }) => right));
      for (const { left } of beside) expect(left).toBeGreaterThanOrEqual(end);
    }
  });
});

test('words of ours keep their order in a page from right to left', async ({ page }) => {
  await page.goto('/opportunities/4');
  await expect(page.locator('.step-time').first()).toHaveText(/ days$/);
  await expect(page.locator('.ways .hint')).toHaveText(/ of /);
  await page.waitForLoadState('networkidle');
  const order = await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
    const ends = (element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const nodes = [];
      while (texts.nextNode()) nodes.push(texts.currentNode);
      const left = (node, at) => {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
      };
      return left(nodes[0], 0) < left(nodes.at(-1), nodes.at(-1).length - 1);
    };
    return Object.fromEntries(['.step-time', '.ways .hint', '.strip-more > :last-child'].map((selector) => [selector, ends(document.querySelector(selector))]));
  });
  expect(Object.values(order), JSON.stringify(order)).toEqual([true, true, true]);
});
