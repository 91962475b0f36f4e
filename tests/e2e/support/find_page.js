// The page that finds, as a visitor reads it.
import { expect } from '@playwright/test';
import { count, opportunities, totalLines } from './list.js';
import { plain } from './record.js';

const LIST = '/api/crm/crmopportunities';

/** The search field. */
export const field = (page) => page.getByRole('searchbox', { name: 'Search' });

/** How many are on show, in words. */
export const said = (page) => page.locator('main p.count');

/** The link of each row that is drawn. */
export const links = (page) => page.getByRole('table').getByRole('rowheader').getByRole('link');

/** Waits until the whole list is here. */
export const all = (page) => expect(said(page)).toHaveText(/ opportunities(, \S+ selected)?$/);

/** Opens the menu of a filter. */
export const openMenu = (page, title) => page.locator('summary', { hasText: new RegExp(`^${title}$`) }).click();

/** Count and totals are those of a set among everything. */
export const expectSet = async (page, everything, set) => {
  const shown = set.length === everything.length ? '' : `${count(set.length)} of `;
  await expect(said(page)).toHaveText(new RegExp(`^${shown}${opportunities(everything.length)}([,.]|$)`));
  const folded = page.getByRole('button', { name: 'All totals', expanded: false });
  if (await folded.isVisible()) await folded.click();
  const totals = page.getByRole('list', { name: 'Totals' }).getByRole('listitem');
  await expect.poll(async () => (await totals.allInnerTexts()).map(plain), 'totals').toEqual(totalLines(set).map(plain));
};

/** Whether a URL asks for this large page of the list. */
export const isPage = (number) => (url) => url.pathname === LIST && url.searchParams.get('size') !== '25' && url.searchParams.get('page') === String(number);

/** Keeps a large page back; the function returned lets it go, with something more in its address. `held` is fulfilled when it has been asked for. */
export const holdPage = async (page, number, more = '') => {
  let release;
  let asked;
  const released = new Promise((resolve) => (release = resolve));
  const held = new Promise((resolve) => (asked = resolve));
  const wait = async (route) => {
    asked();
    await released;
    await route.continue({ url: route.request().url() + more }).catch(() => {}); // it may have been given up
  };
  await page.route(isPage(number), wait, { times: 1 });
  return { held, release };
};
