// What the page is about, asked for with the first bytes of HTML.

import { api, tabs } from './tabs.js';

/** The Id in a path such as /base/opportunities/123: the rule of `OpportunityId` (a test holds the two together). */
export const idInPath = (path) => {
  const id = /\/opportunities\/([1-9]\d{0,18})$/.exec(path)?.[1];
  return id && BigInt(id) <= 9223372036854775807n ? id : undefined;
};

/** What the page is about, below the API root: a record, or the first rows of the list. The app asks the same; stories count. */
export const resource = (id) => {
  if (id) return `crm/crmopportunities/${id}`;
  return /\/opportunities\/?$/.test(location.pathname) ? 'crm/crmopportunities?orderBy=Id&size=12&page=1' : undefined;
};

/** The token of this tab's session and whether it has to be renewed first; nothing if nobody is signed in. */
export const session = () => {
  try {
    const { access_token: token, expires_at: expires, refresh_token: refresh } = JSON.parse(tabs.session());
    // The visitor's clock may be wrong: without a way to renew the session only the API can say whether it has ended.
    return token && { token, toRenew: refresh && typeof expires === 'number' && expires <= Date.now() };
  } catch {
    return undefined;
  }
};

/** A request under way, since so many milliseconds after 1970, for whoever takes it. */
export const ask = (resource, token, started = Date.now()) => {
  const controller = new AbortController();
  const response = fetch(`${api()}/${resource}`, {
    headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
    signal: controller.signal,
    credentials: 'omit',
    cache: 'no-store',
  });
  tabs.hold(response);
  response.catch(() => {}); // whoever takes it handles it; until then it is not an unhandled rejection
  return { resource, token, response, controller, started };
};
