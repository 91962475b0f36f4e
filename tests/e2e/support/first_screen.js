// What the first screen promises, whatever the record.

/** The window, and how far down the promise reaches: one screen, or two on a telephone. */
export const SCREENS = [
  { width: 1280, height: 720, reach: 720 },
  { width: 320, height: 640, reach: 1280 },
];

/** Where each part of the promise stands. Not every record has a follow-up, or anything to signal. */
const PROMISED = {
  title: '.strip h1',
  value: '.strip .money',
  status: '.strip .badge:first-child',
  stage: '.strip .badge:last-child',
  'follow-up': '.strip-more time',
  'worst signal': '.signals > :first-child',
};

/** What of it lies beyond the first screen, in words. The window keeps its last size. */
export const beyondFirstScreen = async (page) => {
  const beyond = [];
  for (const { width, height, reach } of SCREENS) {
    await page.setViewportSize({ width, height });
    beyond.push(...(await page.evaluate(partsBeyond, { parts: PROMISED, width, reach })));
  }
  return beyond;
};

/** To be run in the page. */
const partsBeyond = ({ parts, width, reach }) => {
  scrollTo(0, 0);
  return Object.entries(parts).flatMap(([name, selector]) => {
    const part = document.querySelector(`#view ${selector}`);
    if (!part) return ['follow-up', 'worst signal'].includes(name) ? [] : [`no ${name} at ${width} px`];
    const { top, bottom, left, right } = part.getBoundingClientRect();
    const lies = `${name} at ${width} px: ${[top, bottom, left, right].map((edge) => edge.toFixed()).join(' ')}`;
    return top >= 0 && bottom <= reach && left >= 0 && right <= width && bottom > top ? [] : [lies];
  });
};
