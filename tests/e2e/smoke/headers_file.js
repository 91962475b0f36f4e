// `_headers`, read as Cloudflare Pages documents it: every rule that matches a path adds its headers.

/** What a bundle's `_headers` wants for a path: lower-case names and values. */
export function wanted(text, path) {
  const headers = {};
  let applies = false;
  for (const line of text.split('\n')) {
    if (/^\s/.test(line) && applies) {
      const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line);
      const key = name.toLowerCase();
      headers[key] = key in headers ? `${headers[key]}, ${value}` : value;
    } else if (/^\S/.test(line)) {
      const pattern = line.split('*').map(RegExp.escape ?? ((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
      applies = new RegExp(`^${pattern.join('.*')}$`).test(path);
    }
  }
  return headers;
}
