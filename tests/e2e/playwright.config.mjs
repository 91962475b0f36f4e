// How the stories run: `npx playwright test -c tests/e2e` after `cargo xtask build` and `cargo build -p sandbox`.
// Environment: CHROMIUM (browser), SANDBOX_BIN, DIST_DIR (see support/sandbox.js), PATIENCE_MS (how long a story waits for an event).
import process from 'node:process';
import { defineConfig } from '@playwright/test';

const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testMatch: '**/*.story.js',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Generous, because machines are shared: a story waits for events, and time alone never decides it.
  timeout: 180_000,
  expect: {
    timeout: Number(process.env.PATIENCE_MS ?? 30_000),
    toMatchAriaSnapshot: {
      pathTemplate: '{testDir}/{testFileDir}/{testFileName}-snapshots/{arg}{ext}',
      children: 'deep-equal',
    },
  },
  outputDir: '../../target/stories',
  reporter: [['line'], ['json', { outputFile: '../../target/stories.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
      ],
    },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 720 },
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
