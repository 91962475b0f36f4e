// What the menus of the filters should offer, computed from the API's own JSON.
import { count, duesOf, statusOf } from './list.js';
import { NOW } from './sandbox.js';
import { member, NOT_SET, reference, text } from './values.js';

const json = (value) => (value === undefined ? undefined : JSON.stringify(value));
const meant = ({ is, text }) => (is === 'value' ? text.trim() : undefined);

/** A choice by Id: the first record that has it gives its name, behind which the other names say where it is. */
const byId = (idKey, nameKey, ...where) => (record) => {
  const id = meant(reference(json(record[idKey])));
  if (id === undefined) return [[NOT_SET, NOT_SET]];
  const names = [meant(text(json(record[nameKey]))) ?? `#${id}`, ...where.map((key) => meant(text(json(record[key]))))];
  return [[id, names.filter(Boolean).join(' · ')]];
};

const one = (read) => (record) => [[read(record) ?? NOT_SET, read(record) ?? NOT_SET]];

const BOARD = 'CrmBoardColumnCrmBoardName';
const LOCATION = 'CrmBoardColumnCrmBoardBusinessName';

/** What a record is in each menu: keys, and what people read for them. */
const MENUS = {
  Location: byId('CrmBoardColumnCrmBoardBusinessId', LOCATION),
  Board: byId('CrmBoardColumnCrmBoardId', BOARD, LOCATION),
  Stage: byId('CrmBoardColumnId', 'CrmBoardColumnName', BOARD, LOCATION),
  Status: one(statusOf),
  Responsible: byId('ResponsibleId', 'ResponsibleFullName'),
  'Lead source': one(({ LeadSource }) => meant(member('eCrmOpportunitySource')(json(LeadSource)))),
  'Follow-up': (record) => duesOf(record, NOW.slice(0, 10)).map((due) => [due, due]),
  'UTM campaign': one(({ UtmCampaign }) => meant(text(json(UtmCampaign)))),
};

/** The title of every menu. */
export const TITLES = Object.keys(MENUS);

/** The choices of a menu with their counts, as people read them: “Won 1,877”, in the order of the alphabet. */
export const choicesOf = (records, title) => {
  const choices = new Map();
  for (const record of records) {
    for (const [key, label] of MENUS[title](record)) {
      const choice = choices.get(key) ?? { label, number: 0 };
      choices.set(key, { ...choice, number: choice.number + 1 });
    }
  }
  return [...choices.values()].map(({ label, number }) => `${label} ${count(number)}`.replace(/\s+/g, ' ').trim()).sort();
};
