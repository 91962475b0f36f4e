// On a slow line the record is there before the app: its title and notes can be read at once, where they will stand.
import { heading, record } from './support/record.js';
import { hold } from './support/hold.js';
import { recordPath } from './support/sandbox.js';
import { observeShifts } from './support/shifts.js';
import { expect, test } from './support/story.js';

const title = (page) => page.locator('h1');
const notes = (page) => page.locator('.card', { has: page.getByRole('heading', { name: 'Notes' }) }).locator('.long').first();

/** Where the title stands, in whole pixels, and what it says. */
const place = async (page) => {
  const { x, y, width, height } = await title(page).boundingBox();
  return [[x, y, width, height].map(Math.round), await title(page).innerText()];
};

test.describe('while the app is on its way', () => {
  for (const [width, height] of [[1280, 720], [320, 640]]) {
    test(`title and notes stand at ${width} px where the app leaves them, and nothing moves`, async ({ page, sandbox }) => {
      await page.setViewportSize({ width, height });
      await page.addInitScript(observeShifts);
      const release = await hold(page, await sandbox.assetPath('wasm'));
      await page.goto('/opportunities/1', { waitUntil: 'domcontentloaded' });
      await expect(title(page)).toHaveText('Twelve desks for Meyer & Sønn, second floor');
      await expect(notes(page)).toContainText('1. Tour on Thursday at 10:00\n2. Proposal with the corner office');
      const [early, read] = [await place(page), await notes(page).innerText()];
      expect(await sandbox.requests(recordPath(1))).toHaveLength(1);
      release();
      await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();
      expect(await place(page)).toEqual(early);
      expect(await notes(page).innerText()).toBe(read);
      expect(await sandbox.requests(recordPath(1)), 'and not asked for again').toHaveLength(1);
      expect(await page.evaluate(() => window.shifts)).toEqual([]);
    });
  }

  test('what is told reads well', async ({ page, story, sandbox }) => {
    await hold(page, await sandbox.assetPath('wasm'));
    await page.goto('/opportunities/1', { waitUntil: 'domcontentloaded' });
    await expect(title(page)).toHaveText(/Twelve desks/);
    await story.end('told');
  });

  test('what is told is what the app says, or nothing', async ({ page, sandbox }) => {
    const given = [
      ['"  Two desks\\n"', '"Line one\\nLine two "', true, true],
      ['"مكتبان من مايو"', '"يتصل يوم الثلاثاء"', true, true],
      ['"A < B & C"', '"<p>Called on <b>Tuesday</b></p>"', false, false],
      ['"\\u200b\\u3164"', 'null', false, false],
      ['42', '["x"]', false, false],
      [`"${'x'.repeat(200)}"`, '"<script>document.title=1</script>"', false, false],
    ];
    for (const [index, [Name, Notes, titleTold, notesTold]] of given.entries()) {
      const id = 21 + index;
      await sandbox.put(id, record(id, { Name, Notes }));
      const release = await hold(page, await sandbox.assetPath('wasm'));
      await open(page, id);
      const early = [await title(page).innerText(), await notes(page).innerText()];
      expect([early[0] !== 'Loading…', early[1] !== ''], Name).toEqual([titleTold, notesTold]);
      release();
      await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();
      if (titleTold) expect(await title(page).innerText()).toBe(early[0]);
      if (notesTold) expect(await notes(page).innerText()).toBe(early[1]);
    }
  });

  test('another record’s answer, one cut short, and a refusal tell nothing', async ({ page, sandbox, story }) => {
    story.expectError(/403/);
    await sandbox.put(31, record(32));
    await sandbox.put(33, record(33).slice(0, -20));
    await sandbox.fault(recordPath(34), { status: 403, body: record(34) });
    for (const id of [31, 33, 34]) {
      const release = await hold(page, await sandbox.assetPath('wasm'));
      await open(page, id);
      await expect(title(page)).toHaveText('Loading…');
      release();
      await expect(page.getByRole('alert')).toBeVisible();
    }
  });

  test('whoever goes on before the app is there reads nothing of the record left behind', async ({ page, sandbox }) => {
    const release = await hold(page, await sandbox.assetPath('wasm'));
    await page.goto('/opportunities/1', { waitUntil: 'domcontentloaded' });
    await expect(title(page)).toHaveText(/Twelve desks/);
    await page.evaluate(() => history.pushState(null, '', '/opportunities/87654321'));
    const answer = await hold(page, recordPath(87654321));
    release();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await expect(title(page)).toHaveText('Loading…');
    await expect(page.getByText('Tour on Thursday')).toHaveCount(0);
    answer();
    await expect(heading(page)).toHaveText('CrmOpportunity Example');
  });

  test('signing out in another tab takes it away', async ({ page, context, sandbox }) => {
    const other = await context.newPage();
    await page.goto('/');
    await expect(heading(page)).toHaveText('Open an opportunity');
    await other.route(/opportune.*\.wasm$/, () => {});
    await other.goto('/opportunities/1', { waitUntil: 'domcontentloaded' });
    await expect(title(other)).toHaveText(/Twelve desks/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(title(other)).toHaveText('Sign in');
    await expect(other.getByText('Twelve desks')).toHaveCount(0);
    expect(await sandbox.requests(recordPath(1))).toHaveLength(1);
  });

  test('what was asked for by whoever signed out is not told to whoever signs in', async ({ page, context, sandbox }) => {
    const other = await context.newPage();
    await page.goto('/');
    await expect(heading(page)).toHaveText('Open an opportunity');
    await other.route(/opportune.*\.wasm$/, () => {});
    await hold(other, recordPath(1));
    await other.goto('/opportunities/1', { waitUntil: 'domcontentloaded' });
    const abandoned = other.waitForEvent('requestfailed', (request) => request.url().endsWith(recordPath(1)));
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect((await abandoned).failure().errorText).toBe('net::ERR_ABORTED');
    await expect(title(other)).toHaveText('Sign in');
    expect(await sandbox.requests(recordPath(1))).toEqual([]);
  });
});

/** Whenever the app that is there lets the browser do something else, it waits until `goOn` is called. */
const holdDrawing = (page) =>
  page.addInitScript(() => {
    const { setTimeout } = window;
    const waiting = [];
    const isThere = () => 'app' in document.documentElement.dataset;
    window.setTimeout = (callback, ms) => (ms === 0 && isThere() ? waiting.push(callback) : setTimeout(callback, ms));
    window.goOn = () => {
      window.setTimeout = setTimeout;
      waiting.forEach((callback) => callback());
    };
  });

test('whoever goes on while the app still draws reads nothing of the record left behind', async ({ page }) => {
  await holdDrawing(page);
  await page.goto('/opportunities/1');
  await expect(title(page)).toHaveText(/Twelve desks/);
  const release = await hold(page, recordPath(87654321));
  await page.evaluate(() => {
    history.pushState(null, '', '/opportunities/87654321');
    dispatchEvent(new PopStateEvent('popstate'));
    window.goOn();
  });
  await expect(title(page)).toHaveText('Loading…');
  await expect(page.getByText('Twelve desks')).toHaveCount(0);
  release();
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
});

test('where the app is there and draws for long, they are told before it has drawn all', async ({ page }) => {
  await page.addInitScript(observeShifts);
  await holdDrawing(page);
  await page.goto('/opportunities/1');
  await expect(title(page)).toHaveText('Twelve desks for Meyer & Sønn, second floor');
  await expect(notes(page)).toContainText('1. Tour on Thursday at 10:00');
  await expect(page.locator('html')).toHaveAttribute('data-app');
  await expect(page.getByRole('button', { name: 'Refresh' })).toHaveCount(0);
  const early = await place(page);
  await page.evaluate(() => window.goOn());
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();
  expect(await place(page)).toEqual(early);
  expect(await page.evaluate(() => window.shifts)).toEqual([]);
});

test('what the app draws of the answer waits until they are painted', async ({ page }) => {
  // Once they are told, nothing is painted until the story says so.
  await page.addInitScript(() => {
    const { requestAnimationFrame, setTimeout } = window;
    const waiting = [];
    const isTold = () => document.querySelector('#skeleton[data-id]');
    window.requestAnimationFrame = (callback) => (isTold() ? waiting.push(callback) : requestAnimationFrame(callback));
    window.setTimeout = (callback, ms) => (ms === 1000 && isTold() ? 0 : setTimeout(callback, ms)); // nor is the browser given up
    window.paint = () => {
      window.requestAnimationFrame = requestAnimationFrame;
      waiting.forEach((callback) => callback());
    };
  });
  await page.goto('/opportunities/1');
  await expect(title(page)).toHaveText(/Twelve desks/);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.clock.runFor(5_000);
  await expect(page.locator('#skeleton[data-id]')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Refresh' })).toHaveCount(0);
  await page.evaluate(() => window.paint());
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();
});

test('an app that is there tells by itself: what was asked for first is not told of what comes next', async ({ page, now }) => {
  await page.goto('/opportunities/1');
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await page.clock.pauseAt(Date.parse(now) + 10_000);
  const release = await hold(page, recordPath(87654321));
  await page.evaluate(() => {
    history.pushState(null, '', '/opportunities/87654321');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await page.clock.runFor(5_000);
  await expect(page.getByRole('status').filter({ hasText: 'Loading the opportunity…' })).toHaveCount(1);
  await expect(page.locator('#skeleton').getByRole('heading', { level: 1 })).toHaveText('Loading…');
  release();
  await page.clock.resume();
  await expect(heading(page)).toHaveText('CrmOpportunity Example');
});

/** Opens a record; when its answer is there, everybody who waits for it has had time: by the visitor's clock, not by ours. */
const open = async (page, id) => {
  const answer = page.waitForResponse((response) => response.url().endsWith(recordPath(id)));
  await page.goto(`/opportunities/${id}`, { waitUntil: 'domcontentloaded' });
  await (await answer).finished();
  await page.clock.runFor(5_000);
};
