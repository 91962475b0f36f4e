// Answers that come when the story says so, instead of after so many milliseconds.

/** Keeps the next answer from a path back until the returned function is called. */
export const hold = async (page, path) => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const goOn = async (route) => {
    await released;
    await route.continue();
  };
  await page.route((url) => url.pathname === path, goOn, { times: 1 });
  return release;
};
