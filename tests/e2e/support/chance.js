// Choices that a seed decides.
import process from 'node:process';
import { elements, members } from './json_text.js';

/** This run's: another each time, and named in its output; `SEED=7` chooses it again. */
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 32);

/** A function that gives whole numbers below its argument: always the same ones for the same seed (mulberry32). */
export const chance = (seed) => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

/** Notes the seed in the test's output. */
export const told = (info, kept) => {
  const seed = kept ?? SEED;
  info.annotations.push({ type: 'seed', description: String(seed) });
  if (kept === undefined) console.log(`${info.title}: SEED=${seed}`);
  return seed;
};

/** As many Ids of opportunities as wanted, from the list: as text, for one is more than JavaScript counts to. */
export const someIds = async (ask, below, count) => {
  const { TotalItems } = JSON.parse(await ask('/api/crm/crmopportunities?size=1'));
  const ids = [];
  while (ids.length < count) {
    const list = members(await ask(`/api/crm/crmopportunities?size=1&page=${below(TotalItems) + 1}`));
    const [record] = elements(list.get('Records'));
    ids.push(members(record).get('Id'));
  }
  return ids;
};
