// Dates that cannot be misread. Expected days and times are worked out by hand from the zones' offsets.
import { field, heading, plain, record } from './support/record.js';
import { expect, test } from './support/story.js';

const ID = 501;

const open = async (page, sandbox, fields) => {
  await sandbox.put(ID, record(ID, fields));
  await page.goto(`/opportunities/${ID}`);
  await expect(heading(page)).toHaveText('Twelve desks from May');
};

/** What stands beside a label, read as one line. */
const reads = async (page, label) => plain(await field(page, label).innerText());

// A follow-up at 00:00:00Z is the day it names, wherever it is read; an instant is read in the visitor's zone.
for (const [timezoneId, created] of [
  ['Europe/London', '28 Mar 2026, 23:30'],
  ['America/Los_Angeles', '28 Mar 2026, 16:30'],
  ['Asia/Tokyo', '29 Mar 2026, 08:30'],
  ['Pacific/Kiritimati', '29 Mar 2026, 13:30'],
  ['Pacific/Pago_Pago', '28 Mar 2026, 12:30'],
]) {
  test.describe(timezoneId, () => {
    test.use({ timezoneId });

    test('a day stays the same day, an instant is local', async ({ page, sandbox }) => {
      await open(page, sandbox, { DueDate: '"2026-07-01T00:00:00Z"', CreatedOn: '"2026-03-28T23:30:00Z"' });
      expect(await reads(page, 'Follow-up date')).toContain('1 Jul 2026');
      expect(await reads(page, 'Follow-up date')).toContain('Wed');
      expect(await reads(page, 'Created on')).toContain(created);
    });
  });
}

test('summer time begins between two instants of a day', async ({ page, sandbox }) => {
  await open(page, sandbox, { CreatedOn: '"2026-03-29T00:30:00Z"', UpdatedOn: '"2026-03-29T01:30:00Z"' });
  expect(await reads(page, 'Created on')).toContain('29 Mar 2026, 00:30');
  expect(await reads(page, 'Updated on')).toContain('29 Mar 2026, 02:30');
});

const FORMS = [
  ['no zone, which means UTC', '"2026-02-03T14:30:00"', '3 Feb 2026, 14:30'],
  ['seven digits of a second', '"2026-02-03T14:30:59.1234567Z"', '3 Feb 2026, 14:30'],
  ['an offset', '"2026-02-03T23:30:00+05:30"', '3 Feb 2026, 18:00'],
  ['.NET’s smallest date', '"0001-01-01T00:00:00"', 'Not set'],
  ['a day that no calendar has', '"2026-02-30T10:00:00Z"', '2026-02-30T10:00:00Z'],
  ['words', '"next Tuesday"', 'next Tuesday'],
  ['an object', '{"a":1}', '{"a":1}'],
];

test('every form in which a date may arrive', async ({ page, sandbox }) => {
  for (const [what, text, expected] of FORMS) {
    await open(page, sandbox, { UpdatedOn: text });
    expect.soft(await reads(page, 'Updated on'), what).toContain(expected);
  }
});

for (const [locale, month] of [['de-DE', 'Juli 2026'], ['ja-JP', '2026年7月1日'], ['ar-EG', 'يوليو'], ['fr-FR', 'juil. 2026']]) {
  test.describe(locale, () => {
    test.use({ locale });

    test('names the month in the visitor’s language', async ({ page, sandbox }) => {
      await open(page, sandbox, { DueDate: '"2026-07-01T00:00:00Z"' });
      expect(await reads(page, 'Follow-up date')).toContain(month);
    });

    test('what stands within our sentences is said in their language', async ({ page, sandbox }) => {
      await open(page, sandbox, { DueDate: '"2026-06-07T00:00:00Z"', Status: '1' });
      expect(await reads(page, 'Follow-up date')).toContain('3 days ago');
      await expect(page.getByRole('list', { name: 'Signals' })).toContainText('overdue by 3 days');
    });
  });
}
