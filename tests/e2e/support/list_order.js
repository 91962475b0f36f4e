// In which order the list should stand, computed from the API's own JSON.
import { currencyOf, folded, statusOf, valueOf } from './list.js';
import { member } from './values.js';

/** Letters that have a stroke or are two in one stand where their base letters do. */
const BASES = { ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', þ: 'th' };
const sortable = (text) => folded(text.trim()).replace(/[øłđæœþ]/g, (letter) => BASES[letter]);

const text = (key) => (record) => record[key]?.trim() && [sortable(record[key])];
const moment = (key) => ({ [key]: moment }) => moment && [Date.parse(moment)];

/** An amount as units of 10 to the power of −20, so that all compare; its currency first. */
const worth = (record) => {
  const value = valueOf(record);
  return value && [currencyOf(record) || 'ZZZZ', value.units * 10n ** BigInt(20 - value.scale)];
};

/** What each column is sorted by; nothing where it is not set. */
const KEYS = {
  title: ({ Name, CoworkerFullName, ToStringText }) => [sortable(Name ?? CoworkerFullName ?? ToStringText)],
  customer: text('CoworkerFullName'),
  company: text('CoworkerCompanyName'),
  location: text('CrmBoardColumnCrmBoardBusinessName'),
  board: text('CrmBoardColumnCrmBoardName'),
  stage: text('CrmBoardColumnName'),
  status: (record) => [['In progress', 'Won', 'Lost'].indexOf(statusOf(record))],
  value: worth,
  'follow-up': moment('DueDate'),
  responsible: text('ResponsibleFullName'),
  source: ({ LeadSource }) => LeadSource && [sortable(member('eCrmOpportunitySource')(LeadSource).text)],
  activity: moment('CrmUpdatedOn'),
  created: moment('CreatedOn'),
  position: ({ Position }) => Position && [Number(Position)],
};

/** Every column, by its name in the address. */
export const COLUMNS = Object.keys(KEYS);

const compared = (one, other) => {
  const at = one.findIndex((part, at) => part !== other[at]);
  if (at < 0) return 0;
  return one[at] < other[at] ? -1 : 1;
};

/** Records by a column, the Ids of the list. What is not set stands last in both directions, equals by Id. */
export const idsInOrder = (records, column, descending = false) => {
  const keyed = records.map((record) => ({ id: record.Id, key: KEYS[column](record) || undefined }));
  const byKey = (one, other) => {
    if (!one.key || !other.key) return Number(!one.key) - Number(!other.key);
    return compared(one.key, other.key) * (descending ? -1 : 1);
  };
  return keyed.sort((one, other) => byKey(one, other) || Number(BigInt(one.id) - BigInt(other.id))).map(({ id }) => id);
};
