// Signing in with email and password, and everything that can stand in the way of it.
import { PASSWORD, recordPath } from './support/sandbox.js';
import { expect, test } from './support/story.js';

test.use({ user: null });

/** Fills in the form and sends it. */
const signIn = async (page, email, password = PASSWORD) => {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

test('signed out, the sign-in page stands where the link pointed', async ({ page, story, sandbox }) => {
  await page.goto('/opportunities/87654321');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await expect(page).toHaveURL('/opportunities/87654321');
  await expect(page).toHaveTitle(/^Sign in/);
  await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0);
  expect(await sandbox.requests()).toEqual([]);
  await story.end('form');
});

test('after signing in the opportunity of the link is there', async ({ page, story, sandbox }) => {
  await page.goto('/opportunities/87654321');
  await signIn(page, 'reader@example.com');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('CrmOpportunity Example');
  await expect(page).toHaveURL('/opportunities/87654321');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  const requests = await sandbox.requests(recordPath(87654321));
  expect(requests).toHaveLength(1);
  await story.end('signed-in');
});

test('a wrong password is said in the form, which keeps the email', async ({ page, story, sandbox }) => {
  await page.goto('/');
  await signIn(page, 'admin@example.com', 'wrong');
  await expect(page.getByRole('alert')).toContainText('Email or password is wrong');
  await expect(page.getByLabel('Email')).toHaveValue('admin@example.com');
  expect((await sandbox.requests()).map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual(['POST /api/token 400']);
  await story.end('wrong-password');
});
