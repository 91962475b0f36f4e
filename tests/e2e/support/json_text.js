// JSON text taken apart without reading its numbers: what a float would round stays as it was written.

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([[{])|([\]}])|([,:])|([^\s,:[\]{}"]+))/sy;

/** The members of an object's JSON text, by key, as JSON texts; of a repeated key the last counts. Null if it is no object. */
export const members = (json) => {
  if (!json.trimStart().startsWith('{')) return null;
  const found = new Map();
  for (const text of parts(json)) {
    const key = /^"(?:[^"\\]|\\.)*"/s.exec(text)[0];
    found.set(JSON.parse(key), text.slice(key.length).replace(/^\s*:\s*/, ''));
  }
  return found;
};

/** The elements of an array's JSON text, as JSON texts. Null if it is no array. */
export const elements = (json) => (json.trimStart().startsWith('[') ? parts(json) : null);

/** What stands between the commas of the outermost brackets. */
const parts = (json) => {
  const found = [];
  let depth = 0;
  let from = json.search(/[[{]/) + 1;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(json); token; token = TOKEN.exec(json)) {
    const [, , opens, closes, mark] = token;
    if (opens) depth += 1;
    if (closes) depth -= 1;
    const ends = depth === 0 || (depth === 1 && mark === ',');
    if (!ends) continue;
    const text = json.slice(from, TOKEN.lastIndex - 1).trim();
    if (text) found.push(text);
    from = TOKEN.lastIndex;
    if (depth === 0) break;
  }
  return found;
};
