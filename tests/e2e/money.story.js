// What it is worth: exact digits, the right currency, in the visitor's way of writing. Expected texts are written by hand,
// from ISO 4217's digits and CLDR's patterns; they are never what the app printed.
import { heading, plain, record } from './support/record.js';
import { expect, test } from './support/story.js';

const ID = 500;

/** The value as the page's head states it. */
const shownValue = async (page, sandbox, value, currency) => {
  await sandbox.put(ID, record(ID, { Value: value, CrmBoardColumnCrmBoardBusinessCurrencyCode: currency === null ? 'null' : JSON.stringify(currency) }));
  await page.goto(`/opportunities/${ID}`);
  await expect(heading(page)).toHaveText('Twelve desks from May');
  return plain(await page.getByRole('main').innerText());
};

/** Digits in groups of three, as en-GB writes them. */
const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

const AMOUNTS = [
  ['4200.00', 'GBP', '£4,200.00'],
  ['4200', 'GBP', '£4,200.00'],
  ['14250.5', 'GBP', '£14,250.50'],
  ['0', 'GBP', '£0.00'],
  ['0.00', 'GBP', '£0.00'],
  ['-3500.00', 'GBP', '-£3,500.00'],
  ['10.005', 'GBP', '£10.005'],
  ['0.0000001', 'GBP', '£0.0000001'],
  ['1.25e4', 'GBP', '£12,500.00'],
  ['125E-3', 'GBP', '£0.125'],
  ['9007199254740993.01', 'GBP', '£9,007,199,254,740,993.01'],
  ['123456789012345678901234567890.12', 'GBP', '£123,456,789,012,345,678,901,234,567,890.12'],
  ['1e50', 'GBP', `£${grouped(`1${'0'.repeat(50)}`)}.00`],
  ['"14250.50"', 'GBP', '£14,250.50'],
  ['4200.00', ' gbp ', '£4,200.00'],
  ['1234.5', 'EUR', '€1,234.50'],
  ['1234.5', 'USD', 'US$1,234.50'],
  ['1234', 'JPY', 'JP¥1,234'],
  ['1234.5', 'JPY', 'JP¥1,234.5'],
  ['1234.567', 'KWD', 'KWD 1,234.567'],
  ['1234.5', 'KWD', 'KWD 1,234.500'],
  ['1234.5678', 'KWD', 'KWD 1,234.5678'],
  ['4200.00', 'XQZ', 'XQZ 4,200.00'],
];

test('every amount is exact, in its own currency', async ({ page, sandbox }) => {
  for (const [value, currency, expected] of AMOUNTS) {
    const text = await shownValue(page, sandbox, value, currency);
    const found = text.indexOf(expected);
    expect.soft(found, `${value} ${currency} should read ${expected}: ${text.slice(0, 300)}`).toBeGreaterThanOrEqual(0);
    // Neither more digits before it nor after it.
    expect.soft(text[found + expected.length] ?? ' ', `after ${expected}`).not.toMatch(/[\d.,]/);
    expect.soft(text[found - 1] ?? ' ', `before ${expected}`).not.toMatch(/[\d.,-]/);
  }
});

test('without a currency the number stands alone, and the page says so', async ({ page, sandbox }) => {
  const text = await shownValue(page, sandbox, '4200.00', null);
  expect(text).toContain('4,200.00');
  expect(text).not.toMatch(/[£$€¥]\s?4,200|GBP 4,200|USD 4,200/);
  expect(text).toMatch(/currency/i);
});

test('a code that is none is shown as it arrived, beside the bare number', async ({ page, sandbox }) => {
  const text = await shownValue(page, sandbox, '4200.00', 'EURO');
  expect(text).toContain('4,200.00');
  expect(text).toContain('EURO');
  expect(text).not.toContain('€');
});

test('no value is not set, which is not nothing', async ({ page, sandbox }) => {
  const text = await shownValue(page, sandbox, 'null', 'GBP');
  expect(text).toContain('Not set');
  expect(text).not.toMatch(/£|0\.00/);
});

test('a value that is no number shows what arrived', async ({ page, sandbox }) => {
  const text = await shownValue(page, sandbox, '{"Amount":12}', 'GBP');
  expect(text).toContain('{"Amount":12}');
  expect(text).not.toContain('£');
});

for (const [locale, value, currency, expected] of [
  ['de-DE', '1234567.5', 'EUR', '1.234.567,50 €'],
  ['ja-JP', '1234567', 'JPY', '¥1,234,567'],
  ['ar-EG', '1234.5', 'KWD', '١٬٢٣٤٫٥٠٠'],
  ['en-IN', '1234567.5', 'INR', '₹12,34,567.50'],
  ['fr-CH', '1234.5', 'CHF', '1 234.50 CHF'],
]) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`reads ${value} ${currency} as ${expected}`, async ({ page, sandbox }) => {
      const text = await shownValue(page, sandbox, value, currency);
      // Japanese fonts have a wide yen sign; it is the same sign.
      expect(text.replaceAll('￥', '¥')).toContain(expected);
    });
  });
}
