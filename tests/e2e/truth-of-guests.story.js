// What stands beside the record is true too: stages, telephone numbers, names, custom fields and moves, compared with an
// independent reading of the API's own answers (support/guest_reading.js).
import { chance, someIds, told } from './support/chance.js';
import { guestReading } from './support/guest_reading.js';
import { field, heading } from './support/record.js';
import { guestsCame } from './support/guests.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

const HOW_MANY = 15;

/** Those with everybody beside them, and custom fields, boards and histories that are not as they should be. */
const NAMED = [1, 4, 66, 80, 82, 83, 86, 88, 89];

/** How many moves are in sight at first. */
const MOVES = 20;

/** What the page says of its guests, in the shape of their reading: to be run in the page. */
const seen = () => {
  const text = (element) => (element ? element.textContent.replace(/\s+/g, ' ').trim() : null);
  const view = document.querySelector('#view');
  const titled = (title) => view.querySelector(`.card[aria-label="${title}"]`);
  const value = (label) => text([...view.querySelectorAll('dt')].find((dt) => text(dt) === label)?.nextElementSibling);
  const move = (item) => {
    const when = item.querySelector('time');
    const who = [...item.querySelectorAll('.hint > span')].at(-1);
    return `${text(item.firstElementChild)} | ${when ? text(when).replaceAll(',', '').replace('Sept', 'Sep') : 'at an unknown time'} | ${text(who)}`;
  };
  const path = view.querySelector('.path:not([hidden])');
  // Where the present stage's time stands a second time, it is the one beside its segment.
  const [time, again] = ['[aria-current=step] .step-time', '.path-now'].map((part) => text(path?.querySelector(part)) ?? '');
  const stage = text(path?.querySelector('.path-words'));
  return {
    stage: stage && again === `· ${time}` ? stage.slice(0, -again.length).trim() : stage,
    phones: ['Mobile phone', 'Landline'].map(value).filter((number) => number !== null),
    referrer: value('Referrer'),
    agent: value('Agent'),
    labels: [...titled('Custom fields').querySelectorAll('dt')].map(text),
    moves: [...view.querySelectorAll('.moves > li')].map(move),
  };
};

const squeezed = (text) => text.replace(/\s+/g, ' ').trim();

const compare = async (page, sandbox, ids) => {
  const ask = await sandbox.asker();
  for (const id of ids) {
    const expected = await guestReading(ask, await ask(recordPath(id)));
    await page.goto(`/opportunities/${id}`);
    await expect(heading(page)).toBeVisible();
    await expect(field(page, 'Id')).toHaveText(String(id));
    const want = { ...expected, labels: expected.labels.map(squeezed), phones: expected.phones.map(squeezed), moves: expected.moves.map(squeezed).slice(0, MOVES) };
    // Guests come one after the other, and not every record has all of them.
    await expect.configure({ soft: true }).poll(() => page.evaluate(seen), `opportunity ${id}`).toEqual(want);
  }
  return ask;
};

test('of records whose board, history or people are unusual', async ({ page, sandbox }) => {
  await compare(page, sandbox, NAMED);
});

test('of generated records, chosen by this run’s seed', async ({ page, sandbox }, info) => {
  const below = chance(told(info));
  const ask = await sandbox.asker();
  const ids = await someIds(ask, below, HOW_MANY);
  await compare(page, sandbox, ids);
});

test('numbers that can be dialled are links that dial them', async ({ page, sandbox }) => {
  await page.goto('/opportunities/4');
  await guestsCame(page, sandbox);
  const link = field(page, 'Mobile phone').getByRole('link');
  const digits = (await link.textContent()).replace(/[^\d+]/g, '');
  await expect(link).toHaveAttribute('href', `tel:${digits}`);
});
