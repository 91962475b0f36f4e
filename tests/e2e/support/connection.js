// The connection of the visitor's device.

/** Takes it away, and waits until the page has been told: what it sends before that fails, and the browser logs it. */
export const cutOff = async (page) => {
  await page.context().setOffline(true);
  await page.waitForFunction(() => !navigator.onLine);
};
