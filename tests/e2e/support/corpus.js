// What an attacker types: a deterministic corpus, made of families. Each string knows its number and, where it can run
// code at all, calls `fired(number)`, so that whoever listens knows which one got through.
import { Buffer } from 'node:buffer';
import { HTML_CLOAKS, HTML_VECTORS, STYLES } from './corpus_markup.js';
import { CONTENT_LINES, FORMULAS, MARKDOWN, OTHER_SYNTAXES, TEMPLATES } from './corpus_syntax.js';
import { ADDRESSES, SCHEME_CLOAKS, SCHEMES } from './corpus_urls.js';
import { CONTROLS, FLOODS, HOMOGRAPHS, MARKS_OF_DIRECTION, STRANDED } from './corpus_unicode.js';

/** Every way of saying one thing: `vectors` in each of the `cloaks`, both by name. */
const cross = (vectors, cloaks) =>
  Object.entries(vectors).flatMap(([vector, text]) => Object.entries(cloaks).map(([cloak, wear]) => [`${vector}, ${cloak}`, (code) => wear(text(code))]));

const each = (table) => Object.entries(table);

/** Names and makers by family: a maker gets the code to run and gives the string. */
const FAMILIES = {
  markup: cross(HTML_VECTORS, HTML_CLOAKS),
  style: each(STYLES),
  address: [...cross(SCHEMES, SCHEME_CLOAKS), ...each(ADDRESSES)],
  template: each(TEMPLATES),
  direction: each(MARKS_OF_DIRECTION),
  homograph: each(HOMOGRAPHS),
  flood: each(FLOODS),
  control: each(CONTROLS),
  stranded: each(STRANDED),
  formula: each(FORMULAS),
  'content line': each(CONTENT_LINES),
  Markdown: each(MARKDOWN),
  'other syntax': each(OTHER_SYNTAXES),
};

const make = () => {
  const strings = [];
  const seen = new Set();
  for (const [family, members] of Object.entries(FAMILIES)) {
    for (const [name, write] of members) {
      const number = strings.length;
      const text = write(`fired(${number})`);
      // A cloak that changes nothing about a vector gives what another gave.
      const shape = write('fired(0)');
      if (seen.has(shape)) continue;
      seen.add(shape);
      strings.push({ number, family, name: `${family}: ${name}`, text });
    }
  }
  return strings;
};

/** The corpus: number, family, name and text of each string. */
export const CORPUS = make();

/** Words of a megabyte, which nothing breaks. */
export const HUGE = Object.entries({ letters: 'x', 'wide letters': '漢', marks: 'a\u0301', 'right to left': 'م' }).map(([name, unit]) => {
  const text = unit.repeat(Math.ceil(1_000_000 / Buffer.byteLength(unit)));
  return { name, unit, text };
});
