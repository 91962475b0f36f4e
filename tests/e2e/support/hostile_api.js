// An API whose every text is an attacker's: it answers within the page, so that the whole corpus takes a minute.

/** Every free text of a record. */
export const FREE = [
  'Name', 'CoworkerFullName', 'CoworkerCompanyName', 'CoworkerEmail', 'TeamName', 'TeamDescription', 'TeamProfileWebsite', 'Notes', 'CrmBoardColumnName',
  'CrmBoardColumnCrmBoardName', 'CrmBoardColumnCrmBoardBusinessName', 'OpportunityTypeName', 'ResponsibleFullName', 'UtmSource', 'UtmMedium', 'UtmCampaign',
  'UtmContent', 'UtmTerm', 'UniqueId', 'UpdatedBy', 'SystemId', 'ToStringText',
];

/** Every field that is no text, and yet can be sent as one. */
export const OTHER = [
  'Status', 'Value', 'CrmBoardColumnCrmBoardBusinessCurrencyCode', 'DueDate', 'WonOn', 'LostOn', 'CrmUpdatedOn', 'CreatedOn', 'UpdatedOn', 'Completed', 'Reminded', 'IsNew',
  'LeadSource', 'LossReason', 'CoworkerCoworkerType', 'Position', 'ReferrerId', 'AgentId', 'TeamId', 'ResponsibleId', 'OpportunityTypeId',
  'CrmBoardColumnCrmBoardBusinessId', 'CrmBoardColumnCrmBoardBusinessCurrencyId',
];

/** The Id of the record that has the first string. */
export const FIRST = 700_000;

/**
 * Answers every request of the API with the text that belongs to its Id; and lets the short waits of the app's own pace
 * pass at once. To be run in the page before the app; `texts` is JSON, which keeps halves of characters whole, and what
 * has such a text are the fields `keys`.
 */
export const answerWithHostility = ({ texts, keys, first }) => {
  const all = JSON.parse(texts);
  const last = first + all.length - 1;
  const textOf = (id) => all[Math.min(Math.max(id, first), last) - first];
  const DEFINITION = 10_000;

  const recordOf = (id) => {
    const text = textOf(id);
    const definition = String(DEFINITION + Math.min(id, last) - first);
    return {
      Id: id, CoworkerId: id, ReferrerId: id, AgentId: id, CrmBoardColumnId: id, CrmBoardColumnCrmBoardId: id, Status: 1, Value: 4200, Position: id,
      CrmBoardColumnCrmBoardBusinessCurrencyCode: 'GBP', DueDate: '2026-07-01T00:00:00Z', CreatedOn: '2026-05-01T08:00:00Z', UpdatedOn: '2026-06-01T08:00:00Z',
      CustomFields: { Data: [{ Name: definition, Value: text }, { Name: text, Value: text }, { Name: text, Value: null, JsonValue: text }] },
      ...Object.fromEntries(keys.map((key) => [key, text])),
    };
  };
  const nameless = { Name: null, CoworkerFullName: null };
  const move = (id) => ({ OldCrmBoardColumnName: textOf(id), NewCrmBoardColumnName: textOf(id), UserFullName: textOf(id), FromTime: '2026-05-01T08:00:00Z', ToTime: '2026-05-02T08:00:00Z' });
  const lists = {
    CrmBoardColumn_CrmBoard: (id) => [{ Id: id, Name: textOf(id), Position: 1 }, { Id: id + 1, Name: textOf(id), Position: 2, WinOpportunity: true }],
    CrmOpportunityHistory_CrmOpportunity: (id) => [{ ...move(id), Id: 1, OldCrmBoardColumnName: null }, { ...move(id), Id: 2 }],
    CrmOpportunity_Coworker: (id) => [recordOf(id), { ...recordOf(id), Id: 1 }, { ...recordOf(id), ...nameless, Id: 2 }],
    CrmOpportunity_CrmBoardColumn: (id) => [recordOf(id), recordOf(id + 1)],
    '/api/crm/crmopportunities': () => all.map((_, at) => recordOf(first + at)),
    '/api/crm/crmboardcolumns': () => all.map((text, at) => ({ Id: first + at, Name: text, Position: 1, CrmBoardId: first + at, CrmBoardName: text })),
    CustomField_RecordType: () => all.map((text, at) => ({ Id: DEFINITION + at, Name: text })),
  };

  const answerTo = (url) => {
    const id = Number(/\/(\d+)$/.exec(url.pathname)?.[1]);
    if (url.pathname.startsWith('/api/spaces/coworkers/')) {
      return { Id: id, ...Object.fromEntries(['FullName', 'CompanyName', 'Email', 'MobilePhone', 'LandLine', 'Position'].map((key) => [key, textOf(id)])) };
    }
    if (id) return recordOf(id);
    const [of, value] = [...url.searchParams].find(([name]) => name in lists) ?? [url.pathname];
    const [page, size] = ['page', 'size'].map((name) => Number(url.searchParams.get(name)));
    const records = lists[of](Number(value));
    return { Records: records.slice((page - 1) * size, page * size), HasNextPage: records.length > page * size };
  };

  const { fetch, setTimeout, clearTimeout } = window;
  const { now } = Date;
  window.api = { ahead: 0, bodyOf: (id) => JSON.stringify(recordOf(id)) };
  window.fetch = (input, ...more) => {
    const url = new URL(input, location);
    return url.pathname.startsWith('/api/') ? Promise.resolve(new Response(JSON.stringify(answerTo(url)))) : fetch(input, ...more);
  };
  // A tenth of a second between requests is over as soon as it begins: the clock goes on by as much.
  Date.now = () => now() + window.api.ahead;
  // Browsers number their timers from 1 on; these are numbered downwards.
  const { port1, port2 } = new MessageChannel();
  const due = new Map();
  let latest = 0;
  port1.onmessage = ({ data: timer }) => {
    const callback = due.get(timer);
    due.delete(timer);
    callback?.();
  };
  window.setTimeout = (callback, ms = 0, ...more) => {
    if (ms > 250) return setTimeout(callback, ms, ...more);
    window.api.ahead += ms;
    latest -= 1;
    due.set(latest, () => callback(...more));
    port2.postMessage(latest);
    return latest;
  };
  window.clearTimeout = (timer) => {
    if (!due.delete(timer)) clearTimeout(timer);
  };
};
