// A record's answer, read independently of the app's code and of its language: what its page must say.
import { Buffer } from 'node:buffer';
import { elements, members } from './json_text.js';
import { dayInLondon, moment } from './moments.js';
import { currency, flag, integer, member, money, NOT_SET, reference, text } from './values.js';

const hash = (json) => {
  const id = reference(json);
  return id.is === 'value' ? { ...id, text: `#${id.text}` } : id;
};

const date = (isFollowUp) => (json) => {
  const written = text(json);
  if (written.is === 'nothing' || written.is === 'odd') return written;
  const found = json.startsWith('"') ? moment(written.text, isFollowUp) : undefined;
  if (found === undefined) return { is: 'odd', text: `Unreadable: ${json}` };
  return found === 'nothing' ? { is: 'nothing', text: NOT_SET } : { is: 'value', text: found.text, moment: found };
};

const BOARD = 'CrmBoardColumnCrmBoard';

/** Label, key and kind of every line of the page's cards. */
const LINES = [
  ['Customer', 'CoworkerFullName', text], ['Company', 'CoworkerCompanyName', text], ['Customer type', 'CoworkerCoworkerType', member('eCoworkerRecordType')], ['Email', 'CoworkerEmail', text],
  ['Team', 'TeamName', text], ['Description', 'TeamDescription', text], ['Website', 'TeamProfileWebsite', text],
  ['Responsible', 'ResponsibleFullName', text], ['Referrer', 'ReferrerId', hash], ['Agent', 'AgentId', hash],
  ['Stage', 'CrmBoardColumnName', text], ['Board', `${BOARD}Name`, text], ['Location', `${BOARD}BusinessName`, text], ['Currency', `${BOARD}BusinessCurrencyCode`, currency],
  ['Type', 'OpportunityTypeName', text], ['Position in stage', 'Position', integer], ['Completed', 'Completed', flag],
  ['Follow-up date', 'DueDate', date(true)], ['Reminder sent', 'Reminded', flag], ['Won on', 'WonOn', date()], ['Lost on', 'LostOn', date()],
  ['Last CRM activity', 'CrmUpdatedOn', date()], ['Created on', 'CreatedOn', date()], ['Updated on', 'UpdatedOn', date()], ['Updated by', 'UpdatedBy', text],
  ['Lead source', 'LeadSource', member('eCrmOpportunitySource')], ['UTM source', 'UtmSource', text], ['UTM medium', 'UtmMedium', text], ['UTM campaign', 'UtmCampaign', text],
  ['UTM content', 'UtmContent', text], ['UTM term', 'UtmTerm', text],
  ['Id', 'Id', integer], ['Unique Id', 'UniqueId', text], ['System Id', 'SystemId', text], ['New', 'IsNew', flag],
];

/** An Id is shown where the name it stands for did not arrive. */
const NAMELESS = [
  ['Customer Id', 'CoworkerId', 'CoworkerFullName'], ['Team Id', 'TeamId', 'TeamName'], ['Responsible Id', 'ResponsibleId', 'ResponsibleFullName'],
  ['Stage Id', 'CrmBoardColumnId', 'CrmBoardColumnName'], ['Board Id', `${BOARD}Id`, `${BOARD}Name`], ['Location Id', `${BOARD}BusinessId`, `${BOARD}BusinessName`],
  ['Currency Id', `${BOARD}BusinessCurrencyId`, `${BOARD}BusinessCurrencyCode`], ['Type Id', 'OpportunityTypeId', 'OpportunityTypeName'],
];

/** A longer name, in bytes, is also said in full where it cannot be cut short. */
const LONG_NAME = 80;

/** Whether anything of a text is to be seen. */
const shows = (text) => text !== undefined && /[^\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/u.test(text);

/** What the page of this answer must say; `nowMs` is the visitor's clock. */
export const reading = (body, nowMs) => {
  const record = members(body.replace(/^\ufeff/, ''));
  const get = (key) => record.get(key);
  const fields = Object.fromEntries(LINES.map(([, key, read]) => [key, read(get(key))]));
  const set = (field) => (field.is === 'value' ? field.text : undefined);
  const code = fields[`${BOARD}BusinessCurrencyCode`];
  const status = member('eCrmOpportunityStatus')(get('Status'));
  const worth = money(get('Value'), code);
  const display = text(get('ToStringText'));
  const name = text(get('Name'));
  const title = ([name, fields.CoworkerFullName, display].map(set).find(shows) ?? `Opportunity ${fields.Id.text}`).trim();

  const visible = (field) => (field.is === 'value' && !shows(field.text) ? { ...field, text: 'Invisible characters' } : field);
  const lines = LINES.map(([label, key]) => [label, visible(fields[key])]);
  for (const [label, idKey, nameKey] of NAMELESS) {
    const id = reference(get(idKey));
    if (fields[nameKey].is !== 'value' && id.is !== 'nothing') lines.push([label, id]);
  }
  const lossReason = member('eCrmOpportunityLossReason')(get('LossReason'));
  if (status.code === '3' || lossReason.is === 'odd') lines.push(['Loss reason', lossReason]);
  if (name.is !== 'value' && fields.CoworkerFullName.is !== 'value') lines.push(['Display text', display]);

  if (name.is === 'odd' || (name.is === 'value' && Buffer.byteLength(name.text) > LONG_NAME)) lines.push(['Name', name]);

  const stageId = set(reference(get('CrmBoardColumnId')));
  const stage = fields.CrmBoardColumnName;
  const facts = { ...fields, status, worth, code, lossReason, today: dayInLondon(nowMs) };
  return {
    title,
    documentTitle: [title, ...(stage.is === 'value' ? [stage.text] : []), 'Opportune'].join(' · '),
    status: status.text,
    stage: stage.is === 'nothing' ? (stageId ? `Stage ${stageId}` : 'Stage not set') : stage.text,
    worth: worth.text,
    exactly: worth.plain,
    who: [...new Set([fields.CoworkerFullName, fields.CoworkerCompanyName].map((field) => set(field)?.trim()).filter((text) => shows(text) && text !== title))].join(' · '),
    followUp: fields.DueDate.moment && `Follow-up ${fields.DueDate.text}`,
    currency: provenance(facts),
    hasCustomer: Number(set(reference(get('CoworkerId'))) ?? 0) > 0,
    lines: Object.fromEntries(lines),
    notes: notes(get('Notes')),
    customFields: customFields(get('CustomFields')),
    attribution: attribution(facts),
    signals: signals(facts),
    mayAlsoSay: againstLeadSource(facts),
  };
};

const provenance = ({ status, worth, code, ...fields }) => {
  const label = status.code === '1' ? 'Expected value' : 'Value';
  const location = fields[`${BOARD}BusinessName`];
  const of = location.is === 'value' ? ` of ${location.text}` : '';
  if (code.is === 'value') return `${label} · ${code.text}, the currency${of}`;
  if (code.is === 'odd') return `${label} · unreadable currency ${code.text.replace('Unreadable: ', '')}`;
  return worth.is === 'value' ? `${label} · currency unknown` : label;
};

/** Null for HTML, whose reading has stories of its own. */
const notes = (json) => {
  const found = text(json);
  return found.is === 'value' && /<\/?[a-z!][^>]*>/i.test(found.text) ? null : found.text;
};

/** Label and value of each custom field, in their order; in one line what is no list of them. */
export const customFields = (json) => {
  if (json === undefined || json === 'null') return [];
  const outer = members(json);
  const data = outer ? outer.get('Data') : json;
  if (data === undefined || data === 'null') return [];
  const fields = elements(data);
  if (!fields) return [['Custom fields', `Unreadable: ${json}`]];
  return fields.map((field) => {
    const entry = members(field);
    if (!entry) return ['', `Unreadable: ${field}`];
    const [label, own, other] = ['Name', 'Value', 'JsonValue'].map((key) => text(entry.get(key)));
    return [label.is === 'nothing' ? '' : label.text.replace(/^Unreadable: /, ''), own.is === 'nothing' ? other.text : own.text];
  });
};

const attribution = (fields) => {
  const utm = ['Source', 'Medium', 'Campaign', 'Term', 'Content'].map((key) => fields[`Utm${key}`]).map((field) => (field.is === 'value' && shows(field.text) ? field.text.trim() : undefined));
  const [source, medium, campaign, term, content] = utm;
  const clauses = [
    source !== undefined && `From ${source}`,
    medium !== undefined && (source === undefined ? `By ${medium}` : `/ ${medium}`),
    campaign !== undefined && `campaign ${campaign}`,
    term !== undefined && `searching “${term}”`,
    content !== undefined && `content ${content}`,
  ].filter(Boolean);
  const sentence = clauses.join(', ').replace(/, \/ /, ' / ');
  return sentence && sentence[0].toUpperCase() + sentence.slice(1);
};

/** What UTM source and lead source would say against each other; which of them do is a table of the app's. */
const againstLeadSource = ({ UtmSource: utm, LeadSource: source }) =>
  utm.is === 'value' && source.is === 'value' ? `UTM source “${utm.text.trim()}”, but lead source “${source.text}”` : undefined;

/** The pairs that nobody could doubt, by the API's number. */
const NAMED = { google: '19', facebook: '13', linkedin: '14', instagram: '15' };
const SURELY_OTHER = ['2', '4', '5', '6', '8', '11', '13', '14', '15', '19'];

const contradicts = ({ UtmSource: utm, LeadSource: source }) => {
  const named = utm.is === 'value' ? NAMED[utm.text.trim().toLowerCase()] : undefined;
  return named !== undefined && SURELY_OTHER.includes(source.code) && source.code !== named;
};

/** Stale after 30 days, and said to be quiet before that. */
const QUIET_AFTER = 14;
const days = (count) => (count === 1 ? '1 day' : `${count} days`);
const WORDS = { 1: 'in progress', 2: 'won', 3: 'lost' };

/** Every sentence that is true, without those that need the board's stages. */
const signals = ({ status, worth, code, lossReason, today, ...fields }) => {
  const yes = (key) => fields[key].text === 'Yes';
  const isClosed = yes('Completed') || status.code === '2' || status.code === '3';
  const daysTo = (key) => (fields[key].is === 'value' ? fields[key].moment.day - today : undefined);
  const ahead = isClosed ? undefined : daysTo('DueDate');
  const idle = daysTo('CrmUpdatedOn') === undefined ? undefined : -daysTo('CrmUpdatedOn');
  const statusWords = status.is === 'nothing' ? 'without a status' : status.is === 'odd' ? 'of unreadable status' : (WORDS[status.code] ?? `of unknown status (${status.code})`);
  const took = (key) => (daysTo(key) === undefined || daysTo('CreatedOn') === undefined ? undefined : daysTo(key) - daysTo('CreatedOn'));
  const after = (word, key) => {
    const length = took(key);
    if (length === undefined || length < 0) return false;
    return length === 0 ? `${word} on the day it was created` : `${word} after ${days(length)}`;
  };
  return [
    ahead < 0 && `Follow-up overdue by ${days(-ahead)}`,
    ahead === 0 && 'Follow-up due today',
    ahead === 1 && 'Follow-up tomorrow',
    ahead > 1 && `Follow-up in ${days(ahead)}`,
    !isClosed && fields.DueDate.is === 'nothing' && 'No follow-up date',
    !isClosed && fields.DueDate.is === 'odd' && 'Follow-up date unreadable',
    status.code === '1' && !isClosed && idle >= QUIET_AFTER && `No CRM activity for ${days(idle)}`,
    status.code === '2' && fields.WonOn.is === 'nothing' && 'Won, but without a won date',
    status.code === '3' && lossReason.is === 'nothing' && 'Lost, but without a loss reason',
    status.code !== '3' && lossReason.is === 'value' && `Loss reason “${lossReason.text}”, but ${statusWords}`,
    status.code === '1' && yes('Completed') && 'Completed, but in progress',
    worth.is === 'value' && code.is === 'nothing' && 'A value, but no currency',
    worth.is === 'value' && code.is === 'odd' && 'A value, but in a currency that cannot be read',
    contradicts(fields) && againstLeadSource(fields),
    yes('Reminded') && 'Reminder sent',
    status.code === '2' && after('Won', 'WonOn'),
    status.code === '3' && lossReason.is === 'value' && `Loss reason: ${lossReason.text}`,
    status.code === '3' && after('Lost', 'LostOn'),
  ].filter(Boolean);
};
