// What the API says beside a record, read independently of the app: what a record's page must show of it.
import { elements, members } from './json_text.js';
import { moment } from './moments.js';
import { customFields } from './reading.js';
import { integer, reference, text } from './values.js';

const BOARD = 'CrmBoardColumnCrmBoard';

/** The text of a field that has one, else undefined. */
const set = (field) => (field.is === 'value' ? field.text : undefined);
const id = (json) => set(reference(json));

/** Every record of a list, page by page, by key. `ask` gives the text at a path of the API. */
const whole = async (ask, path) => {
  const records = [];
  for (let page = 1; ; page += 1) {
    const body = members(await ask(`${path}&size=25&page=${page}`));
    const found = elements(body?.get('Records') ?? '[]').map(members);
    records.push(...found);
    if (body?.get('HasNextPage') !== 'true' || found.length === 0) return records;
  }
};

/** One record by its Id; undefined where there is none. */
const one = async (ask, path, json) => {
  const of = id(json);
  if (of === undefined) return undefined;
  const found = members(await ask(`${path}/${of}`));
  return found?.has('Id') ? found : undefined;
};

const number = (json) => BigInt(set(integer(json)) ?? 0);
const ascending = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** What the page of this record must say of everybody beside it. */
export const guestReading = async (ask, body) => {
  const record = members(body.replace(/^\ufeff/, ''));
  const get = (key) => record.get(key);
  const customer = await one(ask, '/api/spaces/coworkers', get('CoworkerId'));
  const phone = (key) => (customer ? text(customer.get(key)).text : 'Not available');
  return {
    stage: await position(ask, id(get(`${BOARD}Id`)), id(get('CrmBoardColumnId'))),
    phones: id(get('CoworkerId')) === undefined ? [] : [phone('MobilePhone'), phone('LandLine')],
    referrer: await person(ask, get('ReferrerId')),
    agent: await person(ask, get('AgentId')),
    labels: await labels(ask, get('CustomFields')),
    moves: await moves(ask, set(integer(get('Id')))),
  };
};

/** “Stage 3 of 7”: ends of the board count; their order is their position, then their Id. */
const position = async (ask, board, stage) => {
  if (board === undefined) return null;
  const stages = await whole(ask, `/api/crm/crmboardcolumns?CrmBoardColumn_CrmBoard=${board}`);
  stages.sort((a, b) => ascending(number(a.get('Position')), number(b.get('Position'))) || ascending(number(a.get('Id')), number(b.get('Id'))));
  const at = stages.findIndex((each) => id(each.get('Id')) === stage);
  return at < 0 ? `Its stage is not among the ${stages.length} stages of the board` : `Stage ${at + 1} of ${stages.length}`;
};

const person = async (ask, json) => {
  const found = await one(ask, '/api/spaces/coworkers', json);
  const name = found && set(text(found.get('FullName')));
  const known = id(json);
  return name ?? (known === undefined ? 'Not set' : `#${known}`);
};

/** What the account calls the custom fields of this record, in their order. */
const labels = async (ask, json) => {
  const own = customFields(json).map(([label]) => label);
  if (own.length === 0) return [];
  const definitions = await whole(ask, '/api/crm/customfields?CustomField_RecordType=4');
  return own.map((label) => {
    const definition = definitions.find((each) => id(each.get('Id')) === label.trim());
    return (definition && set(text(definition.get('Name')))) ?? label;
  });
};

/** Each move in a line, the latest first: from where, to where, when, by whom. */
const moves = async (ask, opportunity) => {
  const rows = await whole(ask, `/api/crm/crmopportunityhistories?CrmOpportunityHistory_CrmOpportunity=${opportunity}`);
  const read = rows.map((row) => {
    const stage = (which) => set(text(row.get(`${which}CrmBoardColumnName`)))?.trim() ?? `stage ${id(row.get(`${which}CrmBoardColumnId`))}`;
    const isFirst = id(row.get('OldCrmBoardColumnId')) === undefined && set(text(row.get('OldCrmBoardColumnName'))) === undefined;
    const name = set(text(row.get('UserFullName')));
    const user = id(row.get('UserId'));
    const by = name !== undefined ? `by ${name.trim()}` : user !== undefined ? `by user #${user}` : 'automatically';
    const time = moment(JSON.parse(row.get('ToTime') ?? 'null') ?? '');
    const what = isFirst ? `Placed in ${stage('New')}` : `${stage('Old')} → ${stage('New')}`;
    return { line: `${what} | ${time?.text ?? 'at an unknown time'} | ${by}`, ms: time?.ms ?? -Infinity, id: number(row.get('Id')) };
  });
  return read.toSorted((a, b) => b.ms - a.ms || ascending(b.id, a.id)).map(({ line }) => line);
};
