// The addresses of scripts that run beside the page. Trusted Types, where a browser has them, let no other pass.

import { base } from './module.js';

const NAMES = {
  service: () => 'sw.js',
  languages: () => document.querySelector('meta[name="opportune:languages"]').content,
};
const createScriptURL = (which) => base().pathname + NAMES[which]();
let policy;

/** Where one of them is. */
export const scriptURL = (which) => (policy ??= window.trustedTypes?.createPolicy('opportune', { createScriptURL }) ?? { createScriptURL }).createScriptURL(which);
