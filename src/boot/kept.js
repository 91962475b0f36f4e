// What the browser keeps for us. Storage can be forbidden by the visitor's settings: then nothing is kept.

/** Until the tab closes. */
export const TAB = 'sessionStorage';
/** Until somebody clears it. */
export const BROWSER = 'localStorage';

export const get = (storage, key) => {
  try {
    return window[storage].getItem(key);
  } catch {
    return null;
  }
};

/** Keeps a text; null forgets it. */
export const set = (storage, key, text) => {
  try {
    if (text === null) window[storage].removeItem(key);
    else window[storage].setItem(key, text);
  } catch {
    // not kept
  }
};

/** The keys under which something is kept. */
export const keys = (storage) => {
  try {
    return Object.keys(window[storage]);
  } catch {
    return [];
  }
};
