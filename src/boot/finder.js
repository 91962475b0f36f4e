// The second module: the pages that find and compare, and what tells their first rows. Its files are loaded when one of
// those pages is opened, each held by the browser against its hash, which the shell knows.

import { base, beginModule } from './module.js';

let finding;
let styled;
let tries = 0;

/**
 * Where one of its files is, and its hash: as the shell lists them, after the name of the script. What rebuilds on
 * every change lists none. Browsers remember that an import, or a hash, has failed: the next try has an address of its own.
 */
const part = (end, nth, stem = 'find') => {
  const [script, ...hashes] = document.querySelector('meta[name="opportune:find"]').content.split(' ');
  const name = script.replace('find', stem).replace('.js', end);
  const { href } = new URL(name + (tries ? `?${tries}` : ''), base());
  return { href, integrity: hashes[nth] ?? '' };
};

const link = (rel, { href, integrity }) => {
  const made = Object.assign(document.createElement('link'), { rel, integrity, href });
  document.head.append(made);
  return made;
};

/** Imports a script as its preload has found it: whole and unaltered, or not at all. `import` takes no hash itself. */
const checked = (script) => {
  link('modulepreload', script);
  return import(script.href);
};

const load = async () => {
  styled = new Promise((resolve, reject) => Object.assign(link('stylesheet', part('.css', 2)), { onload: resolve, onerror: reject }));
  await beginModule(checked(part('.js', 0)), part('_bg.wasm', 1), styled);
};

/** Loads it once, or again where that failed; in the end with the whole page, whose names may be of an earlier deployment. */
export const finder = () => {
  if (tries > 2 && navigator.onLine) location.reload();
  return (finding ??= load().catch((error) => {
    finding = undefined;
    tries += 1;
    throw error;
  }));
};

/** Tells the first rows of the list, once their style is there. What a query asks for, only the app knows. */
export const tellRows = async (asked) => {
  if (location.search) return;
  const [{ tell }] = await Promise.all([checked(part('.js', 3, 'find_rows')), styled]);
  await tell(asked);
};
