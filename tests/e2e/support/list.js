// All opportunities as the API lists them, read by another language than the app's: expected sets, counts and totals.

/** Every record of the list, page by page. Numbers are the text that arrived, so that no digit is lost. */
export const everyRecord = async (sandbox, username = 'admin@example.com') => {
  const { access_token: token } = await sandbox.session(username);
  const records = [];
  for (let page = 1; ; page += 1) {
    const url = `${sandbox.url}/api/crm/crmopportunities?size=1000&page=${page}`;
    const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
    const { Records, HasNextPage } = JSON.parse(quoted(await answer.text()));
    records.push(...Records);
    if (!HasNextPage) break;
  }
  await sandbox.forget();
  return records;
};

/** JSON whose numbers are texts. */
const quoted = (json) => json.replace(/("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)/g, (all, text, number) => text ?? `"${number}"`);

/** A text without case and accents. */
export const folded = (text) => text.replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const SEARCHED = ['Name', 'CoworkerFullName', 'CoworkerCompanyName', 'CoworkerEmail', 'TeamName', 'ResponsibleFullName', 'OpportunityTypeName', 'Notes', 'Id'];

/** Whether all words are found in what a record is searched by. */
export const holds = (record, words) => {
  const texts = SEARCHED.map((key) => record[key]).filter((text) => typeof text === 'string').map(folded);
  return words.split(/\s+/).every((word) => texts.some((text) => text.includes(folded(word))));
};

/** An exact decimal: so many units of 10 to the power of minus `scale`; undefined for what is none. */
const decimal = (text) => {
  const parts = /^(-?)0*(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(String(text ?? '').trim());
  if (!parts) return undefined;
  const [, sign, whole, fraction = '', exponent = '0'] = parts;
  const scale = fraction.length - Number(exponent);
  if (Math.max(whole.length + Number(exponent), scale) > 100) return undefined; // no amount of money
  const units = BigInt(sign + whole + fraction);
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
};

const plus = (a, b) => {
  const scale = Math.max(a.scale, b.scale);
  const at = ({ units, scale: own }) => units * 10n ** BigInt(scale - own);
  return { units: at(a) + at(b), scale };
};

const printed = ({ units, scale }) => {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${scale > 0 ? `.${digits.slice(point)}` : ''}`;
};

const money = (amount, currency) => {
  const own = currency ? new Intl.NumberFormat('en-GB', { style: 'currency', currency }).resolvedOptions().minimumFractionDigits : 0;
  const digits = Math.max(own, amount.scale);
  const style = currency ? { style: 'currency', currency } : {};
  return new Intl.NumberFormat('en-GB', { ...style, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(printed(amount));
};

/** The currency of a record, if there is a readable one. */
export const currencyOf = (record) => {
  const code = String(record.CrmBoardColumnCrmBoardBusinessCurrencyCode ?? '').trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : '';
};

/** The value of a record, if it has a readable one. */
export const valueOf = (record) => decimal(record.Value);

/** One line for each currency, unknown last: “£1,234.00 in 12 opportunities”; and how many have no value. */
export const totalLines = (records) => {
  const sums = new Map();
  for (const record of records) {
    const value = valueOf(record);
    if (!value) continue;
    const currency = currencyOf(record);
    const { sum, count } = sums.get(currency) ?? { sum: { units: 0n, scale: 0 }, count: 0 };
    sums.set(currency, { sum: plus(sum, value), count: count + 1 });
  }
  const without = records.filter((record) => !valueOf(record)).length;
  const rank = (currency) => currency || 'ZZZZ';
  const lines = [...sums].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)).map(([currency, { sum, count }]) => `${money(sum, currency)}${currency ? '' : ' of unknown currency'} in ${opportunities(count)}`);
  return without > 0 && lines.length > 0 ? [...lines, `${count(without)} without a value`] : lines;
};

/** A number as the visitor writes it. */
export const count = (number) => new Intl.NumberFormat('en-GB').format(number);

/** “1,234 opportunities”. */
export const opportunities = (number) => `${count(number)} ${number === 1 ? 'opportunity' : 'opportunities'}`;

const STATUSES = ['InProgress', 'Won', 'Lost'];
const LABELS = ['In progress', 'Won', 'Lost'];

/** The outcome as people read it; “Not set” for what is none. */
export const statusOf = ({ Status }) => {
  const text = typeof Status === 'string' ? Status.trim() : '';
  const named = STATUSES.findIndex((name) => name.toLowerCase() === text.toLowerCase());
  const number = named >= 0 ? named + 1 : Number(text || 0);
  if (!Number.isInteger(number) || number === 0) return 'Not set';
  return LABELS[number - 1] ?? `Unknown (${number})`;
};

const isOpen = (record) => !['Won', 'Lost'].includes(statusOf(record)) && !['true', '1'].includes(String(record.Completed ?? '').trim().toLowerCase());

/** The calendar day of a follow-up in London, if there is a readable one. */
const dueDay = ({ DueDate }) => {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](.*))?$/i.exec(String(DueDate ?? '').trim());
  if (!parts || parts[1] === '0001-01-01') return undefined;
  const [, day, time = '00:00:00'] = parts;
  if (Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day) return undefined;
  if (/^00:00:00(\.0+)?Z?$/.test(time)) return day;
  const instant = Date.parse(`${day}T${/(Z|[+-]\d\d:?\d\d)$/i.test(time) ? time : `${time}Z`}`);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(instant);
};

/** Whether it should have been followed up before a day such as 2026-06-10. */
export const isOverdue = (record, today) => isOpen(record) && (dueDay(record) ?? today) < today;

/** What a follow-up is to somebody on a day such as 2026-06-10: overdue or today, and of the week from Monday to Sunday, while it is open; or not set. */
export const duesOf = (record, today) => {
  const text = String(record.DueDate ?? '').trim();
  if (text === '' || text.startsWith('0001-01-01')) return ['Not set'];
  const day = dueDay(record);
  if (!day || !isOpen(record)) return [];
  const shifted = (days) => new Date(Date.parse(today) + days * 86_400_000);
  const [monday, sunday] = [0, 6].map((days) => shifted(days - ((shifted(0).getUTCDay() + 6) % 7)).toISOString().slice(0, 10));
  const dues = [day < today && 'Overdue', day === today && 'Today', monday <= day && day <= sunday && 'This week'];
  return dues.filter(Boolean);
};

/** Whether a record has a value in a currency. */
export const hasValueIn = (record, currency) => Boolean(valueOf(record)) && currencyOf(record) === currency;

/** Whether a value lies between two whole numbers of a currency, both included. */
export const isWorth = (record, currency, least, most) => {
  if (!hasValueIn(record, currency)) return false;
  const value = valueOf(record);
  const bound = (whole) => BigInt(whole) * 10n ** BigInt(value.scale);
  return bound(least) <= value.units && value.units <= bound(most);
};

/** Counts of what records have in common, as people read them: “Won 1,877”, in no order. */
export const counted = (records, labelOf) => {
  const counts = new Map();
  for (const record of records) counts.set(labelOf(record), (counts.get(labelOf(record)) ?? 0) + 1);
  return [...counts].map(([label, number]) => `${label} ${count(number)}`).sort();
};
