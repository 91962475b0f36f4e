// Everything on the page is true of the JSON that arrived, compared with an independent reading of it (support/reading.js).
// The reader's account has no other role, so nothing but the record itself is on the page. What its first screen promises is
// looked for there at the same time.
import { chance, someIds, told } from './support/chance.js';
import { beyondFirstScreen } from './support/first_screen.js';
import { members } from './support/json_text.js';
import { reading } from './support/reading.js';
import { field, heading } from './support/record.js';
import { NOW, recordPath } from './support/sandbox.js';
import { sight } from './support/sight.js';
import { expect, test } from './support/story.js';

/** Seeds that once found something wrong. They are tried on every run. */
const KEPT = [1];

/** What no page of a record can be made of. */
const NO_RECORD = [130, 131, 132, 133, 134, 135, 138];

const HOW_MANY = 50;

test.use({ user: 'reader@example.com' });

/** So many pages ask as often as the app may within a minute; a document loaded anew counts from the beginning. */
const PER_DOCUMENT = 12;

/** Opens records one after the other, as following links would, and compares each page with its answer. */
const compare = async (page, ask, ids) => {
  for (const [at, id] of ids.entries()) {
    if (at % PER_DOCUMENT === 0) {
      await page.goto('/opportunities/1');
      await expect(heading(page)).toBeVisible();
    }
    const body = await ask(recordPath(id));
    await page.evaluate((path) => {
      history.pushState(null, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/opportunities/${id}`);
    await expect(field(page, 'Id'), `the page of ${id}`).toHaveText(String(id));
    // Long lists grow for a while.
    const wrong = async () => differences(reading(body, Date.parse(NOW)), await page.evaluate(sight), body);
    await expect.configure({ soft: true }).poll(wrong, { message: `opportunity ${id}`, timeout: 5_000 }).toEqual([]);
    expect.soft(await beyondFirstScreen(page), `beyond the first screen of opportunity ${id}`).toEqual([]);
  }
};

/** Text with every run of spaces as one, without commas in dates and what Intl puts between signs. */
const squeezed = (text) => text.replace(/\s+/g, ' ').trim();
const dateWords = (text) => text.replaceAll(',', '').replace('Sept', 'Sep');

/** What the page says otherwise than it should, in words. */
const differences = (expected, seen, body) => {
  const wrong = [];
  const same = (what, want, got) => {
    if (squeezed(want) !== got) wrong.push(`${what}: “${got}” where “${squeezed(want).slice(0, 300)}” is true`);
  };
  same('title', expected.title, seen.title);
  // Browsers take control characters out of the names of documents.
  same('document title', expected.documentTitle.replace(/\p{Cc}/gu, ' '), seen.documentTitle);
  same('badges', [expected.status, expected.stage].map(squeezed).join(' | '), seen.badges.join(' | '));
  same('value', expected.worth, seen.worth);
  same('exact value', expected.exactly ?? 'none', seen.exactly ?? 'none');
  same('customer and company', expected.who, seen.who);
  const followUp = dateWords(seen.followUp ?? 'none');
  if (expected.followUp ? !followUp.startsWith(`${expected.followUp} `) : followUp !== 'none') wrong.push(`follow-up: “${followUp}” where “${expected.followUp}” is true`);
  same('currency', expected.currency, seen.currency);
  same('attribution', expected.attribution, seen.attribution);
  same('signals', expected.signals.toSorted().join(' | '), seen.signals.filter((said) => said !== expected.mayAlsoSay || expected.signals.includes(said)).toSorted().join(' | '));
  same('custom fields', expected.customFields.map((each) => each.map(squeezed).join(': ')).join(' | '), seen.customFields.map((each) => each.join(': ')).join(' | '));
  if (expected.notes !== null) same('notes', expected.notes.replace(/\s+/g, ''), seen.notes.replace(/\s+/g, ''));

  const lines = Object.fromEntries(seen.lines);
  const phones = expected.hasCustomer ? ['Mobile phone', 'Landline'] : [];
  same('labels', [...Object.keys(expected.lines), ...phones].toSorted().join(' | '), seen.lines.map(([label]) => label).toSorted().join(' | '));
  for (const [label, { text, moment }] of Object.entries(expected.lines)) {
    const got = lines[label] ?? { text: 'nothing', more: {} };
    same(label, text, moment ? dateWords(got.text) : got.text);
    if (!moment) continue;
    same(`${label} for machines`, moment.datetime, got.datetime);
    same(`${label} as it arrived`, moment.raw, got.more['As it arrived']);
  }
  const [ours] = /\b(NaN|undefined|null|Infinity|\[object)\b/.exec(seen.all) ?? [];
  if (ours && !body.includes(ours)) wrong.push(`“${ours}” is on the page`);
  return wrong;
};

test('of every named awkward record', async ({ page, sandbox }) => {
  const named = JSON.parse(await (await sandbox.control('GET', 'records')).text());
  // The largest Id is more than JavaScript counts to.
  const ids = named.map(({ id }) => (Number.isSafeInteger(id) ? id : '9223372036854775807')).filter((id) => !NO_RECORD.includes(id));
  expect(ids.length).toBeGreaterThan(90);
  await compare(page, await sandbox.asker(), ids);
});

for (const seed of [...KEPT, undefined]) {
  const whose = seed === undefined ? 'this run’s seed' : `seed ${seed}`;

  test(`of fifty generated records, chosen by ${whose}`, async ({ page, sandbox }, info) => {
    const below = chance(told(info, seed));
    const ask = await sandbox.asker();
    const ids = await someIds(ask, below, HOW_MANY);
    info.annotations.push({ type: 'opportunities', description: ids.join(' ') });
    await compare(page, ask, ids);
  });

  test(`of fifty records put together from awkward ones, chosen by ${whose}`, async ({ page, sandbox }, info) => {
    const below = chance(told(info, seed));
    const ask = await sandbox.asker();
    const values = await valuesByKey(ask, sandbox);
    const ids = Array.from({ length: HOW_MANY }, (_, index) => 1_000_001 + index);
    for (const id of ids) {
      const fields = [...values].map(([key, texts]) => `${JSON.stringify(key)}:${texts[below(texts.length)]}`);
      await sandbox.put(id, `{${fields.join(',')},"Id":${id}}`);
    }
    await compare(page, ask, ids);
  });
}


/** Every JSON text that any awkward record has under a key; those that fill a page by themselves left out. */
const valuesByKey = async (ask, sandbox) => {
  const named = JSON.parse(await (await sandbox.control('GET', 'records')).text());
  const values = new Map();
  for (const { id } of named.filter(({ id }) => Number.isSafeInteger(id) && !NO_RECORD.includes(id))) {
    for (const [key, text] of members((await ask(recordPath(id))).replace(/^\ufeff/, ''))) {
      if (key === 'Id' || text.length > 2000) continue;
      values.set(key, [...new Set([...(values.get(key) ?? ['null']), text])]);
    }
  }
  return values;
};
