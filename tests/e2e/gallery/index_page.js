// The page to leaf through the pictures: by state, and by width and theme with nothing but HTML and CSS.

export const WIDTHS = [320, 768, 1280];
export const SCHEMES = ['light', 'dark'];

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const anchor = (text) => encodeURIComponent(text.replace(/\W+/g, '-'));

/** Boxes to tick; what is not ticked is not shown. */
const choices = (values) => values.map((value) => `<label><input type="checkbox" id="only-${value}" checked> ${value}</label>`).join(' ');
const hidden = [...WIDTHS, ...SCHEMES].map((value) => `body:has(#only-${value}:not(:checked)) figure.is-${value}`).join(', ');

const figure = ({ group, name, width, colorScheme, file, height }) => {
  const alt = escape(`${group}, ${name}, ${width} px, ${colorScheme}`);
  return `<figure class="is-${width} is-${colorScheme}"><figcaption>${width} px, ${colorScheme}</figcaption>
<a href="${file}"><img src="${file}" alt="${alt}" width="${width}" height="${height}" loading="lazy"></a></figure>`;
};

/** The pictures by one of their properties, in the order they come. */
const by = (key, pictures) => [...new Set(pictures.map((picture) => picture[key]))].map((value) => [value, pictures.filter((picture) => picture[key] === value)]);

/** The document, for pictures in the order they are to be seen. */
export const index = (pictures) => {
  const groups = by('group', pictures);
  const contents = groups.map(([group]) => `<a href="#${anchor(group)}">${escape(group)}</a>`).join(' ');
  const sections = groups.map(([group, of]) => {
    const parts = by('name', of).map(([name, shots]) => `<h3>${escape(name)}</h3>\n<div class="shots">${shots.map(figure).join('\n')}</div>`);
    return `<section id="${anchor(group)}"><h2>${escape(group)}</h2>\n${parts.join('\n')}</section>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Opportune: every state</title>
<style>
  :root { color-scheme: light dark; font: 0.9375rem system-ui, sans-serif }
  body { margin: 0 1rem 4rem }
  nav { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; padding: 0.75rem 0; background: Canvas; border-bottom: 1px solid }
  section { scroll-margin-top: 4rem }
  .shots { display: flex; gap: 1rem; align-items: start; overflow-x: auto }
  figure { margin: 0; flex: none }
  img { max-width: 40rem; height: auto; border: 1px solid GrayText }
  figcaption { margin-bottom: 0.25rem; color: GrayText }
  ${hidden} { display: none }
</style>
<h1>Every state</h1>
<nav><span>${contents}</span><span>${choices(WIDTHS)}</span><span>${choices(SCHEMES)}</span></nav>
${sections.join('\n')}
</html>
`;
};
