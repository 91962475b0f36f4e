// Records as a story wants them, and their page as a visitor reads it.

/** A usual record, as the JSON text of the API's answer; `fields` are JSON texts by key, put where the key stands or at the end. */
export const record = (id, fields = {}) => {
  const texts = { ...USUAL, Id: String(id), ...fields };
  return `{${Object.entries(texts).map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
};

const USUAL = {
  Name: '"Twelve desks from May"',
  CrmBoardColumnId: '1',
  CrmBoardColumnName: '"Tour booked"',
  CoworkerId: '2',
  CoworkerFullName: '"Ingrid Meyer"',
  Value: '4200.00',
  CrmBoardColumnCrmBoardBusinessCurrencyCode: '"GBP"',
  Status: '1',
  CreatedOn: '"2026-05-01T08:00:00Z"',
  UpdatedOn: '"2026-06-01T08:00:00Z"',
};

/** The page's one heading, unless it is that of the outline, which stands there while a record loads and may tell its title. */
export const heading = (page) => page.getByRole('heading', { level: 1 }).and(page.locator(':not(#skeleton h1)'));

/** The value beside a label. */
export const field = (page, label) => page.locator('dt').filter({ hasText: new RegExp(`^${label}$`) }).locator('xpath=following-sibling::dd');

/** Everything that can be read on the page once every fold is open, with each run of spaces as one. */
export const everything = async (page) => {
  await page.locator('main details:not([open])').evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
  for (const button of await page.getByRole('main').getByRole('button', { name: /^Show/ }).all()) await button.click();
  return plain(await page.getByRole('main').innerText());
};

/** Text without what Intl puts between its letters: kinds of spaces, marks of direction. */
export const plain = (text) => text.replace(/[\u200e\u200f\u061c]/g, '').replace(/\s+/g, ' ');
