// What one JSON text says, by kind of field, read independently of the app: as the page should show it to somebody in
// London who reads British English. Each reader takes a JSON text, or undefined for an absent key.
import { readFileSync } from 'node:fs';

const ENUMS = JSON.parse(readFileSync(new URL('../../fixtures/enums.transcribed.json', import.meta.url), 'utf8'));

/** What is said where nothing arrived. */
export const NOT_SET = 'Not set';

const nothing = { is: 'nothing', text: NOT_SET };
const value = (text, more) => ({ is: 'value', text, ...more });
const odd = (json) => ({ is: 'odd', text: `Unreadable: ${json}` });

/** A JSON string's text; undefined if it is none. Half a character becomes the sign for one. */
const stringOf = (json) => (json.startsWith('"') ? JSON.parse(json).toWellFormed() : undefined);
const isNumber = (json) => /^-?\d/.test(json);

/** Nothing, or what `read` makes of the text of a string, or of the JSON text of anything else; undefined there is odd. */
const scalar = (json, read) => {
  if (json === undefined || json === 'null') return nothing;
  const string = stringOf(json);
  if (string?.trim() === '') return nothing;
  return read(string, json) ?? odd(json);
};

export const text = (json) => scalar(json, (string) => (string !== undefined ? value(string) : isNumber(json) ? value(json) : undefined));

/** A decimal as sign, digits and how many of them are a fraction; undefined if it is none of at most a hundred digits. */
const decimal = (written) => {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(written);
  if (!found) return undefined;
  const [, sign, whole, fraction = '', exponent = '0'] = found;
  let digits = (whole + fraction).replace(/^0+/, '');
  const scale = BigInt(fraction.length) - BigInt(exponent);
  if (digits === '' && scale < 0n) return { sign: '', whole: '0', fraction: '' };
  if (scale > 100n || BigInt(digits.length) - scale > 100n) return undefined;
  const places = Math.max(Number(scale), 0);
  digits += '0'.repeat(Math.max(-Number(scale), 0));
  if (Math.max(digits.length, places) > 100) return undefined;
  const isZero = digits === '';
  digits = digits.padStart(places + 1, '0');
  return { sign: isZero ? '' : sign, whole: digits.slice(0, digits.length - places), fraction: digits.slice(digits.length - places) };
};

const decimalIn = (json, make) =>
  scalar(json, (string) => {
    const number = decimal(string === undefined ? json : string.trim());
    return number && make(number);
  });

const LONG = 2n ** 63n;

/** A whole number as plain digits. */
export const integer = (json) =>
  decimalIn(json, ({ sign, whole, fraction }) => {
    const number = BigInt(sign + whole);
    return /^0*$/.test(fraction) && -LONG <= number && number < LONG ? value(String(number)) : undefined;
  });

/** The Id of something else; 0 is none. */
export const reference = (json) => {
  const id = integer(json);
  return id.text === '0' ? nothing : id;
};

/** Minor units by ISO 4217, and how CLDR writes the currency in British English. */
const CURRENCIES = { GBP: [2, '£'], EUR: [2, '€'], USD: [2, 'US$'], JPY: [0, 'JP¥'], KWD: [3, 'KWD '] };

/** A currency's code: three letters. */
export const currency = (json) =>
  scalar(json, (string, raw) => {
    const code = (string ?? raw).trim();
    return /^[a-z]{3}$/i.test(code) ? value(code.toUpperCase()) : undefined;
  });

/** An amount: every digit that arrived, and at least the currency's own; `plain` is the same without its dress. */
export const money = (json, code) =>
  decimalIn(json, ({ sign, whole, fraction }) => {
    const [units, symbol] = code.is === 'value' ? (CURRENCIES[code.text] ?? [2, `${code.text} `]) : [0, ''];
    const digits = fraction.padEnd(units, '0');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    const plain = `${sign}${whole}${fraction && `.${fraction}`}`;
    return value(`${sign}${symbol}${grouped}${digits && `.${digits}`}`, { plain: code.is === 'value' ? `${plain} ${code.text}` : plain });
  });

const FLAGS = { true: 'Yes', 1: 'Yes', false: 'No', 0: 'No' };

export const flag = (json) =>
  scalar(json, (string, raw) => {
    const word = FLAGS[(string?.trim() ?? raw).toLowerCase()];
    return word && value(word);
  });

/** Spelt otherwise than by taking the API's name apart: brands, and what reads better. */
const SPELT = {
  Linkedin: 'LinkedIn', HubbleHq: 'HubbleHQ', LiquidSpace: 'LiquidSpace', GoogleSearch: 'Google Search', SpacePool: 'SpacePool', Twitter: 'Twitter (X)',
  InstantOffices: 'Instant Offices', OfficeFreedom: 'Office Freedom', FlexiOffices: 'Flexi Offices', NoRightFit: 'Not the right fit',
};

/** `PrintAdvert` as “Print advert”. */
const spell = (name) => SPELT[name] ?? name[0] + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A member of one of the API's enums: its number, or its name; `code` is the number. */
export const member = (of) => (json) => {
  const table = ENUMS[of];
  const number = reference(json);
  const named = number.is === 'odd' && stringOf(json) !== undefined && Object.entries(table).find(([, name]) => name.toLowerCase() === stringOf(json).trim().toLowerCase());
  if (number.is !== 'value' && !named) return number;
  const code = named ? named[0] : number.text;
  return value(code in table ? spell(table[code]) : `Unknown (${code})`, { code });
};
