// One tab for a long time: many opportunities, a quick clock, and what is left behind at the end.
import { appendFile } from 'node:fs/promises';
import process from 'node:process';

/** Whether this is the long version (`cargo xtask soak`): the file its figures go into. */
export const long = process.env.SOAK;

/** Leaves a line of figures for `cargo xtask soak`. */
export const report = async (what, figures) => {
  if (long) await appendFile(long, `${JSON.stringify({ what, figures })}\n`);
};

/**
 * Before anything of the page runs: its clock goes so many times as fast from now on, except while a request is under way,
 * whose time limit would be over before a busy machine has answered; and what the page starts is counted. The app keeps its
 * pace of 120 requests a minute, and nobody waits that long for it.
 */
export const quicken = (page, speed) =>
  page.addInitScript((speed) => {
    const { Date: RealDate, setTimeout, clearTimeout, setInterval, clearInterval, fetch } = window;
    const { createObjectURL, revokeObjectURL } = URL;
    const open = { timers: new Map(), intervals: new Set(), requests: new Set(), urls: new Set() };
    const clock = { shows: RealDate.now(), since: RealDate.now(), speed };
    const now = () => Math.round(clock.shows + (RealDate.now() - clock.since) * clock.speed);
    const arm = (timer) => (timer.handle = setTimeout(timer.over, (timer.due - now()) / clock.speed));
    const requestsChanged = () => {
      const next = open.requests.size ? 1 : speed;
      if (next === clock.speed) return;
      Object.assign(clock, { shows: now(), since: RealDate.now(), speed: next });
      for (const timer of open.timers.values()) clearTimeout(timer.handle), arm(timer);
    };
    window.Date = class extends RealDate {
      constructor(...args) {
        super(...(args.length ? args : [now()]));
      }
      static now = now;
    };
    let timers = 0;
    window.setTimeout = (then, ms = 0, ...args) => {
      const id = (timers += 1);
      const timer = { due: now() + ms, over: () => (open.timers.delete(id), then(...args)) };
      open.timers.set(id, timer);
      arm(timer);
      return id;
    };
    window.clearTimeout = (id) => (clearTimeout(open.timers.get(id)?.handle), open.timers.delete(id));
    window.setInterval = (then, ms, ...args) => {
      const timer = setInterval(then, ms / speed, ...args);
      open.intervals.add(timer);
      return timer;
    };
    window.clearInterval = (timer) => (open.intervals.delete(timer), clearInterval(timer));
    // Under way until the last byte is read, or nobody wants it any more.
    window.fetch = async (resource, init) => {
      const request = {};
      const ended = () => open.requests.delete(request) && requestsChanged();
      open.requests.add(request);
      requestsChanged();
      init?.signal?.addEventListener('abort', ended);
      try {
        const response = await fetch(resource, init);
        if (!response.body) ended();
        return new Response(response.body?.pipeThrough(new TransformStream({ flush: ended })), response);
      } catch (error) {
        ended();
        throw error;
      }
    };
    URL.createObjectURL = (blob) => {
      const url = createObjectURL.call(URL, blob);
      open.urls.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => (open.urls.delete(url), revokeObjectURL.call(URL, url));
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...args) => {
      const made = await instantiate.apply(WebAssembly, args);
      window.soak.memory = (made.exports ?? made.instance.exports).memory;
      return made;
    };
    window.soak = { open, memory: undefined };
  }, speed);

/** Waits until everything that was asked for is there and no timer is left that would ask for more. */
export const atRest = (page) => page.waitForFunction(() => window.soak.open.requests.size === 0 && window.soak.open.timers.size === 0, undefined, { polling: 20 });

/** In the page: what the browser notes down of every step, its history and its tabs, takes longer than the page does. */
export const withoutNotes = (page) =>
  page.addInitScript(() => {
    History.prototype.pushState = History.prototype.replaceState;
    Object.defineProperty(Document.prototype, 'title', { get: () => '', set: () => {} });
  });

/** What the tab holds after everything that can be thrown away is. */
export const holds = async (page, cdp) => {
  await page.evaluate(async () => {
    // Between two guests there is a moment with nothing under way: only rest that lasts is rest.
    const { open } = window.soak;
    for (let quiet = 0; quiet < 60; quiet = open.requests.size + open.timers.size === 0 ? quiet + 1 : 0) await new Promise(requestAnimationFrame);
  });
  for (let times = 0; times < 3; times += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = (name) => metrics.find((entry) => entry.name === name).value;
  const open = await page.evaluate(() => {
    const { open, memory } = window.soak;
    return { wasm: memory.buffer.byteLength, ...Object.fromEntries(Object.entries(open).map(([what, some]) => [what, some.size])) };
  });
  return { ...open, heap: metric('JSHeapUsedSize'), nodes: metric('Nodes'), listeners: metric('JSEventListeners'), documents: metric('Documents') };
};

/** Goes to an opportunity as a visitor does: by a link within the page, which the app follows. */
export const follow = async (page, id) => {
  await page.evaluate((id) => {
    const link = document.createElement('a');
    link.href = `/opportunities/${id}`;
    document.body.append(link);
    link.click();
    link.remove();
  }, id);
  await page.waitForFunction((id) => location.pathname.endsWith(`/${id}`) && document.querySelector('main h1')?.textContent && !document.querySelector('#skeleton'), id, { polling: 20 });
};

/** Uses every way to take the opportunity along; files and texts go nowhere. */
export const takeAll = (page) =>
  page.evaluate(() => {
    for (const button of document.querySelectorAll('.toolbar .menu-entry')) if (/Copy|\.ics|\.vcf|\.csv|Save/.test(button.textContent)) button.click();
  });
