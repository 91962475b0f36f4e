// On paper: the whole record as of one moment, with nothing to press.
import { guestsCame } from './support/guests.js';
import { heading, plain } from './support/record.js';
import { recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

const open = async (page, id) => {
  await page.goto(`/opportunities/${id}`);
  await expect(heading(page)).toBeVisible();
};

/** What the sandbox answers for a record. */
const answer = async (sandbox, id) => {
  const { access_token } = await sandbox.session('admin@example.com');
  return (await fetch(sandbox.url + recordPath(id), { headers: { Authorization: `Bearer ${access_token}` } })).json();
};

const onPaper = async (page) => {
  await page.emulateMedia({ media: 'print' });
  return plain(await page.locator('body').innerText());
};

test('the sheet has the record, its address and its day, and nothing to press', async ({ page, sandbox }) => {
  await open(page, 1);
  await guestsCame(page, sandbox);
  const text = await onPaper(page);
  for (const said of ['Twelve desks for Meyer', '£14,250.50', 'Lost', 'Ingrid Meyer', 'Fri, 5 Jun 2026', 'Loss reason', 'Price', 'Stage 8 of 8', 'History']) expect(text).toContain(said);
  expect(text).toContain(`${sandbox.url}/opportunities/1 · as of Wed, 10 Jun 2026, 10:30 (Europe/London)`);
  await expect(page.locator('button, dialog, .menu, a.skip, header.bar').filter({ visible: true })).toHaveCount(0);
});

test('dates are absolute there', async ({ page, sandbox }) => {
  await open(page, 1);
  await guestsCame(page, sandbox);
  expect(await page.getByRole('main').innerText()).toContain('days ago');
  expect(await onPaper(page)).not.toMatch(/\bago\b|\byesterday\b|last month|Updated just now/);
});

test('the address and the day are those of the record on show', async ({ page, sandbox }) => {
  await open(page, 89);
  await page.getByRole('region', { name: 'Other opportunities of this customer' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/90$/);
  await expect(heading(page)).toContainText('the other');
  await page.clock.fastForward('02:00:00');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Updated just now')).toBeVisible();
  expect(await onPaper(page)).toContain(`${sandbox.url}/opportunities/90 · as of Wed, 10 Jun 2026, 12:30 (Europe/London)`);
});

for (const [id, stages] of [[4, 8], [82, 40]]) {
  test(`on A4 the stages have their names, all ${stages} of them`, async ({ page }) => {
    await page.setViewportSize({ width: 718, height: 1000 }); // 210 mm less two margins of 10 mm, at 96 px an inch
    await open(page, id);
    const names = page.locator('.step-name');
    await expect(names).toHaveCount(stages);
    await page.waitForLoadState('networkidle'); // drawn anew with the moves
    await page.emulateMedia({ media: 'print' });
    const boxes = await names.evaluateAll((elements) => elements.map((name) => name.getBoundingClientRect().toJSON()));
    for (const { width, left, right } of boxes) {
      expect(width).toBeGreaterThan(20);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(718);
    }
  });
}

test('a screen shows none of that', async ({ page, sandbox }) => {
  await open(page, 1);
  await expect(page.getByText(`${sandbox.url}/opportunities/1`)).toBeHidden();
});

test('long notes are printed in full, though they are folded on the screen', async ({ page, sandbox }) => {
  await open(page, 54);
  const { Notes } = await answer(sandbox, 54);
  const fold = page.getByText('Show all notes');
  await expect(fold).toBeVisible();
  const text = (await onPaper(page)).replace(/\s/g, '');
  expect(text.includes(Notes.replace(/\s/g, '')), 'all of the notes').toBe(true);
  await expect(fold).toBeHidden();
});

test('of a long history it says how much is not printed', async ({ page }) => {
  await open(page, 85);
  const more = page.getByRole('button', { name: /^Show 1,98\d more/ });
  const [, hidden] = /Show ([\d,]+) more/.exec(await more.innerText());
  expect(await onPaper(page)).toContain(`Older moves not printed: ${hidden}`);
  await expect(more).toBeHidden();
});

test('a title of any length is printed in full', async ({ page, sandbox }) => {
  await open(page, 48);
  const { Name } = await answer(sandbox, 48);
  await page.emulateMedia({ media: 'print' });
  const { scrollHeight, clientHeight } = await heading(page).evaluate(({ scrollHeight, clientHeight }) => ({ scrollHeight, clientHeight }));
  expect(scrollHeight).toBeLessThanOrEqual(clientHeight + 1);
  await expect(heading(page)).toHaveText(Name);
});

// Points: 72 to the inch.
for (const [format, width, height] of [['A4', 595, 842], ['Letter', 612, 792]]) {
  test(`${format} sheets come out of it`, async ({ page, sandbox }) => {
    await open(page, 54);
    const long = await sheets(page, format);
    expect(Math.abs(long.width - width)).toBeLessThan(2);
    expect(Math.abs(long.height - height)).toBeLessThan(2);
    // 200 kB at some 4,500 characters to a dense sheet.
    expect(long.count).toBeGreaterThan(40);
    // Browsers that cannot unfold by style are told before they print.
    await expect(page.locator('details.fold')).toHaveAttribute('open', '');

    await open(page, 4);
    await guestsCame(page, sandbox);
    expect((await sheets(page, format)).count).toBeLessThanOrEqual(2);
  });
}

/** How many sheets a print gives, and of what size. */
const sheets = async (page, format) => {
  const pdf = (await page.pdf({ format, margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } })).toString('latin1');
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf).map(Number);
  return { width, height, count: pdf.match(/\/Type \/Page\b/g).length };
};
