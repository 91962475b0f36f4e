// Records beyond any usual size are there to the last letter, and what is folded begins with what matters.
import { heading } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

// Without other roles, custom fields keep the names that arrived.
test.use({ user: 'reader@example.com' });

const open = async (page, sandbox, id) => {
  await page.goto(`/opportunities/${id}`);
  await expect(heading(page)).toBeVisible();
  const { access_token } = await sandbox.session('admin@example.com');
  return (await fetch(sandbox.url + recordPath(id), { headers: { Authorization: `Bearer ${access_token}` } })).json();
};

const words = (text) => text.split(/\s+/).filter(Boolean);

test('200 kB of notes: the first lines are in sight, and all of them on demand', async ({ page, sandbox }) => {
  const { Notes } = await open(page, sandbox, 54);
  expect(Notes.length).toBeGreaterThan(200_000);
  const notes = page.getByRole('region', { name: 'Notes' });
  const folded = (await notes.innerText()).replace('Show all notes', '').replace('Notes', '');
  const [first, second] = Notes.split('\n').filter(Boolean);
  expect(folded).toContain(first);
  expect(folded).toContain(second);
  expect(folded.length).toBeLessThan(3000);
  // What is in sight is the beginning, word for word.
  expect(words(Notes).slice(0, words(folded).length)).toEqual(words(folded));
  await expect(notes.getByText(first).first()).toBeInViewport();

  await notes.getByText('Show all notes').click();
  const unfolded = (await notes.innerText()).replace('Notes', '');
  expect(words(unfolded).join(' ') === words(Notes).join(' '), 'every word of the notes, in order').toBe(true);
  const lines = (text) => text.split('\n').filter((line) => line.trim()).length;
  expect(lines(unfolded), 'lines').toBe(lines(Notes));
});

test('500 custom fields: each has its name and its value', async ({ page, sandbox }) => {
  const { CustomFields } = await open(page, sandbox, 57);
  expect(CustomFields.Data).toHaveLength(500);
  const region = page.getByRole('region', { name: 'Custom fields' });
  await expect(region.locator('dl > div')).toHaveCount(500);
  const shown = await region.locator('dl > div').evaluateAll((rows) => rows.map(({ children: [name, value] }) => [name.innerText.trim(), value.innerText.trim()]));
  expect(shown).toEqual(CustomFields.Data.map(({ Name, Value }) => [Name.trim(), Value.trim()]));
});

test('a megabyte of notes: what is in sight is still the beginning, and the end is there', async ({ page, sandbox }) => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `Line ${index + 1}: they rang about the desks by the window`);
  await sandbox.put(601, JSON.stringify({ Id: 601, Name: 'A megabyte', Notes: lines.join('\n') }));
  await open(page, sandbox, 601);
  const notes = page.getByRole('region', { name: 'Notes' });
  await expect(notes.getByText(/^Line 1:/)).toBeInViewport();
  await notes.getByText('Show all notes').click();
  const shown = (await notes.innerText()).split('\n').filter((line) => line.startsWith('Line'));
  expect(shown).toHaveLength(lines.length);
  expect(shown.at(-1)).toBe(lines.at(-1));
});
