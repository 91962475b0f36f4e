// On a slow line the record is there long before the app, and everywhere before the app has drawn it. What needs no
// deciding is shown at once, where it will stand: the title and the notes, as the texts they are.

import { painted } from './painted.js';
import { idInPath } from './request.js';
import { isPlain, jsonOf } from './told.js';

/** No more than so many characters of an answer are looked at. */
const LONGEST = 65_536;

/**
 * Puts title and notes of the record with this Id into the skeleton, unless that is gone by then, or stands for another.
 * Resolves once they are painted.
 */
export const preview = async ({ response, controller }, id) => {
  const record = await jsonOf(await response, LONGEST);
  const outline = document.querySelector('#skeleton');
  if (!outline || controller.signal.aborted || String(record?.Id) !== id || idInPath(location.pathname) !== id) return;
  const told = outline.cloneNode(true); // in place of the outline: what nobody could read has no place to move from
  told.dataset.id = id;
  for (const place of told.querySelectorAll('[data-field]')) {
    const text = record[place.dataset.field];
    if (!isPlain(text)) continue;
    place.textContent = text;
    place.closest('.visually-hidden')?.classList.remove('visually-hidden');
  }
  outline.replaceWith(told);
  await painted();
};
