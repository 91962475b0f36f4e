// Where things stand: nothing overflows, overlaps or is clipped, and the order of reading is the order on screen.
import { guestsCame } from './support/guests.js';
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

/** The full record, the one at odds, one long word, forty stages; those that have every kind of guest are waited for. */
const RECORDS = [1, 128, 48, 82];
const WINDOWS = [
  { width: 320, height: 640 },
  { width: 768, height: 1024 },
  { width: 1280, height: 720 },
  { width: 2560, height: 1440 },
  // 1280 × 720 at 200 %: half the CSS pixels, each drawn with twice as many.
  { width: 640, height: 360, deviceScaleFactor: 2 },
];

for (const { width, height, deviceScaleFactor = 1 } of WINDOWS) {
  test.describe(`${width} × ${height}${deviceScaleFactor > 1 ? ', zoomed to 200 %' : ''}`, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor });

    test('every part has its own place, in order', async ({ page, sandbox }) => {
      for (const id of RECORDS) {
        await sandbox.forget();
        await page.goto(`/opportunities/${id}`);
        await expect(heading(page)).toBeVisible();
        if (id === 1) await guestsCame(page, sandbox);
        else await page.waitForLoadState('networkidle');
        expect.soft(await page.evaluate(faults), `opportunity ${id}`).toEqual([]);
      }
    });
  });
}

/** What stands wrong, in words: to be run in the page. */
const faults = () => {
  const wrong = [];
  const width = document.documentElement.clientWidth;
  const name = (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`;
  const clipped = new Set([...document.body.querySelectorAll('*')].filter((element) => getComputedStyle(element).clipPath !== 'none'));
  const isSeen = (element) => {
    for (let each = element; each; each = each.parentElement) if (clipped.has(each)) return false;
    return element.checkVisibility() && !element.matches('.skip');
  };
  const elements = [...document.body.querySelectorAll('*')].filter(isSeen);

  for (const element of elements) {
    const box = element.getBoundingClientRect();
    if (box.width && (box.right > width + 0.5 || box.left < -0.5)) wrong.push(`over the edge: ${name(element)}`);
    const { overflowX, overflowY, webkitLineClamp, textOverflow } = getComputedStyle(element);
    const isMeant = webkitLineClamp !== 'none' || textOverflow === 'ellipsis';
    const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
    if (!isMeant && cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) wrong.push(`clipped at the side: ${name(element)}`);
    if (!isMeant && cuts(overflowY) && element.scrollHeight > element.clientHeight + 1) wrong.push(`clipped below: ${name(element)}`);
  }

  // Each line of text is a box of its own. Boxes of letters are a little higher than their line.
  const slack = { x: 1, y: 4 };
  const range = document.createRange();
  const lines = elements.flatMap((element) =>
    [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
      .flatMap((node) => {
        range.selectNodeContents(node);
        const clamp = element.closest('.strip h1')?.getBoundingClientRect();
        return [...range.getClientRects()].filter((box) => !clamp || box.bottom <= clamp.bottom + slack.y).map((box) => ({ box, element }));
      }),
  );
  const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack.x && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack.y;
  lines.forEach((a, index) => {
    for (const b of lines.slice(index + 1)) if (a.element !== b.element && overlap(a.box, b.box)) wrong.push(`one over the other: ${name(a.element)} | ${name(b.element)}`);
  });

  // What runs within a line has its order from the text; what floats over the page has none.
  const isPlaced = ({ display, position }) => display !== 'inline' && (position === 'static' || position === 'relative');
  const seen = new Set(elements);
  for (const parent of elements) {
    const children = [...parent.children].filter((child) => seen.has(child) && child.getBoundingClientRect().height > 0 && isPlaced(getComputedStyle(child)));
    children.slice(1).forEach((child, index) => {
      const [before, after] = [children[index].getBoundingClientRect(), child.getBoundingClientRect()];
      const isBelow = after.top > before.top + slack.y;
      const isBeside = after.bottom > before.top + slack.y && after.left >= before.left;
      if (!isBelow && !isBeside) wrong.push(`out of order: ${name(children[index])} | ${name(child)}`);
    });
  }
  return wrong.slice(0, 12);
};
