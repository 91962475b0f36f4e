// A tab that is open for days: nothing piles up, whatever passes through it. `cargo xtask soak` runs the long version.
import { bringMutations } from './support/mutate.js';
import { heading, record } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { atRest, follow, holds, long, quicken, report, takeAll, withoutNotes } from './support/soak.js';
import { expect, test } from './support/story.js';

// The clock is the soak's own.
test.use({ now: null, permissions: ['clipboard-read', 'clipboard-write'] });

// After so many opportunities the tab is measured. It must hold its level from one mark to the next; where it did not, the
// next two marks decide: what is left behind grows every time, what a busy machine did late does not.
const MARKS = long ? [50, 5000] : [20, 80, 140, 200];
// In parts, so that there is work for every core.
const [RECORDS, PARTS] = long ? [25_000, 4] : [500, 1];
if (long) test.setTimeout(2 * 60 * 60 * 1000);

test(`${MARKS[1].toLocaleString('en')} opportunities one after another leave nothing behind`, async ({ page, sandbox }) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny' });
  await quicken(page, 30);
  const { ids, largest } = await idsOf(sandbox, MARKS.at(-1));
  await page.goto('/opportunities/4');
  await expect(heading(page)).toBeVisible();
  // Memory of wasm stays as large as it has once been, and most is needed where the largest list is still held while the
  // next is read, or the other way round.
  for (const { id, size } of [...largest, ...largest]) {
    await follow(page, id);
    await expect(page.getByText(new RegExp(`^[\\d,]+ of ${size.toLocaleString('en')}$`))).toBeVisible();
    await atRest(page);
  }
  let before;
  let grown;
  for (const [index, id] of ids.entries()) {
    await follow(page, id);
    if (index % 10 === 9) await atRest(page);
    await takeAll(page);
    if (!MARKS.includes(index + 1)) continue;
    // The same opportunity every time.
    await follow(page, 4);
    const held = await holds(page, cdp);
    grown = before && growth(before, held);
    if (grown?.length === 0) {
      await report(`${MARKS[1].toLocaleString('en')} opportunities in one tab, after ${MARKS[0]} → at the end`, told(before, held));
      return;
    }
    before = held;
  }
  expect(grown).toEqual([]);
});

/** What there is more of than before: of memory and nodes by more than a twentieth, of all else by any. */
const growth = (before, held) => {
  const memory = ({ heap, wasm }) => heap + wasm;
  const counted = ['listeners', 'timers', 'intervals', 'requests', 'urls', 'documents'].map((what) => [what, before[what], held[what]]);
  const measured = [
    ['memory', memory(before) * 1.05, memory(held)],
    ['nodes', before.nodes * 1.05, held.nodes],
  ];
  return [...measured, ...counted].filter(([, allowed, found]) => found > allowed);
};

const told = (before, held) => {
  const megabytes = ({ heap, wasm }) => `${((heap + wasm) / 1e6).toFixed(2)} MB`;
  return `heap with wasm memory ${megabytes(before)} → ${megabytes(held)}, nodes ${before.nodes} → ${held.nodes}, listeners ${before.listeners} → ${held.listeners}, no timer, request or object URL left`;
};

/** As many Ids, from the list, each once; and one of each of the two largest stages. */
const idsOf = async (sandbox, count) => {
  const { access_token } = await sandbox.session('admin@example.com');
  const records = [];
  for (let page = 1, more = true; more; page += 1) {
    const answer = await fetch(`${sandbox.url}/api/crm/crmopportunities?size=1000&page=${page}&orderBy=CreatedOn`, { headers: { Authorization: `Bearer ${access_token}` } });
    const { Records, HasNextPage } = await answer.json();
    records.push(...Records);
    more = HasNextPage;
  }
  const stages = new Map();
  for (const { Id, CrmBoardColumnId: stage } of records) stages.set(stage, [...(stages.get(stage) ?? []), Id]);
  const bySize = [...stages.values()].sort((a, b) => b.length - a.length);
  const largest = bySize.slice(0, 2).map((stage) => ({ id: stage[0], size: stage.length }));
  // Mixed, so that the early ones are of every stage.
  const mixed = records.slice(0, count).map(({ Id }, index) => [(index * 7919) % count, Id]).sort(([a], [b]) => a - b);
  return { ids: mixed.map(([, id]) => id), largest };
};

/** Where the mutated records stand, and a good one that is opened between any two. */
const [MUTATED, BETWEEN] = [600, 601];

for (let part = 1; part <= PARTS; part += 1) {
  test(`${RECORDS} mutated records, part ${part}: each is shown as what it says, or said to be unreadable`, async ({ page, sandbox }) => {
    await quicken(page, 200);
    await bringMutations(page);
    await withoutNotes(page);
    await page.goto('/opportunities/4');
    await expect(heading(page)).toBeVisible();
    const seeds = await seedsOf(sandbox);
    const total = { shown: 0, refused: 0, slowest: 0, troubles: [] };
    const last = part * RECORDS;
    for (let from = last - RECORDS; from < last && total.troubles.length < 5; from += 500) {
      const { shown, refused, slowest, troubles } = await page.evaluate(readAll, { seeds, from, to: from + 500, ids: [MUTATED, BETWEEN], between: record(BETWEEN, { Name: '"Between"' }) });
      total.shown += shown;
      total.refused += refused;
      total.slowest = Math.max(total.slowest, slowest);
      total.troubles.push(...troubles);
    }
    expect(total.troubles).toEqual([]);
    expect(total.shown).toBeGreaterThan(RECORDS / 10);
    expect(total.refused).toBeGreaterThan(RECORDS / 100);
    await report(
      `${RECORDS.toLocaleString('en')} mutated records in the browser, part ${part} of ${PARTS}`,
      `${total.shown.toLocaleString('en')} shown as what they say, ${total.refused.toLocaleString('en')} said to be unreadable, the slowest ${Math.round(total.slowest)} ms`,
    );
  });
}

const seedsOf = async (sandbox) => {
  const { access_token } = await sandbox.session('admin@example.com');
  const bodies = [1, 2, 4, 42, 46, 55, 58, 62, 64, 65, 66, 71, 76, 87654321].map(async (id) => {
    const answer = await fetch(sandbox.url + recordPath(id), { headers: { Authorization: `Bearer ${access_token}` } });
    return (await answer.text()).replace(/"Id":\d+/, `"Id":${MUTATED}`);
  });
  return Promise.all(bodies);
};

/** In the page: mutated records arrive in the place of the API's answers; what is on show is compared with what the browser's own parser reads. */
const readAll = async ({ seeds, from, to, ids: [mutated, between], between: good }) => {
  const { fetch } = window;
  let body;
  window.fetch = (url, ...more) => {
    const id = /\/crmopportunities\/(\d+)$/.exec(String(url.url ?? url))?.[1];
    if (!id) return new Promise((resolve, reject) => more[0]?.signal?.addEventListener('abort', () => reject(new DOMException('left', 'AbortError'))));
    return Promise.resolve(new Response(Number(id) === mutated ? body : good, { headers: { 'Content-Type': 'application/json' } }));
  };
  const view = document.querySelector('main');
  const title = () => view.querySelector('h1:not(.visually-hidden)')?.textContent;
  const arrived = (done) =>
    new Promise((resolve) => {
      const look = () => done() && (observer.disconnect(), resolve());
      const observer = new MutationObserver(look);
      observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
      look();
    });
  const follow = (id) => {
    const link = Object.assign(document.createElement('a'), { href: `/opportunities/${id}` });
    document.body.append(link);
    link.click();
    link.remove();
  };
  const read = () => {
    try {
      const value = JSON.parse(body.replace(/^\ufeff+/, ''));
      return typeof value === 'object' && !Array.isArray(value) ? value : null;
    } catch {
      return null;
    }
  };
  /** Labels, and the key of the text that each stands for. */
  const TEXTS = {
    Customer: 'CoworkerFullName', Company: 'CoworkerCompanyName', Email: 'CoworkerEmail', Team: 'TeamName', Responsible: 'ResponsibleFullName', Stage: 'CrmBoardColumnName',
    Board: 'CrmBoardColumnCrmBoardName', Location: 'CrmBoardColumnCrmBoardBusinessName', Type: 'OpportunityTypeName', 'Updated by': 'UpdatedBy', 'UTM source': 'UtmSource',
    'UTM medium': 'UtmMedium', 'UTM campaign': 'UtmCampaign', 'UTM content': 'UtmContent', 'UTM term': 'UtmTerm', 'Unique Id': 'UniqueId', 'System Id': 'SystemId',
  };
  const anotherText = (value) => {
    const shown = new Map([...view.querySelectorAll('dt')].map((term) => [term.textContent, term.nextElementSibling.querySelector('bdi')?.textContent]));
    const isPlain = (text) => typeof text === 'string' && /^\w[\w .@-]*$/.test(text);
    return Object.entries(TEXTS).find(([label, key]) => isPlain(value[key]) && shown.get(label) !== value[key]);
  };
  const complaint = () => {
    const value = read();
    const refused = view.querySelector('h1')?.closest('[role=alert]') !== null && view.querySelector('dl') === null;
    if (document.querySelector('#crash')) return 'a fault';
    // A raw control character in the name of a key makes that key an unknown one; the browser's parser refuses the whole.
    // eslint-disable-next-line no-control-regex
    if (/[\0-\x1f]/.test(body.replace(/\s/g, ''))) return undefined;
    if (refused) return value?.Id === mutated ? 'refused, though it is a record with this Id' : undefined;
    if (!value || !('Id' in value)) return 'shown, though it is no record';
    const name = typeof value.Name === 'string' ? value.Name.toWellFormed().replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '') : '';
    if (/[^\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/u.test(name) && title() !== name) return `the title is ${title()}`;
    const plain = /"Value":(-?\d{1,12}(?:\.\d{1,6})?)[,}]/g;
    const values = [...body.matchAll(plain)];
    const money = view.querySelector('.money')?.textContent.replace(/\u2212/, '-').replace(/[^\d.-]/g, '');
    const [status, stage] = [...view.querySelectorAll('.strip .badge')].map((badge) => badge.lastElementChild.textContent);
    const label = typeof value.Status === 'number' ? ['', 'In progress', 'Won', 'Lost'][value.Status] : '';
    if (label && status !== label) return `the status is ${status}`;
    const stageName = typeof value.CrmBoardColumnName === 'string' ? value.CrmBoardColumnName : '';
    if (/^[\w ]*\w$/.test(stageName) && stage.trim() !== stageName.trim()) return `the stage is ${stage}`;
    const [other] = anotherText(value) ?? [];
    if (other) return `${other} is not what arrived`;
    // A day without a time is that day wherever it is read.
    const [day] = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?=T00:00:00Z$)/.exec(value.DueDate) ?? [];
    const due = view.querySelector('.strip-more time')?.dateTime;
    if (day && due !== day) return `the follow-up is ${due}`;
    if (values.length === 1 && typeof value.Value === 'number' && value.Value === Number(values[0][1]) && money && Number(money) !== value.Value) return `the value is ${money}`;
    return undefined;
  };
  const timed = async () => {
    const began = performance.now();
    follow(mutated);
    await arrived(() => document.querySelector('#crash') || (title() && title() !== 'Between'));
    return performance.now() - began;
  };
  const LIMIT_MS = 1000;
  const outcome = { shown: 0, refused: 0, slowest: 0, troubles: [] };
  for (let number = from; number < to && outcome.troubles.length < 5; number += 1) {
    follow(between);
    await arrived(() => title() === 'Between');
    body = window.mutated(seeds, number);
    let took = await timed();
    // Machines pause as well: what hangs does so each time.
    for (let again = 0; took >= LIMIT_MS && again < 2 && !document.querySelector('#crash'); again += 1) {
      follow(between);
      await arrived(() => title() === 'Between');
      took = Math.min(took, await timed());
    }
    outcome.slowest = Math.max(outcome.slowest, took);
    if (took >= LIMIT_MS) outcome.troubles.push({ number, wrong: `it took ${took} ms, three times`, body: body.slice(0, 3000) });
    const wrong = complaint();
    if (wrong) outcome.troubles.push({ number, wrong, body: body.slice(0, 3000) });
    else if (view.querySelector('dl')) outcome.shown += 1;
    else outcome.refused += 1;
  }
  window.fetch = fetch;
  return outcome;
};
