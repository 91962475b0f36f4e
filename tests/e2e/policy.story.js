// The page's own policy is in force: it is served with the bundle, and what it forbids does not happen.
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

test('the policy is strict, and comes with every page', async ({ page }) => {
  for (const path of ['/', '/opportunities/87654321', '/no/such/place']) {
    const headers = (await page.goto(path)).headers();
    const policy = Object.fromEntries(headers['content-security-policy'].split(';').map((directive) => directive.trim().split(/\s+(.*)/)));
    expect(policy['default-src'], path).toBe("'none'");
    expect(policy['connect-src'], path).toBe("'self'");
    expect(policy['frame-ancestors'], path).toBe("'none'");
    expect(policy['base-uri'], path).toMatch(/^'(self|none)'$/);
    // Own files, WebAssembly, and one script by its hash: no host, no data:, nothing inline, no eval.
    expect(policy['script-src'], path).toMatch(/^('self'|'wasm-unsafe-eval'|'sha256-[\w+/=]+'|\s)+$/);
    expect(headers['content-security-policy'], path).not.toMatch(/unsafe-inline|unsafe-eval'.*'unsafe-eval|data:|https?:|\*/);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
    expect(headers['cross-origin-resource-policy'], path).toBe('same-origin');
    for (const feature of ['camera', 'microphone', 'geolocation', 'payment', 'usb']) expect(headers['permissions-policy'], path).toContain(`${feature}=()`);
    // A year at least.
    expect(Number(/^max-age=(\d+)/.exec(headers['strict-transport-security'])?.[1]), path).toBeGreaterThanOrEqual(31_536_000);
  }
});

test('the shell is asked for again each time, its files never', async ({ page, sandbox }) => {
  expect((await page.goto('/')).headers()['cache-control']).toBe('no-cache');
  expect((await page.goto('/opportunities/87654321')).headers()['cache-control']).toBe('no-cache');
  for (const extension of ['js', 'wasm']) {
    const answer = await fetch(sandbox.url + (await sandbox.assetPath(extension)));
    expect(answer.headers.get('cache-control')).toMatch(/immutable/);
  }
});

test('a script that gets into the page all the same does not run', async ({ page, story }) => {
  story.expectError(/Content Security Policy|TrustedScript/);
  await page.goto('/');
  await expect(heading(page)).toHaveText('Open an opportunity');
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.append('window.ran = true');
    const refused = new Promise((resolve) => document.addEventListener('securitypolicyviolation', resolve, { once: true }));
    document.body.append(script);
    await refused;
    return Boolean(window.ran);
  });
  expect(ran).toBe(false);
});

test('nothing leaves for another site', async ({ page, story }) => {
  story.expectError(/Content Security Policy|Refused to connect|request to a stranger/);
  await page.goto('/');
  await expect(heading(page)).toHaveText('Open an opportunity');
  const left = await page.evaluate(() => fetch('https://stranger.example/').then(() => 'left', () => 'stayed'));
  expect(left).toBe('stayed');
});
