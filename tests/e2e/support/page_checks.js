// What holds for every page in every state.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const WIDE = { width: 1280, height: 720 };
const NARROW = { width: 320, height: 640 };

/** One main, one h1, no accessibility violation in light or dark, nothing wider than the window; and the snapshot of this name, if any. */
export const checkPage = async (page, name) => {
  await page.setViewportSize(WIDE);
  await expect(page.locator('main'), 'one <main>').toHaveCount(1);
  await expect(page.locator('h1'), 'one <h1>').toHaveCount(1);
  if (name) await matchSnapshot(page, `${name}.aria.yml`);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), `axe, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
  for (const viewport of [NARROW, WIDE]) {
    await page.setViewportSize(viewport);
    expect(await overhang(page), `wider than ${viewport.width} px`).toEqual([]);
  }
};

/** Snapshots are written anew by `--update-snapshots=all`, which would wait for each old one to match until patience ends. */
const matchSnapshot = (page, name) => {
  const writing = ['all', 'changed'].includes(test.info().config.updateSnapshots);
  return expect(page.locator('main')).toMatchAriaSnapshot({ name, ...(writing && { timeout: 2000 }) });
};

/** What axe objects to with all its default rules, short enough to read. */
const violations = async (page) => {
  // One frame, and nothing but violations carried over: a third of the time.
  const found = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`));
};

/** The elements that make the document scroll sideways. */
export const overhang = (page) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5);
    return [`${scrollWidth} > ${clientWidth}`, ...wide.map((element) => element.outerHTML.slice(0, 120))].slice(0, 6);
  });
