// On a slow line the record is there long before the app. What needs no deciding is then shown at once, where it will
// stand: the title and the notes, as the texts they are.

/** An app that comes within so many milliseconds of the answer shows the whole page at once, and nothing twice. */
const PATIENCE_MS = 200;
/** No more than so many characters of an answer are looked at. */
const LONGEST = 65_536;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The text of an answer that somebody else reads, too; nothing if it is longer than what is looked at. */
const textOf = async (response) => {
  const reader = response.clone().body.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ''; ; ) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > LONGEST) return reader.cancel();
  }
};

/** Whether the app will show a text letter for letter: it shows something, and has neither markup nor words too long for a line. */
const isPlain = (text) => typeof text === 'string' && /[^\p{DI}\s\p{Cc}]/u.test(text) && !/<|\S{100}/.test(text);

/** Puts title and notes of the record with this Id into the skeleton, unless the app is there or nobody asks for it by then. */
export const preview = async ({ response, controller }, id) => {
  const answer = await response;
  if (answer.status !== 200) return;
  const [json] = await Promise.all([textOf(answer), pause(PATIENCE_MS)]);
  const record = JSON.parse(json);
  const outline = document.querySelector('#skeleton');
  const wanted = outline && !controller.signal.aborted && !('app' in document.documentElement.dataset);
  if (!wanted || String(record.Id) !== id) return;
  const told = outline.cloneNode(true); // in place of the outline: what nobody could read has no place to move from
  for (const place of told.querySelectorAll('[data-field]')) {
    const text = record[place.dataset.field];
    if (!isPlain(text)) continue;
    place.textContent = text;
    place.closest('.visually-hidden')?.classList.remove('visually-hidden');
  }
  outline.replaceWith(told);
};
