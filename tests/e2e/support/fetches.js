// What the page itself asks for, noted as it asks.

/** From the next page on, notes each call of `fetch` with the time of the visitor's clock. */
export const noteFetches = (page) =>
  page.addInitScript(() => {
    const { fetch } = window;
    window.fetched = [];
    window.fetch = (url, ...more) => {
      window.fetched.push({ url: String(url), at: Date.now() });
      return fetch(url, ...more);
    };
  });

/** The calls for addresses that begin so, in order. */
export const fetches = (page, beginning) => page.evaluate((beginning) => window.fetched.filter(({ url }) => url.startsWith(beginning)), beginning);
