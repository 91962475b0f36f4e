// Whatever strangers type, in every text of every answer: it is read as text, on the page and in what is taken away of it.
import { CORPUS, HUGE } from './support/corpus.js';
import { detect } from './support/detector.js';
import { answerWithHostility, FIRST, FREE, OTHER } from './support/hostile_api.js';
import { tour } from './support/hostile_tour.js';
import { overhang } from './support/page_checks.js';
import { record } from './support/record.js';
import { signInWith } from './support/sign_in.js';
import { readBack } from './support/taken_away.js';
import { expect, test } from './support/story.js';

/** So many records are seen between two looks at the start page: as many as it remembers. */
const BATCH = 8;

const inBatches = (list, size) => Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

/** Before the app: who listens, who answers, who looks. */
const prepare = async (page, strings, keys = FREE) => {
  await page.addInitScript(detect);
  await page.addInitScript(answerWithHostility, { texts: JSON.stringify(strings.map(({ text }) => text)), keys, first: FIRST });
  await page.addInitScript(tour);
};

/** Runs a function in the page with a value; as JSON both ways, since halves of characters would not survive otherwise. */
const inPage = async (page, run, value) => JSON.parse(await page.evaluate(`(${run})(${JSON.stringify(value)}).then(JSON.stringify)`));

const seeBatch = async ({ texts, from, isFirst, takes }) => {
  const pages = [];
  for (const [at, raw] of texts.entries()) pages.push(await window.tour.see(from + at, raw, isFirst && at === 0, takes));
  return { pages, recents: await window.tour.home(from + texts.length - 1, texts) };
};

/** Everything wrong with what these strings do in the app, each with the name of its string. */
const troubles = async (page, strings, takes) => {
  const found = [];
  for (const [at, batch] of inBatches(strings, BATCH).entries()) {
    const from = FIRST + at * BATCH;
    const { pages, recents } = await inPage(page, seeBatch, { texts: batch.map(({ text }) => text), from, isFirst: at === 0, takes });
    found.push(...recents.map((wrong) => `${batch[0].name} and those after it, on the start page: ${wrong}`));
    for (const [index, { wrong, away }] of pages.entries()) {
      const { name, text } = batch[index];
      const address = new URL(`/opportunities/${from + index}`, page.url()).href;
      found.push(...[...wrong, ...(takes ? readBack(away, text, address) : [])].map((wrong) => `${name}: ${wrong}`));
    }
  }
  return found;
};

test('the corpus is what it says', () => {
  expect(new Set(CORPUS.map(({ text }) => text)).size).toBeGreaterThan(1_000);
  expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length);
});

/** Every string at both widths, and out of the wide window every one is taken away too: in parts, for several workers. */
const PARTS = 4;
const parts = Array.from({ length: PARTS }, (_, part) => CORPUS.filter((_, at) => at % PARTS === part));

for (const [name, width, strings, takes] of [['', 320, CORPUS, false], ...parts.map((part, at) => [`, part ${at + 1}`, 1280, part, true])]) {
  test(`in every text, ${width} px wide: nothing runs, nothing breaks out, all of it is read${takes ? ' and can be taken away' : ''}${name}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 720 });
    await prepare(page, strings);
    await page.goto(`/opportunities/${FIRST}`);
    const found = await troubles(page, strings, takes);
    expect(found.slice(0, 40), `${found.length} troubles`).toEqual([]);
  });
}

test('in every field that is no text: nothing runs, nothing breaks out', async ({ page }) => {
  test.slow();
  // A third of it, of every family: what is done with such a field depends on the field.
  const strings = CORPUS.filter((_, at) => at % 3 === 0);
  await page.setViewportSize({ width: 320, height: 720 });
  await prepare(page, strings, OTHER);
  await page.goto(`/opportunities/${FIRST}`);
  const see = async ({ texts, first }) => {
    const found = [];
    for (const [at, raw] of texts.entries()) found.push(...(await window.tour.glance(first + at, raw)));
    return found;
  };
  expect((await inPage(page, see, { texts: strings.map(({ text }) => text), first: FIRST })).slice(0, 40)).toEqual([]);
});

test('in what is told before the app is there: nothing runs, nothing breaks out, and it is told letter by letter or not at all', async ({ page, sandbox }) => {
  test.slow();
  await page.addInitScript(detect);
  await page.route(/\.wasm$/, () => {});
  await page.setViewportSize({ width: 320, height: 720 });
  const texts = ['Name', 'CoworkerFullName', 'CoworkerCompanyName', 'CrmBoardColumnName', 'ResponsibleFullName'];
  let told = 0;
  for (const batch of inBatches(CORPUS, 60)) {
    // Twelve rows of five texts.
    const rows = inBatches(batch, texts.length).map((strings, at) => ({ Id: FIRST + at, ...Object.fromEntries(strings.map(({ text }, key) => [texts[key], text])) }));
    await sandbox.mend();
    await sandbox.fault('/api/crm/crmopportunities', { body: JSON.stringify({ Records: rows }) });
    await page.goto('/opportunities', { waitUntil: 'domcontentloaded' });
    await expect(page.locator('#first-rows .record')).toHaveCount(rows.length);
    const shown = await page.locator('#first-rows .rows').evaluate((rows) => ({
      texts: [...rows.querySelectorAll('bdi')].map(({ textContent }) => textContent),
      elements: [...new Set([...rows.querySelectorAll('*')].map(({ localName }) => localName))],
      links: [...rows.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    }));
    const known = new Set(batch.map(({ text }) => text.toWellFormed()));
    expect(shown.texts.filter((text) => !known.has(text.toWellFormed()))).toEqual([]);
    expect(shown.elements.filter((name) => !['div', 'a', 'bdi', 'i'].includes(name))).toEqual([]);
    expect(shown.links.filter((href) => !/^\/opportunities\/7000\d\d$/.test(href))).toEqual([]);
    expect(await overhang(page)).toEqual([]);
    told += shown.texts.length;
  }
  expect(told, 'told at all').toBeGreaterThan(CORPUS.length / 3);
  expect(await page.evaluate(() => window.ran)).toEqual([]);
});

test('in an address that somebody was sent', async ({ page }) => {
  test.slow();
  await prepare(page, CORPUS);
  await page.goto('/');
  const paths = CORPUS.flatMap(({ name, text }) => {
    const escaped = encodeURIComponent(text.toWellFormed());
    return [`/opportunities/x${escaped}`, `/x${escaped}`].map((path) => ({ name, path }));
  });
  const visit = async (paths) => {
    const found = [];
    for (const { name, path } of paths) for (const wrong of await window.tour.address(path)) found.push(`${name}: ${wrong}`);
    return found;
  };
  expect((await inPage(page, visit, paths)).slice(0, 40)).toEqual([]);
});

test.describe('in what the API says of the account', () => {
  test.use({ user: null });

  /** All of it in one text. */
  const everything = JSON.stringify(CORPUS.map(({ text }) => text).join(' '));

  test('why it refuses, and who is signed in', async ({ page, sandbox }) => {
    await page.addInitScript(detect);
    await sandbox.fault('/api/token', { status: 400, body: `{"error":${everything}}`, times: 1 });
    await sandbox.fault('/api/auth/me', { status: 200, body: `{"Email":${everything}}` });
    await page.goto('/');
    await signInWith(page, 'admin@example.com');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('Nexudus refused to sign you in');
    expect(await alert.evaluate((alert) => alert.querySelectorAll('*:not(wbr, span:has(> wbr))').length), 'elements in what is said').toBe(0);
    expect(await overhang(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('View', { exact: true }).click();
    const who = page.locator('.menu-panel bdi');
    await expect(who).toContainText('fired(0)');
    expect(await who.evaluate((who) => who.querySelectorAll('*:not(wbr, span:has(> wbr))').length), 'elements in a name').toBe(0);
    expect(await page.evaluate(() => window.ran)).toEqual([]);
  });
});

test('words of a megabyte, several at once', async ({ page, sandbox }) => {
  test.slow();
  await page.addInitScript(detect);
  const halves = [['Name', 'CoworkerFullName', 'Notes', 'UtmSource', 'CrmBoardColumnName', 'TeamDescription'], ['CoworkerEmail', 'TeamProfileWebsite', 'ResponsibleFullName', 'UniqueId', 'CrmBoardColumnCrmBoardBusinessName', 'CustomFields']];
  for (const { name, unit, text } of HUGE) {
    for (const keys of halves) {
      const json = JSON.stringify(text);
      const texts = Object.fromEntries(keys.map((key) => [key, key === 'CustomFields' ? `{"Data":[{"Name":"7","Value":${json}}]}` : json]));
      await sandbox.put(603, record(603, texts));
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.goto('/opportunities/603');
      await expect(page.locator('#view h1')).toBeVisible();
      const shown = await page.locator('#view').evaluate((view, unit) => view.textContent.match(RegExp(`[${unit}]{1000,}`, 'g')).join('').length, unit);
      // Notes stand in two parts, and some texts in two places; none is cut short.
      expect(shown / text.length, `${name}, ${keys[0]} and more`).toBeGreaterThanOrEqual(keys.length);
      expect(shown % text.length, `${name}, ${keys[0]} and more`).toBe(0);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 720 });
        expect(await overhang(page), `${name}, ${keys[0]} and more`).toEqual([]);
      }
    }
  }
  expect(await page.evaluate(() => window.ran)).toEqual([]);
});

test('control: where the corpus is written as markup and no policy holds, the same detector hears it', async ({ page, sandbox, story }) => {
  story.expectError(/./);
  const strangers = new Set();
  await page.route(({ origin }) => origin !== sandbox.url, async (route) => {
    strangers.add(route.request().url());
    await route.abort();
  });
  await sandbox.fault('/control', { body: '<!doctype html><title>Control</title>', headers: { 'Content-Type': 'text/html' } });
  await page.addInitScript(detect);
  await page.goto('/control');
  const write = async (texts) => {
    for (const text of texts) {
      const place = document.createElement('div');
      document.body.append(place);
      place.innerHTML = text;
      const link = document.createElement('a');
      link.href = text;
      if (link.protocol === 'javascript:') link.click();
    }
    return [];
  };
  await inPage(page, write, CORPUS.map(({ text }) => text));
  const heard = () => page.evaluate(() => [...new Set(window.ran.filter(Number.isInteger))]);
  await expect.poll(async () => (await heard()).length, 'strings that ran').toBeGreaterThanOrEqual(100);
  const families = new Set((await heard()).map((number) => CORPUS[number].family));
  expect([...families]).toEqual(expect.arrayContaining(['markup', 'address']));
  expect(strangers.size, 'requests to strangers').toBeGreaterThan(0);
});
