// What was taken away, read as the programs read it that it is for: nothing in it is more than text.
import { Buffer } from 'node:buffer';
import ICAL from 'ical.js';

const SPACE = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const trimmed = (text) => text.replace(new RegExp(`^${SPACE}+|${SPACE}+$`, 'g'), '');
/** Breaks and other controls become spaces. */
const oneLine = (text) => trimmed(text).replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
/** As a value of a content line: every break is one, other controls are dropped. */
const value = (text) => trimmed(text).replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');

const differ = (wrong, what, found, expected) => {
  if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${what}: ${JSON.stringify(found)?.slice(0, 300)} instead of ${JSON.stringify(expected).slice(0, 300)}`);
};

/** RFC 5545 §3.1 and RFC 6350 §3.2: lines end in CRLF, have at most 75 octets, and no control but a tab. */
const contentLines = (wrong, file) => {
  if (!file.endsWith('\r\n')) wrong.push('does not end with CRLF');
  for (const line of file.split('\r\n')) {
    if (Buffer.byteLength(line) > 75) wrong.push(`a line of ${Buffer.byteLength(line)} octets`);
    if (/(?!\t)\p{Cc}/u.test(line)) wrong.push(`a control in ${JSON.stringify(line)}`);
  }
};

const names = (component) => component.getAllProperties().map((property) => property.name);

/** One event with one alarm, and nothing that was not put there. */
const ics = (wrong, file, text, page) => {
  contentLines(wrong, file);
  const calendar = new ICAL.Component(ICAL.parse(file));
  const children = (component) => component.getAllSubcomponents().map(({ name }) => name);
  differ(wrong, 'calendar', [calendar.name, ...names(calendar), ...children(calendar)], ['vcalendar', 'version', 'prodid', 'vevent']);
  const event = calendar.getFirstSubcomponent('vevent');
  differ(wrong, 'event', [...names(event), ...children(event)], ['uid', 'dtstamp', 'dtstart', 'summary', 'description', 'transp', 'valarm']);
  const alarm = event.getFirstSubcomponent('valarm');
  differ(wrong, 'alarm', [...names(alarm), ...children(alarm)], ['action', 'description', 'trigger']);
  const summary = trimmed(`Follow up: ${oneLine(text)}`);
  differ(wrong, 'summary', event.getFirstPropertyValue('summary'), summary);
  differ(wrong, 'alarm’s description', alarm.getFirstPropertyValue('description'), summary);
  differ(wrong, 'description', event.getFirstPropertyValue('description'), value([text, text, page].map(trimmed).join('\n')));
};

/** One card whose every value is the text. */
const vcf = (wrong, file, text) => {
  contentLines(wrong, file);
  const card = new ICAL.Component(ICAL.parse(file));
  differ(wrong, 'card', [card.name, ...names(card)], ['vcard', 'version', 'fn', 'org', 'title', 'email', 'tel', 'tel']);
  // A semicolon may be escaped everywhere (RFC 6350 §3.4); this reader knows that only where a value has several parts.
  const expected = value(text);
  const read = (found) => (found === expected.replaceAll(';', '\\;') ? expected : found);
  for (const property of card.getAllProperties().slice(1)) differ(wrong, property.name, property.getValues().map(read), [expected]);
};

const SECTIONS = ['Customer', 'Team', 'People', 'Pipeline', 'Dates', 'Source and attribution', 'Record', 'Custom fields', 'Notes'];
/** Labels whose value is the text on one line, in Markdown and plain text. */
const EXACT = ['Name', 'Customer', 'Company', 'Team', 'Responsible', 'Stage', 'Board', 'Location', 'Type', 'UTM source', 'UTM medium', 'UTM campaign', 'UTM content', 'UTM term', 'Unique Id', 'System Id'];
const LINKED = ['Email', 'Website', 'Updated by'];
const OURS = ['Status', 'Expected value', 'Customer Id', 'Referrer', 'Agent', 'Currency', 'Position in stage', 'Follow-up date', 'Created on', 'Updated on', 'Id', 'Description', 'Notes'];
const LABELS = [...EXACT, ...LINKED, ...OURS];

const ESCAPE = /\\([!-/:-@[-`{-~])/g;
/** CommonMark: what could be markup stands behind a backslash. */
const isPlain = (escaped) => !/[\\`*_[\]<>|~&!$]/.test(escaped.replace(ESCAPE, '')) && !/^(?:#|[-+=>]|\d+[.)])/.test(escaped);
const unescaped = (escaped) => escaped.replace(ESCAPE, '$1');

const markdown = (wrong, file, text, page) => {
  const [first, ...lines] = file.split('\n');
  differ(wrong, 'heading', unescaped(first), `# ${oneLine(text)}`);
  if (!isPlain(first.slice(2))) wrong.push(`markup in the heading ${JSON.stringify(first)}`);
  differ(wrong, 'end', lines.slice(-3), ['', `<${page}>`, '']);
  for (const line of lines.slice(0, -3)) {
    const item = /^- \*\*(.*?):\*\* (.*)$/u.exec(line);
    if (line === '' || SECTIONS.includes(line.replace(/^## /, ''))) continue;
    if (!item) {
      const rest = line.replace(/^ {2}/, '').replace(/\\$/, (end) => (/(?:^|[^\\])(?:\\\\)*\\$/.test(line) ? '' : end));
      if (!line.startsWith('  ') || !isPlain(rest.replace(/^\u00a0$/, ''))) wrong.push(`markup in ${JSON.stringify(line.slice(0, 200))}`);
      continue;
    }
    const [, label, written] = item;
    const known = LABELS.includes(label);
    if (!known) differ(wrong, 'a custom field', unescaped(label), oneLine(text));
    if (!known && !isPlain(label)) wrong.push(`markup in the label ${label}`);
    if (LINKED.includes(label) && written === `<${text}>` && /^[^\s<>]*$/.test(text)) continue;
    if (!isPlain(written.replace(/\\$/, (end) => (/(?:^|[^\\])(?:\\\\)*\\$/.test(written) ? '' : end)))) wrong.push(`markup in ${JSON.stringify(line.slice(0, 200))}`);
    if ([...EXACT, ...LINKED].includes(label)) differ(wrong, label, unescaped(written), oneLine(text));
  }
};

/** No line of a stranger's can be taken for one of ours. */
const plainText = (wrong, file, text, page) => {
  const [first, ...lines] = file.split('\n');
  differ(wrong, 'first line', first, oneLine(text));
  differ(wrong, 'end', lines.slice(-3), ['', page, '']);
  const custom = `${oneLine(text)}:`;
  for (const line of lines.slice(0, -3)) {
    const label = LABELS.find((label) => line.startsWith(`${label}:`));
    if (line === '' || line.startsWith('  ') || SECTIONS.includes(line) || line.startsWith(custom)) continue;
    if (!label) wrong.push(`a line of its own: ${JSON.stringify(line.slice(0, 200))}`);
    else if ([...EXACT, ...LINKED].includes(label)) differ(wrong, label, line, `${label}: ${oneLine(text)}`);
  }
};

/** What is wrong with what was taken away of a record whose every text is `raw`. */
export const readBack = (away, raw, page) => {
  const text = raw.toWellFormed();
  return Object.entries({ ics, vcf, markdown, text: plainText }).flatMap(([what, read]) => {
    const wrong = [];
    try {
      read(wrong, away[what], text, page);
    } catch (error) {
      wrong.push(`cannot be read: ${error.message}`);
    }
    return wrong.map((words) => `${what}: ${words}`);
  });
};
