// Whether the API may be asked already: what `nexudus/pace` decides, but for the hour, for the one request that leaves
// before the app is there. A test holds the two together.

import { BROWSER, get, set } from './kept.js';

/** How far apart two requests are at least, in milliseconds. */
export const GAP_MS = 100;
/** How many a minute may hold. */
const A_MINUTE = 120;
/** When requests have left, of all tabs: a first moment, then the steps from each to the next. */
const SENT = 'opportune.sent';

/** Notes a request that leaves now, if it may; gives the moment, or undefined. */
export const leave = () => {
  const now = Date.now();
  const steps = get(BROWSER, SENT) ?? '';
  let last = 0;
  const sent = steps.trim().split(' ').map((step) => (last += Number(step)));
  const within = (most, ms) => now >= sent.at(-most) && now - sent.at(-most) < ms;
  if (within(1, GAP_MS) || within(A_MINUTE, 60_000)) return undefined;
  set(BROWSER, SENT, `${steps}${now - last} `);
  return now;
};
