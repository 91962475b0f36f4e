// Each directive of the policy, one by one: what it forbids is blocked and reported, and succeeds once it alone is loosened.
import { heading } from './support/record.js';
import { expect, test } from './support/story.js';

// A probe runs in the page and answers whether what it tried has worked. Nothing it tries leaves this machine: every
// stranger is answered by the story.
const STRANGER = 'https://stranger.example';

/** What is forbidden by each directive; `loosened` is what it is replaced by for the counter-proof, nothing removes it. */
const PROBES = [
  {
    name: 'script-src: an inline script',
    directive: 'script-src',
    reported: 'script-src-elem',
    loosened: "script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'",
    also: ['require-trusted-types-for'],
    probe: () => {
      const script = document.createElement('script');
      script.append('window.ran = true');
      document.body.append(script);
      return Boolean(window.ran);
    },
  },
  {
    name: 'script-src: an event handler',
    directive: 'script-src',
    reported: 'script-src-attr',
    loosened: "script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'",
    also: ['require-trusted-types-for'],
    probe: () => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.ran = true');
      button.click();
      return Boolean(window.ran);
    },
  },
  {
    name: 'script-src: a script from elsewhere',
    directive: 'script-src',
    reported: 'script-src-elem',
    loosened: (value) => `${value} ${STRANGER}`,
    also: ['require-trusted-types-for'],
    probe: (stranger) => window.loaded(Object.assign(document.createElement('script'), { src: `${stranger}/x.js` })),
  },
  {
    name: 'script-src: eval',
    directive: 'script-src',
    reported: 'script-src',
    loosened: (value) => `${value} 'unsafe-eval'`,
    also: ['require-trusted-types-for'],
    // Later: what DevTools runs itself may eval.
    probe: () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          try {
            resolve((0, eval)('1 + 1') === 2);
          } catch {
            resolve(false);
          }
        };
        port2.postMessage('now');
      }),
  },
  {
    name: 'script-src: WebAssembly, which is allowed by a word of its own',
    directive: 'script-src',
    reported: 'script-src',
    tightened: (value) => value.replace("'wasm-unsafe-eval'", ''),
    probe: () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false),
  },
  {
    name: 'style-src: an inline style',
    directive: 'style-src',
    reported: 'style-src-elem',
    loosened: "style-src 'self' 'unsafe-inline'",
    probe: () => {
      const style = document.createElement('style');
      style.textContent = 'body { --probe: worked }';
      document.head.append(style);
      return getComputedStyle(document.body).getPropertyValue('--probe') === 'worked';
    },
  },
  {
    name: 'style-src: a style attribute',
    directive: 'style-src',
    reported: 'style-src-attr',
    loosened: "style-src 'self' 'unsafe-inline'",
    probe: () => {
      document.body.setAttribute('style', '--probe: worked');
      return getComputedStyle(document.body).getPropertyValue('--probe') === 'worked';
    },
  },
  { name: 'img-src', directive: 'img-src', loosened: `img-src 'self' ${STRANGER}`, probe: (stranger) => window.loaded(Object.assign(new Image(), { src: `${stranger}/x.svg` })) },
  { name: 'connect-src', directive: 'connect-src', loosened: `connect-src 'self' ${STRANGER}`, probe: (stranger) => fetch(`${stranger}/x`).then(() => true, () => false) },
  {
    name: 'worker-src',
    directive: 'worker-src',
    loosened: "worker-src 'self' blob:",
    also: ['require-trusted-types-for'],
    probe: () =>
      new Promise((resolve) => {
        const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' })));
        worker.onmessage = () => resolve(true);
        worker.onerror = () => resolve(false);
      }),
  },
  {
    name: 'manifest-src',
    directive: 'manifest-src',
    loosened: `manifest-src 'self' ${STRANGER}`,
    // A browser without a window fetches no manifest by itself; DevTools asks it to.
    probe: (stranger) => {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'manifest', href: `${stranger}/x.webmanifest`, crossOrigin: 'anonymous' }));
      return 'manifest';
    },
  },
  {
    name: 'base-uri',
    directive: 'base-uri',
    loosened: `base-uri ${STRANGER}`,
    probe: (stranger) => {
      document.head.prepend(Object.assign(document.createElement('base'), { href: `${stranger}/` }));
      return document.baseURI.startsWith(stranger);
    },
  },
  {
    name: 'form-action',
    directive: 'form-action',
    loosened: `form-action ${STRANGER}`,
    probe: (stranger) => {
      const frame = Object.assign(document.createElement('form'), { action: `${stranger}/form`, method: 'post' });
      document.body.append(frame);
      HTMLFormElement.prototype.submit.call(frame);
      return 'left';
    },
  },
  ...[
    ['frame-src', 'an embedded page', (stranger) => window.loaded(Object.assign(document.createElement('iframe'), { src: `${stranger}/x.html` }))],
    ['font-src', 'a font', (stranger) => new FontFace('probe', `url(${stranger}/x.woff2)`).load().then(() => true, () => 'asked')],
    ['media-src', 'a sound', (stranger) => new Promise((resolve) => {
      const audio = new Audio();
      audio.onloadedmetadata = () => resolve(true);
      audio.onerror = () => resolve(false);
      audio.src = `${stranger}/x.wav`;
    })],
    ['object-src', 'a plug-in', (stranger) => window.loaded(Object.assign(document.createElement('object'), { data: `${stranger}/x.html`, type: 'text/html' })), '; frame-src '],
  ].map(([reported, what, probe, framed]) => ({ name: `default-src: ${what}`, directive: 'default-src', reported, also: ['require-trusted-types-for'], loosened: (value) => `${value}; ${reported} ${STRANGER}${framed ? framed + STRANGER : ''}`, probe })),
  {
    name: 'require-trusted-types-for: text as HTML',
    directive: 'require-trusted-types-for',
    probe: () => {
      try {
        document.createElement('div').innerHTML = '<b>x</b>';
        return true;
      } catch {
        return false;
      }
    },
  },
  {
    name: 'trusted-types: a policy of another name',
    directive: 'trusted-types',
    probe: () => {
      try {
        return Boolean(trustedTypes.createPolicy('another', {}));
      } catch {
        return false;
      }
    },
  },
];

/** What a stranger would answer, by the ending of the address. */
const ANSWERS = {
  js: ['text/javascript', ''],
  svg: ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'],
  html: ['text/html', '<p>x'],
  webmanifest: ['application/manifest+json', '{"name":"x"}'],
  // Eight samples of silence.
  wav: ['audio/wav', Buffer.from('524946462c00000057415645666d742010000000010001004 01f0000401f000001000800646174610800000080808080808080 80'.replace(/ /g, ''), 'hex')],
};

/** The addresses that strangers were asked for, as they come. */
const answerStrangers = async (page) => {
  const asked = [];
  await page.route(`${STRANGER}/**`, (route) => {
    asked.push(route.request().url());
    const [contentType, body] = ANSWERS[new URL(route.request().url()).pathname.split('.')[1]] ?? ['text/plain', 'x'];
    return route.fulfill({ contentType, body, headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' } });
  });
  return asked;
};

/** Serves the document with a policy that `change` has made of the real one, as directives by name. */
const withPolicy = (page, change) =>
  page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document' || new URL(route.request().url()).hostname !== '127.0.0.1') return route.fallback();
    const answer = await route.fetch();
    const headers = answer.headers();
    const directives = new Map(headers['content-security-policy'].split(';').map((directive) => /^\s*(\S+)\s*(.*?)\s*$/.exec(directive).slice(1)));
    change(directives);
    const policy = [...directives].map(([name, value]) => `${name} ${value}`).join('; ');
    return route.fulfill({ response: answer, headers: { ...headers, 'content-security-policy': policy } });
  });

/** Runs a probe in a fresh page; what it answered, and what the browser reported. */
const run = async (page, probe) => {
  await page.goto('/');
  await expect(heading(page)).toHaveText('Open an opportunity');
  await page.evaluate(() => {
    window.reports = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => window.reports.push(effectiveDirective));
    window.loaded = (element) =>
      new Promise((resolve) => {
        element.onload = () => resolve(true);
        element.onerror = () => resolve(false);
        document.body.append(element);
        // A blocked page in a frame is an empty one, and says nothing.
        document.addEventListener('securitypolicyviolation', () => resolve(false), { once: true });
      });
  });
  const worked = await page.evaluate(probe, STRANGER);
  return worked;
};

const reports = (page) => page.evaluate(() => window.reports);

for (const { name, directive, reported = directive, loosened, tightened, also = [], probe } of PROBES) {
  test(name, async ({ page, story }) => {
    story.expectError(/./);
    const asked = await answerStrangers(page);
    const without = (directives, names) => names.forEach((other) => directives.delete(other));
    const replace = (directives, by) => {
      const value = directives.get(directive);
      without(directives, [directive]);
      const text = typeof by === 'function' ? `${directive} ${by(value)}` : by;
      text?.split('; ').forEach((part) => directives.set(...part.split(/ (.*)/)));
    };
    const outcome = async () => {
      const worked = await run(page, probe);
      if (worked === 'manifest') return fetchesManifest(page);
      if (worked === 'left') return leaves(page);
      // What came is no font, but it came.
      if (worked === 'asked') return asked.length > 0;
      return worked;
    };

    if (tightened) await withPolicy(page, (directives) => replace(directives, tightened));
    else await withPolicy(page, (directives) => without(directives, also));
    if (!tightened) {
      expect(await outcome(), 'under the policy').toBe(false);
      await expect.poll(() => reports(page), 'reported').toContain(reported);
    } else {
      // The app itself does not start then, which says it.
      await page.goto('/');
      await expect(page.getByRole('alert')).toContainText('WebAssembly may be switched off');
    }

    await page.unroute('**/*');
    await withPolicy(page, (directives) => {
      without(directives, also);
      if (!tightened) replace(directives, loosened);
    });
    expect(await outcome(), `with ${directive} alone loosened`).toBe(true);
  });
}

/** Whether a manifest arrives when the browser is asked for it. */
const fetchesManifest = async (page) => {
  const cdp = await page.context().newCDPSession(page);
  const { data } = await cdp.send('Page.getAppManifest');
  await cdp.detach();
  return Boolean(data);
};

/** Whether the page is left for the stranger's. */
const leaves = async (page) => {
  const blocked = page.waitForFunction(() => window.reports?.length > 0).then(() => false, () => true);
  const left = page.waitForURL(`${STRANGER}/**`).then(() => true, () => false);
  return Promise.race([blocked, left]);
};

test('frame-ancestors: no page of another origin can show ours in a frame', async ({ page, story, sandbox }) => {
  story.expectError(/./);
  const outside = 'http://outside.example';
  await page.route(`${outside}/**`, (route) => route.fulfill({ contentType: 'text/html', body: `<iframe src="${sandbox.url}/"></iframe>` }));
  page.watched.moveTo(outside);
  const shown = async () => {
    await page.goto(`${outside}/`);
    const frame = page.frames()[1];
    await frame.waitForLoadState().catch(() => {});
    return frame.url().startsWith(sandbox.url);
  };
  // Answered by the story in both cases: from the network it would be kept out for another reason, since a page outside may
  // not reach into this machine.
  await withPolicy(page, () => {});
  const reported = page.waitForEvent('console', (message) => /violates .* directive: "frame-ancestors 'none'"/.test(message.text()));
  expect(await shown()).toBe(false);
  await reported;
  await page.unroute('**/*');
  await withPolicy(page, (directives) => directives.delete('frame-ancestors'));
  expect(await shown()).toBe(true);
});

test('every directive of the policy has a probe', async ({ page }) => {
  const policy = (await page.goto('/')).headers()['content-security-policy'];
  const names = policy.split(';').map((directive) => directive.trim().split(' ')[0]);
  const probed = new Set([...PROBES.map(({ directive }) => directive), 'frame-ancestors']);
  expect([...new Set(names)].sort()).toEqual([...probed].sort());
});
