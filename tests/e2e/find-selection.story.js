// What is selected belongs to the visitor: it outlives a session that ended by itself, and never signing out.
import { said } from './support/find_page.js';
import { heading } from './support/record.js';
import { signInWith } from './support/sign_in.js';
import { expect, test } from './support/story.js';

test.use({ user: null });

const boxes = (page) => page.getByRole('checkbox', { name: /^Select / });

/** Signs in, and selects two. */
const selectTwo = async (page) => {
  await page.goto('/opportunities?q=berlin+arch');
  await signInWith(page, 'admin@example.com');
  await expect(said(page)).toHaveText(/ of 6,005 opportunities$/);
  await boxes(page).nth(0).check();
  await boxes(page).nth(1).check();
  await expect(said(page)).toHaveText(/, 2 selected$/);
};

/** The session ends, and the list notices. */
const end = async (page, sandbox) => {
  await sandbox.fault('/api/token', { status: 400, body: '{"error":"invalid_grant"}' });
  await sandbox.expireTokens();
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('alert')).toContainText('Your session has ended');
  await sandbox.mend();
};

test('the same visitor finds it again after an ended session', async ({ page, sandbox, story }) => {
  story.expectError(/401|400/);
  await selectTwo(page);
  await end(page, sandbox);
  await signInWith(page, 'admin@example.com');
  await expect(said(page)).toHaveText(/ of 6,005 opportunities, 2 selected$/);
  await expect(boxes(page).nth(0)).toBeChecked();
  await expect(boxes(page).nth(1)).toBeChecked();
  await expect(boxes(page).nth(2)).not.toBeChecked();
});

test('what is no longer there is no longer selected', async ({ page, sandbox }) => {
  await selectTwo(page);
  await sandbox.control('DELETE', `records/${await boxes(page).nth(0).inputValue()}`);
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(said(page)).toHaveText(/ of 6,004 opportunities, 1 selected$/);
});

test('somebody else does not, and then nobody does', async ({ page, sandbox, story }) => {
  story.expectError(/401|400/);
  await selectTwo(page);
  await end(page, sandbox);
  await signInWith(page, 'reader@example.com');
  await expect(page.getByRole('alert')).toContainText('may not list');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signInWith(page, 'admin@example.com');
  await expect(said(page)).toHaveText(/ of 6,005 opportunities$/);
});

test('signing out ends it, here or in another tab', async ({ page, sandbox, context, story }) => {
  story.expectError(/401|400/);
  await selectTwo(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signInWith(page, 'admin@example.com');
  await expect(said(page)).toHaveText(/ of 6,005 opportunities$/);
  await boxes(page).nth(0).check();
  await boxes(page).nth(1).check();
  // It ended by itself, and then somebody signs out elsewhere.
  const other = await context.newPage();
  await other.goto('/');
  await expect(heading(other)).toHaveText('Open an opportunity');
  await end(page, sandbox);
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(other)).toHaveText('Sign in');
  await signInWith(page, 'admin@example.com');
  await expect(said(page)).toHaveText(/ of 6,005 opportunities$/);
});
