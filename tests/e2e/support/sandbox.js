// One sandbox process, and what steers it: see `/__sandbox/` in tests/sandbox.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The moment that sandbox and browser take for now: a Wednesday, 10:30 in London, which is not UTC then. */
export const NOW = '2026-06-10T09:30:00Z';

/** Where the API answers for one opportunity. */
export const recordPath = (id) => `/api/crm/crmopportunities/${id}`;

/** Every account's password. */
export const PASSWORD = 'sandbox';

export class Sandbox {
  /** The bundle that stories are told of. */
  static dist = process.env.DIST_DIR ?? `${root}/dist`;

  /** Starts one on a free port. The API's throttle is off until a story turns it on. */
  static async start(extra = [], dist = Sandbox.dist) {
    const binary = process.env.SANDBOX_BIN ?? `${root}/target/debug/sandbox`;
    const args = ['--port', '0', '--dist', dist, '--now', NOW, '--throttle', 'off', ...extra];
    const child = spawn(binary, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    const failed = Promise.race([once(child, 'error').then(([error]) => error.message), once(child, 'exit').then(([code]) => `it ended with ${code}`)]);
    const first = await Promise.race([once(lines, 'line').then(([line]) => line), failed]);
    const url = /listening on (http:\/\/\S+?)\/?$/.exec(first)?.[1];
    if (!url) throw new Error(`the sandbox ${binary} did not start: ${first}`);
    return new Sandbox(child, url);
  }

  constructor(child, url) {
    this.child = child;
    /** Its origin. */
    this.url = url;
  }

  async stop() {
    if (this.child.exitCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill();
    await exit;
  }

  async control(method, path, body) {
    const response = await fetch(`${this.url}/__sandbox/${path}`, { method, body });
    if (!response.ok) throw new Error(`${method} /__sandbox/${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  /** As started: nobody signed in, nothing logged, nothing wrong. */
  reset = () => this.control('POST', 'reset');

  /** Makes requests to a path go wrong: `status`, `body`, `headers`, `delay_ms`, `truncate`, `hang`, `drop`, `times`. */
  fault = (path, fault) => this.control('POST', 'faults', JSON.stringify({ path, ...fault }));

  /** From now on everything answers as it should. */
  mend = () => this.control('DELETE', 'faults');

  /** Puts a body in the place of a record. */
  put = (id, body) => this.control('POST', `records/${id}`, body);

  /** Serves a path with a shell that is configured for another API; `policyOf` may change the policy it comes with. */
  async withApi(path, api, policyOf = (policy) => policy) {
    const shell = await fetch(`${this.url}/`);
    const body = (await shell.text()).replace('name="opportune:api" content="/api"', `name="opportune:api" content="${api}"`);
    return this.fault(path, { body, headers: { 'Content-Type': 'text/html', 'Content-Security-Policy': policyOf(shell.headers.get('content-security-policy')) } });
  }

  expireTokens = () => this.control('POST', 'tokens/expire');

  /** `off`, `409` or `429`. */
  throttle = (pace) => this.control('POST', 'throttle', pace);

  /** What was asked since the last reset or `forget`, in order: of the API unless told otherwise. */
  async requests(prefix = '/api/') {
    const all = await (await this.control('GET', 'requests')).json();
    return all.filter(({ path }) => path.startsWith(prefix));
  }

  forget = () => this.control('DELETE', 'requests');

  /** Where the one file of this kind lies (`js`, `wasm`), as the shell names it. */
  async assetPath(extension) {
    const shell = await (await fetch(`${this.url}/`)).text();
    await this.forget();
    return new RegExp(`href="(/[^"]+\\.${extension})"`).exec(shell)[1];
  }

  /** The answers of the API, as texts by path, to somebody who may ask for everything. */
  async asker() {
    const { access_token } = await this.session('admin@example.com');
    return async (path) => (await fetch(this.url + path, { headers: { Authorization: `Bearer ${access_token}` } })).text();
  }

  /** A session as the app keeps it, without leaving a trace in the request log. */
  async session(username) {
    const body = new URLSearchParams({ grant_type: 'password', username, password: PASSWORD });
    const response = await fetch(`${this.url}/api/token`, { method: 'POST', headers: { client_id: 'story' }, body });
    const { access_token, refresh_token } = await response.json();
    await this.forget();
    return { access_token, refresh_token, expires_at: null, client_id: 'story' };
  }
}
