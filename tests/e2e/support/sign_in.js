// The sign-in page, as visitors use it.
import { PASSWORD } from './sandbox.js';

/** Fills in email and password. */
export const fillIn = async (page, email, password = PASSWORD) => {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
};

/** Fills in the form and sends it. */
export const signInWith = async (page, email, password) => {
  await fillIn(page, email, password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

/** Signs in with a token made elsewhere. */
export const pasteToken = async (page, token) => {
  await page.getByLabel('Bearer token').fill(token);
  await page.getByRole('button', { name: 'Use token' }).click();
};
