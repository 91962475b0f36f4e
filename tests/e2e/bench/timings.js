// How long visitors wait for an opportunity, beside the physical limit: a page that is nothing but HTML and a fetch.
// Prints JSON: medians in milliseconds by profile, view and moment. `cargo xtask bench` runs it and writes the table.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import config from '../playwright.config.mjs';
import { Sandbox, recordPath } from '../support/sandbox.js';
import { API_MS, PROFILES, RUNS, median, throttle } from './conditions.js';

/** A record with everything. */
const ID = 4;

/** The limit: one round trip for the page, one for the record, and a paint. */
const LIMIT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Limit</title><main><h1></h1><p></p></main><script>
fetch('/api/crm/crmopportunities/${ID}', { headers: { Authorization: 'Bearer ' + JSON.parse(sessionStorage['opportune.session']).access_token } })
  .then((answer) => answer.json())
  .then((record) => { document.querySelector('h1').textContent = record.Name; document.querySelector('p').textContent = record.Notes; });
</script>`;

/** In the page, before anything of it: notes when heading and notes are there, and when the heading is painted. */
const watch = ({ heading, notes }) => {
  const moments = {};
  window.moments = new Promise((resolve) => {
    const done = () => moments.heading && moments.notes && moments.first && resolve(moments);
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') moments.first = startTime;
      done();
    }).observe({ type: 'paint', buffered: true });
    let seen = false;
    const look = () => {
      if (!seen && document.querySelector('main h1')?.textContent.includes(heading)) {
        seen = true;
        requestAnimationFrame(() => requestAnimationFrame(() => ((moments.heading = performance.now()), done())));
      }
      if (!moments.notes && document.querySelector('main')?.textContent.includes(notes)) ((moments.notes = performance.now()), done());
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  });
};

const view = async (context, url, session, expected, conditions) => {
  const page = await context.newPage();
  await page.addInitScript((json) => (sessionStorage['opportune.session'] = json), JSON.stringify(session));
  await page.addInitScript(watch, expected);
  await throttle(await context.newCDPSession(page), conditions);
  await page.goto(`${url}/opportunities/${ID}`, { waitUntil: 'commit' });
  const moments = await page.evaluate(() => window.moments);
  // What comes after the page, the service worker among it, is there before the next view.
  await page.waitForLoadState('networkidle');
  await page.close();
  return moments;
};

const limit = await mkdtemp(path.join(tmpdir(), 'opportune-limit-'));
await writeFile(path.join(limit, 'index.html'), LIMIT);
await writeFile(path.join(limit, '_headers'), '/*\n  Cache-Control: no-cache\n');
const apps = { ours: await Sandbox.start(), limit: await Sandbox.start([], limit) };
const browser = await chromium.launch(config.use.launchOptions);
try {
  const sessions = {};
  for (const [name, sandbox] of Object.entries(apps)) {
    await sandbox.fault(recordPath(ID), { delay_ms: API_MS, times: 1_000_000 });
    sessions[name] = await sandbox.session('admin@example.com');
  }
  const answer = await fetch(apps.ours.url + recordPath(ID), { headers: { Authorization: `Bearer ${sessions.ours.access_token}` } });
  const { Name: heading, Notes } = await answer.json();
  const expected = { heading, notes: Notes.trim().split('\n').at(-1).slice(-20) };
  const rows = [];
  for (const [profile, conditions] of Object.entries(PROFILES)) {
    const samples = { cold: { ours: [], limit: [] }, warm: { ours: [], limit: [] } };
    // In turns, so that whatever else the machine does falls on both.
    for (let run = 0; run < RUNS; run += 1) {
      for (const [name, sandbox] of Object.entries(apps)) {
        const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/London' });
        samples.cold[name].push(await view(context, sandbox.url, sessions[name], expected, conditions));
        samples.warm[name].push(await view(context, sandbox.url, sessions[name], expected, conditions));
        await context.close();
      }
    }
    for (const [visit, { ours, limit }] of Object.entries(samples)) {
      const of = (some, moment) => Math.round(median(some.map((sample) => sample[moment])));
      rows.push({ profile, visit, ...Object.fromEntries(['first', 'heading', 'notes'].map((moment) => [moment, { ours: of(ours, moment), limit: of(limit, moment) }])) });
    }
  }
  console.log(JSON.stringify({ browser: `Chromium ${browser.version()}`, runs: RUNS, rows }));
} finally {
  await browser.close();
  for (const sandbox of Object.values(apps)) await sandbox.stop();
  await rm(limit, { recursive: true });
}
