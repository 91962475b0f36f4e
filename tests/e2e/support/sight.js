// What the page of one opportunity says, taken from it in one go.

/** Every text by where it stands, folds included: to be run in the page. */
export const sight = () => {
  const squeezed = (text) => text.replace(/\s+/g, ' ').trim();
  const text = (element) => (element ? squeezed(element.textContent) : null);
  const view = document.querySelector('#view');
  const one = (selector) => view.querySelector(selector);

  /** A line's value without what can be done with it. */
  const value = (dd) => {
    const copy = dd.cloneNode(true);
    for (const extra of copy.querySelectorAll('button, .mark, .when > dl')) extra.remove();
    const time = dd.querySelector('time');
    const entries = [...dd.querySelectorAll('.when > dl > dt')].map((dt) => [text(dt), text(dt.nextElementSibling)]);
    return { text: time ? text(time) : text(copy), datetime: time?.dateTime, more: Object.fromEntries(entries) };
  };
  const rows = (section) => [...section.querySelectorAll('dl > div')].filter((row) => row.firstElementChild?.tagName === 'DT').map(({ children: [dt, dd] }) => [text(dt), value(dd)]);

  const sections = [...view.querySelectorAll('.card')];
  const titled = (title) => sections.find((section) => section.getAttribute('aria-label') === title);
  const notes = titled('Notes').cloneNode(true);
  for (const extra of notes.querySelectorAll('h2, summary')) extra.remove();
  const custom = titled('Custom fields');
  return {
    id: text([...view.querySelectorAll('dt')].find((dt) => text(dt) === 'Id')?.nextElementSibling),
    title: text(one('h1')),
    documentTitle: squeezed(document.title),
    badges: [...view.querySelectorAll('.strip .badge')].map((badge) => text(badge.lastElementChild)),
    worth: text(one('.strip .money')),
    exactly: text(one('.strip .exact code')),
    who: text(one('.strip-more').firstElementChild),
    followUp: text(one('.strip-more time')?.parentElement.parentElement),
    currency: text(one('.strip-more').lastElementChild),
    lines: sections.filter((section) => section !== custom).flatMap(rows),
    customFields: rows(custom).map(([label, { text }]) => [label, text]),
    notes: squeezed(notes.textContent),
    attribution: text(one('.attribution')) ?? '',
    signals: [...view.querySelectorAll('.signals summary')].map((summary) => text(summary.lastElementChild)),
    all: squeezed(view.innerText),
  };
};
