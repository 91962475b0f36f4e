// What stands beside a record: asked for one after the other, when the record is there.
import { expect } from '@playwright/test';

const GUESTS = ['/api/crm/crmboardcolumns?', '/api/crm/crmopportunityhistories?', '/api/crm/customfields?', '/api/spaces/coworkers/', '/api/crm/crmopportunities?'];

/** Waits until every kind of guest has been asked for, and the page is at rest. */
export const guestsCame = async (page, sandbox) => {
  const awaited = async () => {
    const asked = await sandbox.requests();
    return GUESTS.filter((guest) => !asked.some(({ path }) => path.startsWith(guest)));
  };
  await expect.poll(awaited, 'guests still to come').toEqual([]);
  await page.waitForLoadState('networkidle');
};
