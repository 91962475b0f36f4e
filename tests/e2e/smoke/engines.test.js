// The smoke story in the engines that the other stories do not use.
import { after, before, test } from 'node:test';
import { Sandbox } from '../support/sandbox.js';
import { openBrowser } from './browsers.js';
import { visit } from './visit.js';

let sandbox;
before(async () => (sandbox = await Sandbox.start()));
after(() => sandbox?.stop());

for (const engine of ['firefox', 'webkit']) {
  test(`a visit in ${engine}`, async () => {
    const { browser, close } = await openBrowser(engine);
    try {
      await visit(browser, sandbox.url);
    } finally {
      await close();
    }
  });
}
