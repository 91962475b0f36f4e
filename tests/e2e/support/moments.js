// Dates read independently of the app: ISO 8601 taken apart by hand, London's clock by the test runner's own Intl.

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:[Zz]|([+-])(\d\d):?(\d\d)?)?)?$/;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = 86_400_000;
const LONDON = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
});

/**
 * An instant, or, of a follow-up at exactly midnight in UTC, a day: `text` as British English writes it without commas,
 * `datetime` for machines, `day` counted from 1970 in London. 'nothing' for .NET's first day, undefined if it is no date.
 */
export const moment = (written, isFollowUp) => {
  const raw = written.trim();
  const found = ISO.exec(raw);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((digits) => Number(digits ?? 0));
  const midnight = utc(year, month, day);
  const exists = new Date(midnight).getUTCDate() === day && month >= 1 && month <= 12;
  const [hours, minutes] = found.slice(9, 11).map((digits) => Number(digits ?? 0));
  if (!exists || hour > 23 || minute > 59 || second > 59 || hours > 23 || minutes > 59) return undefined;
  if (year === 1 && month === 1 && day === 1) return 'nothing';
  const offset = (found[8] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  const fraction = found[7] ?? '';
  const ms = midnight + (hour * 60 + minute) * 60_000 + second * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3)) - offset;
  const isDay = isFollowUp && ms % DAY === 0 && /^0*$/.test(fraction);
  const iso = new Date(ms).toISOString();
  if (isDay) return { text: said(ms), datetime: iso.slice(0, 10), day: ms / DAY, raw };
  const here = inLondon(ms);
  return { text: `${said(here.midnight)} ${here.time}`, datetime: iso, day: here.midnight / DAY, ms, raw };
};

/** The day that a moment of the clock falls on in London, counted from 1970. */
export const dayInLondon = (ms) => inLondon(ms).midnight / DAY;

const inLondon = (ms) => {
  const { year, month, day, hour, minute } = Object.fromEntries(LONDON.formatToParts(ms).map(({ type, value }) => [type, value]));
  return { midnight: utc(Number(year), Number(month), Number(day)), time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` };
};

/** `Date.UTC`, which takes the years to 99 for those of the last century. */
const utc = (year, month, day) => new Date(0).setUTCFullYear(year, month - 1, day);

const said = (midnight) => {
  const date = new Date(midnight);
  return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};
