// What stands above an opportunity.

/** Chooses an entry of “Take away”. */
export const take = async (page, name) => {
  await page.getByText('Take away', { exact: true }).click();
  await page.getByRole('button', { name }).click();
};
