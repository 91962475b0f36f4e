// A record with every field: all 51 can be read on the page, each beside its name, compared with the JSON that arrived.
import { readFileSync } from 'node:fs';
import { guestsCame } from './support/guests.js';
import { everything, field, heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

const KEYS = Object.keys(JSON.parse(readFileSync(new URL('../fixtures/crmopportunity.seed-doc-example.json', import.meta.url), 'utf8')));

/** What may be left out, by the contract: the Ids of what is shown by name, and two others. */
const LEFT_OUT = {
  CrmBoardColumnId: 'CrmBoardColumnName',
  CrmBoardColumnCrmBoardId: 'CrmBoardColumnCrmBoardName',
  CrmBoardColumnCrmBoardBusinessId: 'CrmBoardColumnCrmBoardBusinessName',
  CrmBoardColumnCrmBoardBusinessCurrencyId: 'CrmBoardColumnCrmBoardBusinessCurrencyCode',
  CoworkerId: 'CoworkerFullName',
  TeamId: 'TeamName',
  OpportunityTypeId: 'OpportunityTypeName',
  ResponsibleId: 'ResponsibleFullName',
  ToStringText: 'Name',
  LocalizationDetails: null,
};

/** How a value reads that is not its own text, written out by hand for the sandbox's record 1. */
const READS = {
  CoworkerCoworkerType: 'Company',
  Value: '£14,250.50',
  LeadSource: 'Google Search',
  LossReason: 'Price',
  Status: 'Lost',
  Completed: 'Yes',
  Reminded: 'Yes',
  IsNew: 'No',
  // Follow-up five days before NOW, won ten and lost three days before it; in June London is an hour ahead of UTC.
  DueDate: '5 Jun 2026',
  WonOn: '31 May 2026, 10:30',
  LostOn: '7 Jun 2026, 10:30',
  CrmUpdatedOn: '7 Jun 2026, 10:30',
  UpdatedOn: '7 Jun 2026, 10:30',
  CreatedOn: '1 May 2026, 10:30',
};

const open = async (page, sandbox) => {
  await page.goto('/opportunities/1');
  await expect(heading(page)).toHaveText('Twelve desks for Meyer & Sønn, second floor');
  await guestsCame(page, sandbox);
  const { access_token: token } = JSON.parse(await page.evaluate(() => sessionStorage['opportune.session']));
  const ask = async (path) => (await fetch(sandbox.url + path, { headers: { Authorization: `Bearer ${token}` } })).json();
  const record = await ask(recordPath(1));
  // Two people come as Ids alone; the page looks their names up.
  for (const key of ['ReferrerId', 'AgentId']) READS[key] = (await ask(`/api/spaces/coworkers/${record[key]}`)).FullName;
  return record;
};

test('every field of the documentation is on the page, or left out for a reason', async ({ page, sandbox }) => {
  const record = await open(page, sandbox);
  expect(Object.keys(record)).toEqual(KEYS);
  const text = await everything(page);
  const missing = KEYS.filter((key) => !(key in LEFT_OUT)).flatMap((key) => texts(key, record[key]).map((expected) => [key, expected])).filter(([, expected]) => !text.includes(expected));
  expect(missing).toEqual([]);
  for (const instead of Object.values(LEFT_OUT).filter(Boolean)) expect(text).toContain(record[instead]);
});

test('each stands beside its name', async ({ page, sandbox }) => {
  const record = await open(page, sandbox);
  await everything(page);
  for (const [label, key] of [
    ['Customer', 'CoworkerFullName'],
    ['Company', 'CoworkerCompanyName'],
    ['Customer type', 'CoworkerCoworkerType'],
    ['Email', 'CoworkerEmail'],
    ['Team', 'TeamName'],
    ['Responsible', 'ResponsibleFullName'],
    ['Referrer', 'ReferrerId'],
    ['Agent', 'AgentId'],
    ['Stage', 'CrmBoardColumnName'],
    ['Board', 'CrmBoardColumnCrmBoardName'],
    ['Location', 'CrmBoardColumnCrmBoardBusinessName'],
    ['Type', 'OpportunityTypeName'],
    ['Follow-up date', 'DueDate'],
    ['Won on', 'WonOn'],
    ['Lost on', 'LostOn'],
    ['Created on', 'CreatedOn'],
    ['Lead source', 'LeadSource'],
    ['Loss reason', 'LossReason'],
    ['UTM source', 'UtmSource'],
    ['UTM term', 'UtmTerm'],
    ['Id', 'Id'],
    ['System Id', 'SystemId'],
  ]) {
    await expect(field(page, label), label).toContainText(texts(key, record[key])[0]);
  }
});

test('contacts can be followed, and only safely', async ({ page, sandbox }) => {
  const record = await open(page, sandbox);
  await everything(page);
  await expect(page.getByRole('link', { name: record.CoworkerEmail }).first()).toHaveAttribute('href', `mailto:${record.CoworkerEmail}`);
  const website = page.getByRole('link', { name: record.TeamProfileWebsite });
  await expect(website).toHaveAttribute('href', record.TeamProfileWebsite);
  await expect(website).toHaveAttribute('rel', /noopener/);
  await expect(website).toHaveAttribute('rel', /noreferrer/);
});

test('notes keep their line breaks', async ({ page, sandbox }) => {
  const record = await open(page, sandbox);
  await everything(page);
  const notes = await page.getByRole('region', { name: 'Notes' }).innerText();
  for (const line of record.Notes.split('\n').filter(Boolean)) expect(notes.split('\n').map((text) => text.trim())).toContain(line.trim());
});

test('the first screen says who, what it is worth, and where it stands', async ({ page, sandbox }) => {
  const record = await open(page, sandbox);
  for (const text of [record.CoworkerFullName, '£14,250.50', 'Lost', record.CrmBoardColumnName]) {
    await expect(page.getByRole('main').getByText(text).filter({ visible: true }).first()).toBeInViewport();
  }
  await expect(page).toHaveTitle(new RegExp(`^${record.Name}`));
});

test('a full record, checked as a whole', async ({ page, story, sandbox }) => {
  await open(page, sandbox);
  await expect(page.getByRole('region', { name: 'History' })).toBeVisible();
  await story.end('full');
});

/** The texts by which a value can be recognised on the page. */
const texts = (key, value) => {
  if (key in READS) return [READS[key]];
  if (key === 'CustomFields') return value.Data.flatMap(({ Value }) => Value.split('\n'));
  if (key === 'Notes') return value.split('\n').filter(Boolean);
  return [String(value)];
};
