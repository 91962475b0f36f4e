// How quick finding is among the sandbox's 6,005: the first rows beside an opportunity's heading, keystrokes, scrolling, memory.
// Prints JSON. `cargo xtask bench` runs it and writes the table.
import { readFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import config from '../playwright.config.mjs';
import { all, field } from '../support/find_page.js';
import { Sandbox, recordPath } from '../support/sandbox.js';
import { API_MS, PROFILES, RUNS, median, percentile, throttle } from './conditions.js';

const SEARCHES = ['berlin architects', 'kuhn', 'meeting room', '1416693192', 'lopez overdue'];
const FRAMES = 90;

/** In the page, before anything of it: when the first that a selector finds stands on the screen, with text of its own. */
const watch = (selectors) => {
  const standing = (selector) =>
    new Promise((resolve) => {
      const look = () => {
        const texts = [...document.querySelectorAll(selector)].map((element) => element.textContent.trim());
        if (!texts.some((text) => text && text !== 'Loading…')) return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true, characterData: true });
    });
  window.painted = Promise.all(selectors.map(standing));
};

const open = async (context, session, address, selectors, conditions = {}) => {
  const page = await context.newPage();
  await page.addInitScript((json) => (sessionStorage['opportune.session'] = json), JSON.stringify(session));
  await page.addInitScript(watch, selectors);
  const cdp = await context.newCDPSession(page);
  await throttle(cdp, conditions);
  await page.goto(address, { waitUntil: 'commit' });
  return { page, cdp, painted: await page.evaluate(() => window.painted) };
};

const HEADING = 'h1';
const ROW = '.record:not(.head) a';
/** On a slow line they are told before the app draws them, with the whole page. */
const toldAndDrawn = (selector) => [`main ${selector}`, `#view ${selector}`];

/** The first rows and the heading, in turns. */
const first = async (browser, { url, session }) => {
  const rows = [];
  for (const [profile, conditions] of Object.entries(PROFILES)) {
    const samples = { told: { rows: [], heading: [] }, drawn: { rows: [], heading: [] } };
    for (let run = 0; run < RUNS; run += 1) {
      for (const [what, address, selector] of [['rows', '/opportunities', ROW], ['heading', '/opportunities/4', HEADING]]) {
        const context = await browser.newContext(config.use);
        const [told, drawn] = (await open(context, session, url + address, toldAndDrawn(selector), conditions)).painted;
        samples.told[what].push(told);
        samples.drawn[what].push(drawn);
        await context.close();
      }
    }
    const medians = ({ rows, heading }) => ({ rows: Math.round(median(rows)), heading: Math.round(median(heading)) });
    rows.push({ profile, told: medians(samples.told), drawn: medians(samples.drawn) });
  }
  return rows;
};

/** Every key of every search: its script, and how long until what it changed is painted. */
const keystrokes = async (browser, { url, session }, cpu) => {
  const context = await browser.newContext(config.use);
  const { page, cdp } = await open(context, session, `${url}/opportunities`, [ROW]);
  await all(page);
  await cdp.send('Performance.enable');
  if (cpu) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.evaluate(() => {
    window.keys = [];
    new PerformanceObserver((list) => window.keys.push(...list.getEntries().filter(({ name }) => name === 'keydown').map(({ duration }) => duration))).observe({ type: 'event', durationThreshold: 16 });
  });
  const scriptMs = async () => (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
  const scripts = [];
  let typed = 0;
  for (const search of SEARCHES) {
    await field(page).fill('');
    for (const key of search) {
      const before = await scriptMs();
      await page.keyboard.press(key);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      scripts.push((await scriptMs()) - before);
      typed += 1;
    }
  }
  const slow = await page.evaluate(() => window.keys);
  await context.close();
  // What took less than 16 ms is not told by browsers.
  const paints = [...slow, ...Array.from({ length: Math.max(0, typed - slow.length) }, () => 16)];
  return { keys: typed, script: { p50: median(scripts), p95: percentile(scripts, 95) }, paint: { p50: median(paints), p95: percentile(paints, 95) } };
};

/** Frames in which every row is new. */
const scrolling = async (browser, { url, session }, cpu) => {
  const context = await browser.newContext(config.use);
  const { page, cdp } = await open(context, session, `${url}/opportunities`, [ROW]);
  await all(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  const frames = await page.evaluate(async (count) => {
    const frame = () => new Promise(requestAnimationFrame);
    const lengths = [];
    for (let last = await frame(), at = 0; at < count; at += 1) {
      scrollBy(0, 900);
      const next = await frame();
      lengths.push(next - last);
      last = next;
    }
    return lengths;
  }, FRAMES);
  await context.close();
  return { p50: median(frames), most: Math.max(...frames) };
};

/** Private memory of a renderer that shows this and nothing else, in megabytes; undefined where the system does not tell it. */
const memory = async ({ url, session }, address, ready) => {
  const browser = await chromium.launch(config.use.launchOptions);
  try {
    const { page, cdp } = await open(await browser.newContext(config.use), session, url + address, [`#view ${HEADING}`]);
    await ready(page);
    await page.waitForLoadState('networkidle');
    for (let times = 0; times < 3; times += 1) await cdp.send('HeapProfiler.collectGarbage');
    const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
    const sizes = processInfo.filter(({ type }) => type === 'renderer').map(async ({ id }) => {
      const text = await readFile(`/proc/${id}/smaps_rollup`, 'utf8');
      return [...text.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((sum, [, kilobytes]) => sum + kilobytes * 1024, 0) / 1e6;
    });
    return Math.max(...(await Promise.all(sizes)));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  } finally {
    await browser.close();
  }
};

const sandbox = await Sandbox.start();
const browser = await chromium.launch(config.use.launchOptions);
try {
  const session = await sandbox.session('admin@example.com');
  const at = { url: sandbox.url, session };
  const [keys, keys4] = [await keystrokes(browser, at), await keystrokes(browser, at, 4)];
  const scroll = await scrolling(browser, at, 4);
  const held = { one: await memory(at, '/opportunities/4', () => {}), all: await memory(at, '/opportunities', all) };
  for (const path of [recordPath(4), '/api/crm/crmopportunities']) await sandbox.fault(path, { delay_ms: API_MS, times: 1_000_000 });
  console.log(JSON.stringify({ browser: `Chromium ${browser.version()}`, runs: RUNS, first: await first(browser, at), keys, keys4, scroll, held }));
} finally {
  await browser.close();
  await sandbox.stop();
}
