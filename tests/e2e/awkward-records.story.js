// Records that could trip a reader: one bad field never loses the other fifty.
import { everything, field, heading, record } from './support/record.js';
import { expect, test } from './support/story.js';

const ID = 700;

const open = async (page, sandbox, fields) => {
  await sandbox.put(ID, record(ID, fields));
  await page.goto(`/opportunities/${ID}`);
  await expect(heading(page)).toBeVisible();
};

const FIELDS = [
  ['Lead source', 'LeadSource', '3', 'Unknown (3)'],
  ['Lead source', 'LeadSource', '14', 'LinkedIn'],
  ['Lead source', 'LeadSource', '17', 'HubbleHQ'],
  ['Lead source', 'LeadSource', '19', 'Google Search'],
  ['Lead source', 'LeadSource', '0', 'Not set'],
  ['Lead source', 'LeadSource', 'null', 'Not set'],
  ['Lead source', 'LeadSource', '-1', 'Unknown (-1)'],
  ['Lead source', 'LeadSource', '"19"', 'Google Search'],
  ['Lead source', 'LeadSource', '"GoogleSearch"', 'Google Search'],
  ['Lead source', 'LeadSource', '[19]', '[19]'],
  ['Customer type', 'CoworkerCoworkerType', '1', 'Individual'],
  ['Customer type', 'CoworkerCoworkerType', '"Company"', 'Company'],
  ['Completed', 'Completed', 'true', 'Yes'],
  ['Completed', 'Completed', '"False"', 'No'],
  ['Position in stage', 'Position', '"4"', '4'],
  ['Responsible', 'ResponsibleFullName', '12', '12'],
  ['Responsible', 'ResponsibleFullName', '"  "', 'Not set'],
  ['UTM term', 'UtmTerm', '{"a":[1]}', '{"a":[1]}'],
];

test('whatever one field holds, it says so, and the rest is there', async ({ page, sandbox }) => {
  for (const [label, key, json, expected] of FIELDS) {
    await open(page, sandbox, { [key]: json });
    await everything(page);
    await expect.soft(field(page, label), `${key} ${json}`).toContainText(expected);
    await expect.soft(heading(page)).toHaveText('Twelve desks from May');
    await expect.soft(field(page, 'Customer')).toContainText('Ingrid Meyer');
  }
});

test('the status says just its word', async ({ page, sandbox }) => {
  const words = [['1', 'In progress'], ['2', 'Won'], ['3', 'Lost'], ['9', 'Unknown (9)'], ['0', 'Not set'], ['"2"', 'Won']];
  for (const [json, word] of words) {
    await open(page, sandbox, { Status: json });
    await expect.soft(page.getByRole('main').getByText(word, { exact: true }).first(), json).toBeVisible();
    const others = ['In progress', 'Won', 'Lost'].filter((other) => other !== word);
    for (const other of others) await expect.soft(page.getByRole('main').getByText(other, { exact: true }), json).toHaveCount(0);
  }
});

test('a loss reason is shown when it was lost, and only then', async ({ page, sandbox }) => {
  await open(page, sandbox, { Status: '3', LossReason: '4' });
  await everything(page);
  await expect(field(page, 'Loss reason')).toHaveText('Price');
  await open(page, sandbox, { Status: '3', LossReason: 'null' });
  await everything(page);
  await expect(field(page, 'Loss reason')).toHaveText('Not set');
  await open(page, sandbox, { Status: '1', LossReason: '4' });
  await everything(page);
  await expect(field(page, 'Loss reason')).toBeHidden();
});

// The title is Name, else customer, else ToStringText, else "Opportunity {Id}".
const TITLES = [
  [{}, 'Twelve desks from May'],
  [{ Name: 'null' }, 'Ingrid Meyer'],
  [{ Name: '""', CoworkerFullName: '" "', ToStringText: '"Desk (12)"' }, 'Desk (12)'],
  [{ Name: 'null', CoworkerFullName: 'null', ToStringText: 'null' }, `Opportunity ${ID}`],
];

test('the title is the first of these that is there', async ({ page, sandbox }) => {
  for (const [fields, title] of TITLES) {
    await open(page, sandbox, fields);
    await expect.soft(heading(page)).toHaveText(title);
    expect.soft((await page.title()).startsWith(title), `${await page.title()} begins with ${title}`).toBe(true);
  }
});

test('of keys that come twice the last counts', async ({ page, sandbox }) => {
  await sandbox.put(ID, record(ID).replace('{', '{"Name":"The first","Value":1.00,"Status":2,'));
  await page.goto(`/opportunities/${ID}`);
  await expect(heading(page)).toHaveText('Twelve desks from May');
  await expect(page.getByRole('main')).toContainText('£4,200.00');
  await expect(page.getByRole('main').getByText('In progress', { exact: true }).first()).toBeVisible();
});

test('a byte order mark before the record does no harm', async ({ page, sandbox }) => {
  await sandbox.put(ID, `\ufeff${record(ID)}`);
  await page.goto(`/opportunities/${ID}`);
  await expect(heading(page)).toHaveText('Twelve desks from May');
});

test('half a character is shown as the sign for one', async ({ page, sandbox }) => {
  await open(page, sandbox, { Name: String.raw`"Half \ud83d a character and \ud83d\ude00"` });
  await expect(heading(page)).toHaveText('Half \ufffd a character and 😀');
});

test('keys that nobody knows change nothing', async ({ page, sandbox }) => {
  await open(page, sandbox, { TypeName: '"Nexudus.Crm"', Extra: '{"a":[1,{"b":null}]}', name: '"in lower case"' });
  await expect(heading(page)).toHaveText('Twelve desks from May');
});

test('custom fields: repeated, nameless, of other types', async ({ page, sandbox }) => {
  const odd = '{"Data":[{"Name":"twice","Value":"first"},{"Name":"twice","Value":"second"},{"Name":null,"Value":"nameless"},{"Name":"number","Value":12.50},{"Name":"none","Value":null}]}';
  await open(page, sandbox, { CustomFields: odd });
  const text = await everything(page);
  for (const expected of ['first', 'second', 'nameless', '12.50', 'none']) expect(text).toContain(expected);
});

// The sandbox names further ones; here it is enough that each is a page without faults, whatever is in it.
const NAMED = [
  [2, 'every field null'], [3, 'only an Id'], [44, 'direction overrides'], [45, 'nothing to see'], [47, 'control characters'], [48, 'one long word'],
  [49, 'combining marks'], [54, '200 kB of notes'], [57, '500 custom fields'], [62, 'enums out of range'], [66, 'objects where texts belong'],
  [85, '2,000 history rows'], [128, 'everything at odds'], ['9223372036854775807', 'the largest Id'],
];

for (const [id, what] of NAMED) {
  test(`${what}: the page holds`, async ({ page, story }) => {
    await page.goto(`/opportunities/${id}`);
    await expect(heading(page)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.waitForLoadState('networkidle');
    await story.end();
  });
}
