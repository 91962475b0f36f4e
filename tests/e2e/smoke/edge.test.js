// The code that runs at hosts we cannot start here: CloudFront's function, Cloudflare's Function, and what Netlify reads.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { onRequest } from '../../../deploy/cloudflare-pages/functions/api/[[path]].js';
import { Sandbox, recordPath } from '../support/sandbox.js';

const deployed = (file) => readFileSync(new URL(`../../../deploy/${file}`, import.meta.url), 'utf8');

describe('CloudFront', () => {
  const template = deployed('s3-cloudfront/template.yaml');

  it('takes pages to index.html and leaves files alone', () => {
    const [, code] = /FunctionCode: \|\n((?: {8}.*\n|\n)+)/.exec(template);
    const served = (uri) => runInNewContext(`${code}; handler(event).uri`, { event: { request: { uri } } });
    for (const page of ['/', '/sign-in', '/opportunities/87654321', '/opportunities/compare', '/no/such/page']) {
      assert.equal(served(page), '/index.html', page);
    }
    for (const file of ['/opportune-484ec7ca1973eb55_bg.wasm', '/opportune-c4a5f4a9b6dcfbb.js', '/sw.js', '/index.html']) {
      assert.equal(served(file), file);
    }
  });

  it('never answers by error responses', () => {
    assert.doesNotMatch(template, /CustomErrorResponses/);
  });

  it('takes each parameter without a default from headers.json, and no other', () => {
    const given = JSON.parse(deployed('s3-cloudfront/headers.json')).map(({ ParameterKey }) => ParameterKey);
    const [, block] = /\nParameters:\n((?: {2}.*\n)+)/.exec(template);
    const wanted = block.split('\n').filter((line) => line && !line.includes('Default'));
    assert.deepEqual(given.sort(), wanted.map((line) => line.trim().split(':')[0]).sort());
  });
});

describe('Cloudflare Pages', () => {
  let sandbox;
  before(async () => (sandbox = await Sandbox.start()));
  after(() => sandbox?.stop());

  const through = (path, init) =>
    onRequest({ request: new Request(`https://opportune.test${path}`, init), env: { OPPORTUNE_API: `${sandbox.url}/api` } });

  it('passes the API on with its token, its 404 and without cookies', async () => {
    const { access_token } = await sandbox.session('admin@example.com');
    const headers = { Authorization: `Bearer ${access_token}`, Cookie: 'from=another-app' };
    const found = await through(recordPath(87654321), { headers });
    assert.equal(found.status, 200);
    assert.equal(await found.text(), await (await fetch(sandbox.url + recordPath(87654321), { headers })).text());
    assert.equal((await through(recordPath('999999999999'), { headers })).status, 404);
    const [first] = await sandbox.requests();
    assert.equal(first.headers.cookie, undefined);
  });

  it('passes queries and forms on', async () => {
    const body = new URLSearchParams({ grant_type: 'password', username: 'admin@example.com', password: 'sandbox' });
    const granted = await through('/api/token', { method: 'POST', headers: { client_id: 'edge' }, body });
    const { access_token } = await granted.json();
    const headers = { Authorization: `Bearer ${access_token}` };
    const list = await (await through('/api/crm/crmopportunities?size=3&page=2', { headers })).json();
    assert.equal(list.Records.length, 3);
    assert.equal(list.CurrentPage, 2);
  });
});

describe('Netlify', () => {
  it('proxies the API before it falls back to index.html', () => {
    const rules = deployed('netlify/netlify.toml').split('[[redirects]]').slice(1);
    assert.match(rules[0], /from = "\/api\/\*"\nto = "https:\/\/spaces\.nexudus\.com\/api\/:splat"\nstatus = 200/);
    assert.match(rules[1], /from = "\/\*"\nto = "\/index\.html"\nstatus = 200/);
  });
});
