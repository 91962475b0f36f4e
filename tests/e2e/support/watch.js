// What nobody sees and no page may do: errors in the console, breaches of the policy, requests to strangers.

/** Listens to a page; `complaints()` are in the order they came. */
export const watch = (page, origin) => {
  const complaints = [];
  const expected = [];
  const allowed = [];
  const complain = (text) => {
    if (!expected.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  page.on('console', (message) => {
    // The browser itself reports answers that stories ask for, such as a 404 of the API.
    const ofTheApi = message.text().startsWith('Failed to load resource') && message.location().url.startsWith(`${origin}/api/`);
    if (message.type() === 'error' && !ofTheApi) complain(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complain(`uncaught: ${error.message}`));
  page.on('dialog', (dialog) => {
    complain(`a dialog opened: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (![origin, ...allowed].includes(new URL(request.url()).origin)) complain(`request to a stranger: ${request.url()}`);
  });
  return {
    complaints: () => complaints,
    /** From now on this origin is the page's own. */
    moveTo: (other) => (origin = other),
    /** An origin beside it that may be asked. */
    allow: (other) => allowed.push(other),
    expectError: (pattern) => expected.push(pattern),
  };
};
