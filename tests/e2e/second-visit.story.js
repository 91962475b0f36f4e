// From the second visit on the app needs no network; a new deployment is taken up whole, politely, and never mixed.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heading } from './support/record.js';
import { Sandbox } from './support/sandbox.js';
import { expect, signIn, test } from './support/story.js';

const PATH = '/opportunities/87654321';
const TITLE = 'CrmOpportunity Example';
const OWN_FILE = /\.(js|wasm|svg|css)$/;

test.use({ serviceWorkers: 'allow', user: null });

/** A sandbox with a bundle of its own, so that a story can deploy over it. */
const deployed = test.extend({
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'opportune-'));
    cpSync(Sandbox.dist, folder, { recursive: true });
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  host: async ({ folder }, use) => {
    const host = await Sandbox.start([], folder);
    await use(host);
    await host.stop();
  },
  baseURL: async ({ host }, use) => use(host.url),
  visitor: async ({ page, host }, use) => {
    await signIn(page, await host.session('admin@example.com'));
    await page.goto(PATH);
    await expect(heading(page)).toHaveText(TITLE);
    await kept(page);
    await use(page);
  },
});

/** Waits until a worker is installed and has kept everything, also what it leaves for later. */
const kept = async (page) => {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active.postMessage('opportune:complete'));
  await expect.poll(() => keptLater(page)).toBe(4);
};

/** How many files are kept that no first view needs. */
const keptLater = (page) =>
  page.evaluate(async () => {
    const caching = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
    return (await Promise.all(caching)).flat().filter(({ url }) => /\/find[^/]*$/.test(url)).length;
  });

const controlled = (page) => page.evaluate(() => navigator.serviceWorker.controller !== null);

const edit = (folder, name, change) => writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));

/** What was asked of the host: files, and `/` for pages. */
const asked = async (sandbox) => (await sandbox.requests('/')).map(({ path }) => path).filter((path) => !path.startsWith('/api/'));

const notice = (page) => page.getByText('A new version of Opportune is ready.');

deployed('the second visit shows the app without the host, and the API is asked as ever', async ({ visitor, host: sandbox }) => {
  await sandbox.forget();
  await visitor.reload();
  await expect(heading(visitor)).toHaveText(TITLE);
  expect(await controlled(visitor)).toBe(true);
  await visitor.waitForLoadState('networkidle');
  const files = (await asked(sandbox)).filter((path) => OWN_FILE.test(path) && path !== '/sw.js');
  expect(files).toEqual([]);
  expect((await sandbox.requests('/api/crm/crmopportunities/87654321')).length).toBe(1);
});

deployed('the first visit transfers the shell once: the worker asks whether what the page came with is still it', async ({ visitor, host }) => {
  await expect(heading(visitor)).toHaveText(TITLE);
  const shells = (await host.requests('/')).filter(({ path }) => path === '/' || path === PATH);
  expect(shells.map(({ path, status }) => [path, status])).toEqual([[PATH, 200], [PATH, 304]]);
});

deployed('where the host gives the shell as its page for what is missing, the worker keeps the one at the root', async ({ page, host, folder, context, story }) => {
  story.expectError(/404/);
  const body = readFileSync(join(folder, 'index.html'), 'utf8');
  await host.fault(PATH, { status: 404, body, headers: { 'Content-Type': 'text/html' } });
  await signIn(page, await host.session('admin@example.com'));
  await page.goto(PATH);
  await expect(heading(page)).toHaveText(TITLE);
  await kept(page);
  const shells = (await host.requests('/')).filter(({ path }) => path === '/' || path === PATH);
  expect(shells.map(({ path, status }) => [path, status])).toEqual([[PATH, 404], [PATH, 404], ['/', 200]]);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('You are offline');
});

deployed('what no first view needs is fetched a while after it, and is there without a connection', async ({ page, host, context }) => {
  await signIn(page, await host.session('admin@example.com'));
  // A while is over when the story says so.
  await page.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (callback, ms) => (ms === 3000 ? (window.later = callback) : setTimeout(callback, ms));
  });
  await page.goto(PATH);
  await page.waitForFunction(() => window.later);
  expect(await keptLater(page)).toBe(0);
  await page.evaluate(() => window.later());
  await expect.poll(() => keptLater(page)).toBe(4);
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('link', { name: 'Find' }).click();
  await expect(page.getByRole('searchbox')).toBeVisible();
});

deployed('without a connection the app is there and says what is missing', async ({ visitor, context }) => {
  await visitor.reload();
  await expect(heading(visitor)).toHaveText(TITLE);
  await context.setOffline(true);
  await visitor.goto('/opportunities/1');
  await expect(visitor.getByRole('alert')).toContainText('You are offline');
  await context.setOffline(false);
  await expect(heading(visitor)).toHaveText(/Twelve desks/);
});

deployed('nothing of the API is kept, and no token', async ({ visitor }) => {
  await visitor.reload();
  await expect(heading(visitor)).toHaveText(TITLE);
  const { urls, texts, token } = await visitor.evaluate(async () => {
    const answers = [];
    const urls = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        urls.push(new URL(request.url).pathname);
        answers.push([...request.headers].join(), await (await cache.match(request)).clone().text());
      }
    }
    return { urls, texts: answers.join('\n'), token: JSON.parse(sessionStorage['opportune.session']).access_token };
  });
  expect(urls.length).toBeGreaterThan(2);
  expect(urls.filter((url) => url.startsWith('/api'))).toEqual([]);
  expect(texts).not.toContain(token);
  expect(texts).not.toContain(TITLE);
});

deployed('a shell the host has edited is offered, and there after the next load', async ({ visitor, folder }) => {
  edit(folder, 'index.html', (html) => html.replace('name="opportune:stale-after-days" content="30"', 'name="opportune:stale-after-days" content="7"'));
  await visitor.reload();
  await expect(heading(visitor)).toHaveText(TITLE);
  const days = () => visitor.locator('meta[name="opportune:stale-after-days"]').getAttribute('content');
  expect(await days()).toBe('30');
  await expect(notice(visitor)).toBeVisible();
  await visitor.getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(days).toBe('7');
  await expect(heading(visitor)).toHaveText(TITLE);
  await expect(notice(visitor)).toBeHidden();
});

/** Another version of everything: the same app under other names, none of which holds the old one. */
const deployNext = (folder) => {
  const names = readdirSync(folder).filter((name) => /^opportune-[^.]+\.(js|wasm)$/.test(name));
  const next = (name) => name.replace('-', '-next-');
  const rename = (text) => names.reduce((text, name) => text.replaceAll(name, next(name)), text);
  for (const name of names) {
    for (const suffix of ['', '.br', '.gz']) cpSync(join(folder, name + suffix), join(folder, next(name) + suffix));
    for (const suffix of ['', '.br', '.gz']) rmSync(join(folder, name + suffix));
  }
  for (const name of ['index.html', 'sw.js', '_headers']) edit(folder, name, rename);
  for (const name of ['sw.js.br', 'sw.js.gz']) rmSync(join(folder, name), { force: true });
};

const version = (page) => page.locator('link[rel=modulepreload]').getAttribute('href');

deployed('a new deployment reaches an open page politely, and replaces all of it at once', async ({ visitor, folder, host: sandbox }) => {
  deployNext(folder);
  await visitor.reload();
  await expect(heading(visitor)).toHaveText(TITLE);
  expect(await version(visitor), 'the old one, whole').not.toContain('next-');
  await expect(notice(visitor)).toBeVisible();
  expect(await version(visitor)).not.toContain('next-');
  await visitor.getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(() => version(visitor)).toContain('next-');
  await expect(heading(visitor)).toHaveText(TITLE);
  await sandbox.forget();
  await visitor.reload();
  await expect(heading(visitor)).toHaveText(TITLE);
  const files = (await asked(sandbox)).filter((path) => OWN_FILE.test(path) && path !== '/sw.js');
  expect(files).toEqual([]);
  await expect.poll(() => visitor.evaluate(async () => (await caches.keys()).length), 'the old version is gone').toBe(1);
});

deployed('a deployment that has no worker is not kept away by the old one', async ({ visitor, folder, story }) => {
  story.expectError(/bad HTTP response code \(404\)/);
  deployNext(folder);
  rmSync(join(folder, 'sw.js'));
  await visitor.reload();
  await expect(heading(visitor)).toHaveText(TITLE);
  await expect.poll(() => visitor.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await visitor.reload();
  await expect(heading(visitor)).toHaveText(TITLE);
  expect(await version(visitor)).toContain('next-');
});

deployed('whoever uses the new version in one tab finds it offered in the others, where it works too', async ({ visitor, context, folder }) => {
  const other = await context.newPage();
  await other.goto('/opportunities/1');
  await expect(heading(other)).toHaveText(/Twelve desks/);
  deployNext(folder);
  await visitor.reload();
  for (const tab of [visitor, other]) await expect(notice(tab)).toBeVisible();
  await visitor.getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(() => version(visitor)).toContain('next-');
  expect(await version(other)).not.toContain('next-');
  await other.getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(() => version(other)).toContain('next-');
  await expect(heading(other)).toHaveText(/Twelve desks/);
});

for (const [what, spoil, also = []] of [
  ['half of it is gone', async (cache, request) => cache.delete(request)],
  ['files are cut short', async (cache, request, answer) => cache.put(request, new Response((await answer.arrayBuffer()).slice(0, 1000), { headers: answer.headers }))],
  ['files are another’s', async (cache, request, answer) => cache.put(request, new Response('<!doctype html>', { headers: answer.headers })), [/Unexpected token '<'/]], // languages.js has no hash
]) {
  deployed(`where ${what} of what was kept, the page still comes up`, async ({ visitor, story }) => {
    for (const error of [/integrity|digest|Failed to (load|fetch)/, ...also]) story.expectError(error);
    await visitor.reload();
    await expect(heading(visitor)).toHaveText(TITLE);
    await visitor.evaluate(async (spoil) => {
      const change = new Function(`return ${spoil}`)();
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (/\.(js|wasm)$/.test(request.url)) await change(cache, request, (await cache.match(request)).clone());
        }
      }
    }, spoil.toString()).catch(() => undefined);
    await visitor.reload();
    await expect(heading(visitor)).toHaveText(TITLE);
  });
}

/** While a worker stands before the host, the app begins, and fails as it draws its first page. */
const failDrawing = (page) =>
  page.addInitScript(() => {
    const { createElement } = Document.prototype;
    Document.prototype.createElement = function (...tag) {
      const begun = document.querySelector('#live')?.firstChild;
      const draws = /wasm/.test(new Error().stack) && !('app' in document.documentElement.dataset);
      if (begun && draws && navigator.serviceWorker.controller) throw new Error('what was kept is broken');
      return createElement.apply(this, tag);
    };
  });

deployed('where what was kept cannot draw a page, it is loaded from the host', async ({ visitor, story }) => {
  story.expectError(/unwrap_throw/);
  await failDrawing(visitor);
  await visitor.reload();
  await expect(heading(visitor)).toHaveText(TITLE);
  await expect(visitor.getByRole('button', { name: 'Refresh' })).toBeVisible();
  expect(await controlled(visitor)).toBe(false);
});

deployed('switched off by configuration, it goes and takes everything of its own with it', async ({ visitor, context, folder }) => {
  // Somebody else's, on the same origin.
  const elsewhere = await context.newPage();
  await elsewhere.route('**/elsewhere/', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  writeFileSync(join(folder, 'elsewhere.js'), '');
  await elsewhere.goto('/elsewhere/');
  await elsewhere.evaluate(async () => {
    await navigator.serviceWorker.register('/elsewhere.js', { scope: '/elsewhere/' });
    await caches.open('opportune /elsewhere/ file');
  });
  edit(folder, 'index.html', (html) => html.replace('name="opportune:service-worker" content="on"', 'name="opportune:service-worker" content="off"'));
  await visitor.reload();
  await expect(notice(visitor)).toBeVisible();
  await visitor.reload();
  await expect(heading(visitor)).toHaveText(TITLE);
  const left = () => visitor.evaluate(async () => [...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname), ...(await caches.keys())]);
  await expect.poll(async () => (await left()).filter((what) => !what.includes('/elsewhere/'))).toEqual([]);
  expect(await left()).toEqual(['/elsewhere/', 'opportune /elsewhere/ file']);
});

deployed('replaced by the self-removing one, it goes and takes everything with it', async ({ visitor, folder }) => {
  const remover = readFileSync(new URL('../../deploy/self-removing-sw.js', import.meta.url), 'utf8');
  writeFileSync(join(folder, 'sw.js'), remover);
  edit(folder, 'index.html', (html) => html.replace('name="opportune:service-worker" content="on"', 'name="opportune:service-worker" content="off"'));
  for (const name of ['sw.js.br', 'sw.js.gz']) rmSync(join(folder, name), { force: true });
  await visitor.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect.poll(() => visitor.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length)).toBe(0);
  await visitor.reload();
  await expect(heading(visitor)).toHaveText(TITLE);
});
