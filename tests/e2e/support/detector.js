// Whoever runs a string of the corpus is heard here: to be installed before anything else of a page.

/** What ran, as numbers of the corpus or as words: `window.ran`. To be run in the page. */
export const detect = () => {
  window.ran = [];
  window.fired = (number) => window.ran.push(number);
  for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) {
    const hear = (...what) => window.ran.push(`${name}: ${what.join(' ')}`);
    Object.defineProperty(window, name, { value: hear, writable: true, configurable: true });
  }
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => window.ran.push(`against the policy: ${effectiveDirective} ${blockedURI}`));
};
