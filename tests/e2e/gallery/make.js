// `cargo xtask gallery`: a picture of every state at every width, light and dark, into target/gallery/, to be looked at by
// people; and the picture in the README. No test: what tests decide is in the stories.
// Environment: as the stories; `ONLY=text` makes only the states whose group or name contains it.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import config from '../playwright.config.mjs';
import { setClock } from '../support/clock.js';
import { NOW, Sandbox } from '../support/sandbox.js';
import { signIn } from '../support/story.js';
import { SCHEMES, WIDTHS, index } from './index_page.js';
import { STATES, reach } from './states.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = `${root}/target/gallery`;

/** Pages at work at the same time, each with a sandbox of its own. */
const AT_ONCE = 2;

/** What is further down than this many pixels looks like what is above it. */
const TALLEST = 2600;

/** How long one state may take before it is told as missing, in milliseconds. */
const PATIENCE = 30_000;

const { locale, timezoneId, launchOptions } = config.use;

/** Where one state is shown, apart from all others. */
const newContext = (browser, { javaScriptEnabled }) =>
  browser.newContext({ locale, timezoneId, javaScriptEnabled, serviceWorkers: 'block', viewport: { width: 1280, height: 800 } });

/** The state on a page of its own, as soon as it is there. */
const staged = async (context, sandbox, state) => {
  await sandbox.reset();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  if (state.javaScriptEnabled !== false) await setClock(page, NOW);
  if (state.user) await signIn(page, await sandbox.session(state.user));
  await reach({ page, context, sandbox }, state);
  await page.emulateMedia({ media: state.media ?? null });
  return page;
};

const photograph = async (page, state, number) => {
  const pictures = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 700 ? 640 : 800 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const file = `${String(number).padStart(3, '0')}-${width}-${colorScheme}.png`;
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width, height: Math.min(Math.max(height, 640), TALLEST) };
      await page.screenshot({ path: `${folder}/${file}`, fullPage: true, clip, animations: 'disabled' });
      pictures.push({ ...state, width, colorScheme, file, height: clip.height });
    }
  }
  return pictures;
};

/** Takes states one after the other until there are none left. */
const work = async (browser, queue, pictures, missing) => {
  const sandbox = await Sandbox.start();
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [number, state] = next;
    const name = `${state.group}: ${state.name}`;
    const context = await newContext(browser, state);
    try {
      const page = await staged(context, sandbox, state);
      pictures.push([number, await photograph(page, state, number)]);
      console.log(name);
    } catch (error) {
      missing.push(`${name}: ${error.message.split('\n')[0]}`);
    }
    await context.close();
  }
  await sandbox.stop();
};

/** The README's picture: an opportunity with everything, as it opens. */
const readmePicture = async (browser) => {
  const sandbox = await Sandbox.start();
  const state = STATES.find(({ name }) => name === '4: Open and complete');
  const page = await staged(await newContext(browser, state), sandbox, state);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: `${root}/docs/opportunity.png`, animations: 'disabled' });
  await sandbox.stop();
};

const only = process.env.ONLY?.toLowerCase();
const wanted = [...STATES.entries()].filter(([, { group, name }]) => !only || `${group}: ${name}`.toLowerCase().includes(only));
if (!only) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const browser = await chromium.launch(launchOptions);
const pictures = [];
const missing = [];
await Promise.all(Array.from({ length: AT_ONCE }, () => work(browser, wanted, pictures, missing)));
if (!only) await readmePicture(browser);
await browser.close();
await writeFile(`${folder}/index.html`, index(pictures.toSorted(([a], [b]) => a - b).flatMap(([, of]) => of)));
console.log(`${pictures.length} states, in target/gallery/index.html`);
for (const what of missing) console.error(`missing: ${what}`);
process.exitCode = missing.length > 0 ? 1 : 0;
