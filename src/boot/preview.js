// On a slow line the record is there long before the app. What needs no deciding is then shown at once, where it will
// stand: the title and the notes, as the texts they are.

import { isPlain, jsonOf } from './told.js';

/** No more than so many characters of an answer are looked at. */
const LONGEST = 65_536;
/** An app that comes within so many milliseconds of the answer shows the whole page at once, and nothing twice. */
const PATIENCE_MS = 30;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Puts title and notes of the record with this Id into the skeleton, unless the app is there or nobody asks for it by then. */
export const preview = async ({ response, controller }, id) => {
  const [record] = await Promise.all([jsonOf(await response, LONGEST), pause(PATIENCE_MS)]);
  const outline = document.querySelector('#skeleton');
  if (!outline || controller.signal.aborted || String(record?.Id) !== id) return;
  const told = outline.cloneNode(true); // in place of the outline: what nobody could read has no place to move from
  for (const place of told.querySelectorAll('[data-field]')) {
    const text = record[place.dataset.field];
    if (!isPlain(text)) continue;
    place.textContent = text;
    place.closest('.visually-hidden')?.classList.remove('visually-hidden');
  }
  outline.replaceWith(told);
};
