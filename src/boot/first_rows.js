// On a slow line the first rows of the list are there long before what draws them. What needs no deciding is then shown
// at once, where it will stand: titles that lead to their opportunities, customers, stages.

import { isPlain, jsonOf } from './told.js';

/** No more than so many characters of an answer are looked at. */
const LONGEST = 1_048_576;

/** The outline of the page: `style/find/first-rows.css` makes each part as high as what will stand there. */
const OUTLINE = ['search', 'menus', 'count', 'order', 'head'];

/** To those who listen the rows are a list. */
const ROLES = { rows: 'list', record: 'listitem' };

const make = (name, className, ...content) => {
  const made = document.createElement(name);
  made.className = className;
  const role = ROLES[className];
  if (role) made.role = role;
  made.append(...content);
  return made;
};

const bone = () => make('i', 'bone');

/** A text that is shown as it is, or what stands for it. */
const told = (text) => (isPlain(text) ? make('bdi', '', text) : bone());

/** The title, which leads to its opportunity. A number cannot hold every Id: such a title leads nowhere. */
const link = ({ Id: id, Name: title }) => {
  if (!isPlain(title) || !Number.isSafeInteger(id)) return told(title);
  const made = make('a', '', told(title));
  made.href = `${window.opportune.base}opportunities/${id}`;
  return made;
};

/** A row as the table has it. */
const row = (record) => {
  const { Name: title, CoworkerFullName: customer, CoworkerCompanyName: company } = record;
  const below = [...new Set([customer, company])].filter((text) => text !== title && isPlain(text));
  const cells = {
    pick: [bone()],
    name: [link(record), make('div', 'hint', ...below.flatMap((text, at) => (at ? [' · ', told(text)] : [told(text)])))],
    stage: [told(record.CrmBoardColumnName)],
    status: [bone()],
    value: [bone()],
    'due-on': [bone()],
    who: [told(record.ResponsibleFullName)],
    last: [bone()],
  };
  return make('div', 'record', ...Object.entries(cells).map(([name, content]) => make('div', name, ...content)));
};

/** When somebody last did something about it: the usual order. */
const activity = (record) => Date.parse(record.CrmUpdatedOn) || -Infinity;

/** Shows the first rows until the page that finds is there, unless something else is there by then but words to wait. */
export const tell = async ({ response, controller }) => {
  const body = await jsonOf(await response, LONGEST);
  const records = Array.isArray(body) ? body : body?.Records;
  const { app, view } = document.documentElement.dataset;
  const waiting = document.querySelector('.waiting');
  if (controller.signal.aborted || (app === undefined ? view !== 'other' : !waiting || view !== 'find')) return;
  const rows = records.sort((one, other) => activity(other) - activity(one)).map(row);
  const page = make('div', 'page find', make('h1', '', 'Find opportunities'), make('p', 'visually-hidden', 'Loading…'));
  page.append(...OUTLINE.map((part) => make('i', `outline ${part}`)), make('div', 'rows', ...rows));
  page.id = 'first-rows';
  waiting?.remove(); // the app's own words of what stands here now
  document.querySelector('#view').before(page);
};
