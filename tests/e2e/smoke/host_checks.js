// What every host must do with the bundle, asked over plain HTTP, and a visit through it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { PASSWORD, Sandbox, recordPath } from '../support/sandbox.js';
import { openBrowser } from './browsers.js';
import { wanted } from './headers_file.js';
import { dist } from './hosts.js';
import { visit } from './visit.js';

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== '_headers' && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(dist.length + 1));
const pages = ['', 'sign-in', 'opportunities', 'opportunities/87654321', 'opportunities/compare?ids=1,2'];
const rules = readFileSync(`${dist}/_headers`, 'utf8');
const shell = readFileSync(`${dist}/index.html`);

/** Asks without decoding what comes, as `fetch` would. */
function get(url, headers = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, async (answer) => {
      const body = Buffer.concat(await answer.toArray());
      resolve({ status: answer.statusCode, headers: answer.headers, body });
    });
    asked.on('error', reject).end();
  });
}

/** Declares the checks for one host. */
export function hostChecks(name, startHost) {
  describe(name, () => {
    let sandbox, host;
    before(async () => {
      sandbox = await Sandbox.start();
      host = await startHost(sandbox.url);
    });
    after(async () => {
      await host?.stop();
      await sandbox?.stop();
    });

    it('sends the headers of _headers with every file and page', async () => {
      for (const path of [...files, ...pages]) {
        const { status, headers } = await get(`${host.url}/${path}`);
        assert.equal(status, 200, path);
        for (const [header, value] of Object.entries(wanted(rules, `/${path.split('?')[0]}`))) {
          assert.equal(headers[header], value, `${header} of /${path}`);
        }
      }
    });

    it('answers every unknown path with index.html, to be asked for again', async () => {
      for (const path of [...pages, 'no/such/page', 'opportunities/x.y', 'opportune-0123456789abcdef.js']) {
        const { status, headers, body } = await get(`${host.url}/${path}`);
        assert.equal(status, 200, path);
        assert.match(headers['content-type'], /^text\/html/, path);
        assert.equal(headers['cache-control'], 'no-cache', path);
        assert.ok(body.equals(shell), path);
      }
    });

    it('names the types that browsers insist on', async () => {
      const types = { css: /^text\/css/, html: /^text\/html/, js: /^(text|application)\/javascript/, svg: /^image\/svg\+xml/, wasm: /^application\/wasm$/ };
      for (const file of files) {
        const { headers } = await get(`${host.url}/${file}`);
        const type = types[file.split('.').at(-1)];
        if (type) assert.match(headers['content-type'], type, file);
      }
    });

    for (const [encoding, extension] of [['br', 'br'], ['gzip', 'gz']]) {
      it(`serves the .${extension} file where a browser takes ${encoding}`, async () => {
        for (const file of files.filter((file) => existsSync(`${dist}/${file}.${extension}`))) {
          const { headers, body } = await get(`${host.url}/${file}`, { 'Accept-Encoding': encoding });
          assert.equal(headers['content-encoding'], encoding, file);
          assert.match(headers.vary ?? '', /accept-encoding/i, file);
          assert.ok(body.equals(readFileSync(`${dist}/${file}.${extension}`)), file);
        }
      });
    }

    it('serves the bytes as they are where a browser takes no encoding', async () => {
      for (const file of files) {
        const { headers, body } = await get(`${host.url}/${file}`);
        assert.equal(headers['content-encoding'], undefined, file);
        assert.ok(body.equals(readFileSync(`${dist}/${file}`)), file);
      }
    });

    it('passes the API on: its answers, its 401, its 404', async () => {
      const { access_token } = await sandbox.session('admin@example.com');
      for (const [path, status, token] of [
        [recordPath(87654321), 200, access_token],
        [recordPath(87654321), 401, 'nonsense'],
        [recordPath('999999999999'), 404, access_token],
        ['/api/no/such/endpoint', 404, access_token],
      ]) {
        const headers = { Authorization: `Bearer ${token}` };
        const [through, direct] = [await get(host.url + path, headers), await get(sandbox.url + path, headers)];
        assert.equal(through.status, status, path);
        assert.ok(through.body.equals(direct.body), path);
        assert.equal(through.headers['content-type'], direct.headers['content-type'], path);
        assert.equal(through.headers['cache-control'], direct.headers['cache-control'], path);
      }
    });

    it('renews a token, which needs the header client_id on its way', async () => {
      const ask = async (form, client) => {
        const answer = await fetch(`${host.url}/api/token`, { method: 'POST', headers: { client_id: client }, body: new URLSearchParams(form) });
        return { status: answer.status, ...(await answer.json()) };
      };
      const granted = await ask({ grant_type: 'password', username: 'admin@example.com', password: PASSWORD }, 'one of two');
      const refresh = { grant_type: 'refresh_token', refresh_token: granted.refresh_token };
      assert.equal((await ask(refresh, 'the other')).error, 'invalid_grant');
      const renewed = await ask(refresh, 'one of two');
      assert.equal(renewed.status, 200);
      const { status } = await get(host.url + recordPath(87654321), { Authorization: `Bearer ${renewed.access_token}` });
      assert.equal(status, 200);
    });

    it('keeps cookies to itself', async () => {
      await sandbox.forget();
      await get(`${host.url}/api/auth/me`, { Cookie: 'from=another-app' });
      const [{ headers }] = await sandbox.requests();
      assert.equal(headers.cookie, undefined);
    });

    it('lets a visitor through', async () => {
      const { browser, close } = await openBrowser('chromium');
      try {
        await visit(browser, host.url);
      } finally {
        await close();
      }
    });
  });
}
