// Going about with the Tab key.
import { expect } from '@playwright/test';

/** Presses Tab until the focus is where it should be; gives up after a round through the page. */
export const tabTo = async (page, target) => {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 100; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, 'reached with Tab').toBeFocused();
};
