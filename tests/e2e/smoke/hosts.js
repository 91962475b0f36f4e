// nginx and Caddy, started with the configurations of deploy/ before a bundle and a sandbox.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { answering, freePort, start } from './process.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The bundle they serve. */
export const dist = process.env.DIST_DIR ?? `${root}/dist`;

/** Where `cargo xtask test --wide` unpacks Debian's packages; else they are installed. */
const installed = (file) => [`${root}/.tools/hosts${file}`, file].find(existsSync);

/** For what the unpacked programs need and the machine lacks. */
const libraries = `${root}/.tools/hosts/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;

/** Replaces what stands in a text exactly once, so that a changed configuration cannot slip by untested. */
function adapted(text, changes) {
  for (const [from, to] of changes) {
    if (text.split(from).length !== 2) throw new Error(`the configuration does not say \`${from}\` once`);
    text = text.replace(from, () => to);
  }
  return text;
}

/** A folder that is gone when the host is stopped. */
async function inFolder(begin) {
  const folder = mkdtempSync(`${tmpdir()}/opportune-host-`);
  const running = await begin(folder);
  return {
    ...running,
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** nginx with `deploy/nginx`, as conf.d of a minimal nginx.conf. */
export const nginx = (apiOrigin) =>
  inFolder(async (folder) => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const site = adapted(readFileSync(`${root}/deploy/nginx/opportune.conf`, 'utf8'), [
      ['listen 80 default_server;', `listen 127.0.0.1:${port} default_server;`],
      ['root /srv/opportune;', `root ${dist};`],
      ['proxy_pass https://spaces.nexudus.com/api/;', `proxy_pass ${apiOrigin}/api/;`],
    ]);
    mkdirSync(`${folder}/snippets`);
    cpSync(`${root}/deploy/nginx/headers.conf`, `${folder}/snippets/opportune-headers.conf`);
    writeFileSync(`${folder}/site.conf`, site);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`);
    writeFileSync(
      `${folder}/nginx.conf`,
      `${process.getuid() === 0 ? 'user root;' : ''}
      load_module ${installed('/usr/lib/nginx/modules/ngx_http_brotli_static_module.so')};
      daemon off;
      worker_processes 1;
      pid ${folder}/pid;
      error_log stderr;
      events {}
      http {
        include ${installed('/etc/nginx/mime.types')};
        access_log off;
        ${temporary.join('\n')}
        include site.conf;
      }`,
    );
    const running = start(installed('/usr/sbin/nginx'), ['-e', 'stderr', '-p', folder, '-c', `${folder}/nginx.conf`], { env: { ...process.env, LD_LIBRARY_PATH: libraries } });
    await answering(url, running);
    return { url, stop: running.stop };
  });

/** Caddy with `deploy/caddy`. */
export const caddy = (apiOrigin) =>
  inFolder(async (folder) => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const running = start(installed('/usr/bin/caddy'), ['run', '--adapter', 'caddyfile', '--config', `${root}/deploy/caddy/Caddyfile`], {
      env: {
        ...process.env,
        HOME: folder,
        XDG_CONFIG_HOME: folder,
        XDG_DATA_HOME: folder,
        OPPORTUNE_ADDRESS: url,
        OPPORTUNE_DIST: dist,
        OPPORTUNE_API_ORIGIN: apiOrigin,
      },
    });
    await answering(url, running);
    return { url, stop: running.stop };
  });
