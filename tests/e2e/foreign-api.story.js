// The API at an origin of its own, which the policy lists and which allows this one (CORS).
import { guestsCame } from './support/guests.js';
import { heading } from './support/record.js';
import { recordPath, Sandbox } from './support/sandbox.js';
import { signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';

const PATH = '/opportunities/1';

test.use({ user: null });

/** An API elsewhere that allows every origin, and a shell that is configured for it. */
const elsewhere = async (page, sandbox) => {
  const api = await Sandbox.start();
  const anybody = { 'Access-Control-Allow-Origin': '*' };
  await api.fault('/api/*', { method: 'OPTIONS', status: 204, headers: { ...anybody, 'Access-Control-Allow-Headers': 'authorization, client_id', 'Access-Control-Allow-Methods': 'GET, POST' } });
  await api.fault('/api/*', { headers: anybody });
  await sandbox.withApi(PATH, `${api.url}/api`, (policy) => policy.replace("connect-src 'self'", `connect-src 'self' ${api.url}`));
  page.watched.allow(api.url);
  return api;
};

test('signing in, the record and its guests come from there, with the token and without cookies', async ({ page, sandbox }) => {
  const api = await elsewhere(page, sandbox);
  await page.goto(PATH);
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await guestsCame(page, api);
  await page.reload();
  await expect(heading(page)).toHaveText(/Twelve desks/);
  const asked = (await api.requests()).filter(({ method }) => method !== 'OPTIONS');
  expect(asked[0].headers.client_id).toBeTruthy();
  expect(asked.filter(({ path }) => path === recordPath(1))).toHaveLength(2);
  for (const { headers } of asked) expect(headers.cookie).toBeUndefined();
  expect(await sandbox.requests(), 'nothing is asked of the page’s own origin').toEqual([]);
  await page.goto('about:blank');
  await api.stop();
});

test('a wait that the browser does not let the page read is a second', async ({ page, sandbox, story }) => {
  story.expectError(/429/);
  const api = await elsewhere(page, sandbox);
  await page.goto(PATH);
  await signInWith(page, 'admin@example.com');
  await expect(heading(page)).toHaveText(/Twelve desks/);
  await guestsCame(page, api);
  await api.mend();
  await api.fault('/api/*', { method: 'OPTIONS', status: 204, headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'authorization' } });
  await api.fault(recordPath(1), { status: 429, headers: { 'Access-Control-Allow-Origin': '*', 'Retry-After': '600' }, times: 1 });
  await api.fault('/api/*', { headers: { 'Access-Control-Allow-Origin': '*' } });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(/Asking again by itself in 1 second\./)).toBeVisible();
  await page.clock.runFor(1_000);
  await expect(page.getByText('Updated just now', { exact: true })).toBeVisible();
  await page.goto('about:blank');
  await api.stop();
});
