// The engines, steered through their WebDrivers.
import { readdirSync } from 'node:fs';
import { once } from 'node:events';
import process from 'node:process';
import { Builder } from 'selenium-webdriver';
import { answering, freePort, start } from './process.js';

const asRoot = process.getuid?.() === 0;

const ENGINES = {
  chromium: {
    driver: (port) => ['chromedriver', `--port=${port}`],
    capabilities: {
      browserName: 'chrome',
      'goog:chromeOptions': {
        args: ['--headless', ...(asRoot ? ['--no-sandbox'] : []), '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
      },
    },
  },
  firefox: {
    driver: (port) => ['geckodriver', '--port', String(port)],
    capabilities: { browserName: 'firefox', 'moz:firefoxOptions': { args: ['-headless'] } },
  },
  webkit: {
    driver: (port) => ['WebKitWebDriver', `--port=${port}`],
    capabilities: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } },
    // No headless mode: it draws on a virtual screen, without a graphics card; and root has no sandbox to start it in.
    screen: true,
    environment: { GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1', ...(asRoot && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }) },
  },
};

/** Opens a browser; `close` ends it and all that was started for it. */
export async function openBrowser(name) {
  const engine = ENGINES[name];
  const started = [];
  const close = async () => {
    for (const running of started.toReversed()) await running.stop();
  };
  try {
    const env = { ...process.env, ...engine.environment };
    if (engine.screen) env.DISPLAY = await startScreen(started);
    const port = await freePort();
    const [program, ...args] = engine.driver(port);
    const driverProcess = start(program, args, { env });
    started.push(driverProcess);
    const server = `http://127.0.0.1:${port}`;
    await answering(`${server}/status`, driverProcess);
    const browser = await new Builder().usingServer(server).withCapabilities(engine.capabilities).build();
    started.push({ stop: () => browser.quit() });
    return { browser, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts an X server that nobody sees, and says which display it is. */
async function startScreen(started) {
  const xvfb = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x720x24', '-nolisten', 'tcp']);
  started.push(xvfb);
  await Promise.race([once(xvfb.child.stdout, 'data'), once(xvfb.child, 'close')]);
  const display = /^\d+/.exec(xvfb.output)?.[0];
  if (!display) throw new Error(`Xvfb did not start: ${xvfb.output}`);
  return `:${display}`;
}

/** The browser that comes with WebKitGTK's library, in a folder named after machine and version. */
function miniBrowser() {
  const list = (folder) => {
    try {
      return readdirSync(folder).map((name) => `${folder}/${name}`);
    } catch {
      return [];
    }
  };
  return list('/usr/lib')
    .flatMap(list)
    .filter((folder) => /\/webkit2gtk-[\d.]+$/.test(folder))
    .flatMap(list)
    .find((file) => file.endsWith('/MiniBrowser'));
}
