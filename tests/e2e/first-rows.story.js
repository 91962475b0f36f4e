// On a slow line the list's first rows are there before what draws them: their titles can be read and followed at once.
import { all, field, links } from './support/find_page.js';
import { heading, record } from './support/record.js';
import { hold } from './support/hold.js';
import { observeShifts } from './support/shifts.js';
import { expect, test } from './support/story.js';

const LIST = '/api/crm/crmopportunities';
const told = (page) => page.locator('#first-rows');
const toldLinks = (page) => told(page).getByRole('link');
const isRest = (url) => url.pathname === LIST && url.searchParams.get('size') !== '12';

/** The address of the wasm that draws the list. */
const finder = async (page, sandbox) => {
  const shell = await (await fetch(`${sandbox.url}/opportunities`)).text();
  return `/${/name="opportune:find" content="([^".]+)\.js/.exec(shell)[1]}_bg.wasm`;
};

const list = (...records) => `{"Records":[${records.join(',')}],"TotalItems":${records.length},"HasNextPage":false}`;

for (const [where, device] of [
  ['1280 px', { viewport: { width: 1280, height: 720 } }],
  ['390 px', { viewport: { width: 390, height: 844 } }],
  ['390 px of a telephone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
]) {
  test.describe(`at ${where}`, () => {
    test.use(device);

    test('rows are told in the order, at the height and about the place the app draws them', async ({ page, sandbox }) => {
      await page.addInitScript(observeShifts);
      const names = ['Two desks', 'A studio for <b>', 'Meeting room'];
      const days = ['2026-06-01', '2026-06-09', '2026-05-02'];
      const made = names.map((Name, at) => record(51 + at, { Name: JSON.stringify(Name), CrmUpdatedOn: `"${days[at]}T08:00:00Z"` }));
      await sandbox.fault(LIST, { body: list(...made), times: 1_000 });
      const release = await hold(page, await finder(page, sandbox));
      await page.goto('/opportunities');
      await expect(told(page)).toBeVisible();
      // Markup is for the app to decide about.
      await expect(toldLinks(page)).toHaveText(['Two desks', 'Meeting room']);
      await expect(page.locator('.waiting')).toHaveCount(0);
      const boxes = async (rows) => Promise.all((await rows.all()).map((row) => row.boundingBox()));
      const early = await boxes(told(page).locator('.record'));
      await page.route(isRest, () => {});
      release();
      await expect(links(page)).toHaveText([names[1], names[0], names[2]]);
      await expect(told(page)).toHaveCount(0);
      const late = await boxes(page.locator('.rows .record'));
      expect(early.map(({ x, width, height }) => [x, width, height])).toEqual(late.map(({ x, width, height }) => [x, width, height]));
      for (const [at, { y }] of late.entries()) expect(Math.abs(y - early[at].y), `row ${at}`).toBeLessThan(device.viewport.height / 8);
      expect(await page.evaluate(() => window.shifts)).toEqual([]);
    });
  });
}

test.describe('while the list’s module is on its way', () => {
  test('a title leads to its opportunity', async ({ page, story, sandbox }) => {
    await hold(page, await finder(page, sandbox));
    await page.goto('/opportunities');
    const link = toldLinks(page).first();
    const title = await link.innerText();
    await story.end('told-rows');
    await link.click();
    await expect(heading(page)).toHaveText(title);
    await expect(told(page)).toHaveCount(0);
  });

  test('the focus goes on to the row that is drawn', async ({ page, sandbox }) => {
    const release = await hold(page, await finder(page, sandbox));
    await page.route(isRest, () => {});
    await page.goto('/opportunities');
    const link = toldLinks(page).nth(2);
    const href = await link.getAttribute('href');
    await link.focus();
    release();
    await expect(links(page).first()).toBeVisible();
    await expect(page.locator(`[role=table] a[href="${href}"]`)).toBeFocused();
  });

  test('whoever has scrolled stays there', async ({ page, sandbox }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const release = await hold(page, await finder(page, sandbox));
    await page.route(isRest, () => {});
    await page.goto('/opportunities');
    await expect(told(page)).toBeVisible();
    await page.evaluate(() => scrollTo(0, 700));
    release();
    await expect(links(page).first()).toBeAttached();
    expect(await page.evaluate(() => scrollY)).toBe(700);
  });

  test('an Id beyond what a number holds leads nowhere yet, and is right as soon as the app is there', async ({ page, sandbox }) => {
    await sandbox.fault(LIST, { body: list(record('9007199254740993', { Name: '"Far out"' })), times: 1_000 });
    const release = await hold(page, await finder(page, sandbox));
    await page.goto('/opportunities');
    await expect(told(page)).toContainText('Far out');
    await expect(toldLinks(page)).toHaveCount(0);
    release();
    await expect(links(page).first()).toHaveAttribute('href', '/opportunities/9007199254740993');
  });

  test('whoever goes elsewhere takes nothing of it along', async ({ page, sandbox }) => {
    await hold(page, await finder(page, sandbox));
    await page.goto('/opportunities');
    await expect(told(page)).toBeVisible();
    await page.getByRole('link', { name: 'Opportune' }).click();
    await expect(heading(page)).toHaveText('Open an opportunity');
    await expect(told(page)).toHaveCount(0);
  });

  test('a module that fails is said to have failed, in the place of what was told', async ({ page, sandbox, story }) => {
    story.expectError(/Failed to load resource|net::ERR_FAILED/);
    const path = await finder(page, sandbox);
    let fail;
    const failing = new Promise((resolve) => (fail = resolve));
    await page.route((url) => url.pathname === path, async (route) => {
      await failing;
      await route.abort();
    });
    await page.goto('/opportunities');
    await expect(told(page)).toBeVisible();
    fail();
    await expect(page.getByRole('alert')).toContainText('could not be loaded completely');
    await expect(told(page)).toHaveCount(0);
  });
});

test('rows that come after the module has failed do not come at all', async ({ page, sandbox, story }) => {
  story.expectError(/Failed to load resource|net::ERR_FAILED/);
  const path = await finder(page, sandbox);
  await page.route((url) => url.pathname === path, (route) => route.abort());
  const release = await hold(page, LIST);
  await page.goto('/opportunities');
  await expect(page.getByRole('alert')).toContainText('could not be loaded completely');
  const answer = page.waitForResponse((response) => response.url().includes(`${LIST}?`));
  release();
  await (await answer).finished();
  await page.clock.runFor(5_000);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(told(page)).toHaveCount(0);
});

test('what a query asks for is left to the app', async ({ page, sandbox }) => {
  const release = await hold(page, await finder(page, sandbox));
  const answer = page.waitForResponse((response) => response.url().includes(`${LIST}?`));
  await page.goto('/opportunities?q=berlin');
  await (await answer).finished();
  await expect(page.locator('.waiting')).toBeVisible();
  await expect(told(page)).toHaveCount(0);
  release();
  await all(page);
  await expect(field(page)).toHaveValue('berlin');
});

test('signing out in another tab takes the rows away', async ({ page, context, sandbox }) => {
  const other = await context.newPage();
  await page.goto('/');
  await expect(heading(page)).toHaveText('Open an opportunity');
  await other.route(/\.wasm$/, () => {});
  await other.goto('/opportunities', { waitUntil: 'domcontentloaded' });
  await expect(told(other)).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await expect(told(other)).toHaveCount(0);
  expect(await sandbox.requests(LIST)).toHaveLength(1);
});
