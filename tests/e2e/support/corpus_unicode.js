// Characters that turn, hide, look alike, pile up or break what reads them.

const point = (code) => code.toString(16).toUpperCase().padStart(4, '0');
const named = (codes, write) => Object.fromEntries(codes.map((code) => [`U+${point(code)}`, () => write(String.fromCodePoint(code))]));
const fixed = (table) => Object.fromEntries(Object.entries(table).map(([name, text]) => [name, () => text]));
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

const OVERRIDES = [...range(0x202a, 0x202e), ...range(0x2066, 0x2069), 0x200e, 0x200f, 0x061c];

/** Marks, embeddings, overrides and isolates: alone, opened and never closed, closed and never opened. */
export const MARKS_OF_DIRECTION = {
  ...named(OVERRIDES, (mark) => `invoice${mark}fdp.exe`),
  ...Object.fromEntries(OVERRIDES.map((code) => [`U+${point(code)} first`, () => `${String.fromCodePoint(code)}£1.00 (won)`])),
  ...Object.fromEntries(OVERRIDES.map((code) => [`many U+${point(code)}`, () => `${String.fromCodePoint(code).repeat(200)}abc`])),
  ...fixed({
    'all opened': '\u202a\u202b\u202d\u202e\u2066\u2067\u2068x',
    'closed twice': 'x\u202c\u202c\u2069\u2069y',
    'a comment that swaps': '/*\u202e } \u2066if (admin)\u2069 \u2066 begin */',
    'right to left': 'مكتب (12) <b>',
    'both ways': 'abc אבג 123 def דהו',
  }),
};

export const HOMOGRAPHS = fixed({
  'Cyrillic brand': 'https://раураl.com/',
  'Cyrillic host': 'https://аррӏе.example/',
  'Greek host': 'https://gοοgle.example/',
  'punycode host': 'https://xn--80ak6aa92e.example/',
  'a slash that is none': 'https://good.example⁄stranger.example/',
  'a division for a slash': 'https://good.example∕login.stranger.example/',
  'a question mark that is none': 'https://good.example？.stranger.example/',
  'a number sign that is none': 'https://good.example＃.stranger.example/',
  'dotless letters': 'admın@good.example',
  'Cyrillic mail': 'аdmin@good.example',
  'mathematical letters': '𝐉𝐚𝐯𝐚𝐬𝐜𝐫𝐢𝐩𝐭:𝐟𝐢𝐫𝐞𝐝()',
  'a long s': 'javaſcript:fired()',
  'a Kelvin sign': 'hoo\u212A',
  'a dotted I': 'İstanbul İİİ',
  'a sharp s': 'STRAẞE straße',
  ligatures: 'o\uFB03ce \uFB01le \uFDFA',
  'a status of ours': 'Wоn',
  'our words': 'Sign out',
  'a currency': '€¥₤₹１２３',
  'angle quotes': '‹script›fired()‹/script›',
});

const UNSEEN = [0x00ad, 0x034f, 0x115f, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2063, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xe0041, 0xe0100];

/** Much of what takes no room, or takes the room of others. */
export const FLOODS = {
  ...Object.fromEntries(UNSEEN.map((code) => [`many U+${point(code)}`, () => `a${String.fromCodePoint(code).repeat(3_000)}b`])),
  ...Object.fromEntries(UNSEEN.map((code) => [`U+${point(code)} between`, () => [...'Meyer'].join(String.fromCodePoint(code))])),
  ...Object.fromEntries([0x0300, 0x0323, 0x0489, 0x20dd, 0x0e47, 0x1ab0].map((code) => [`U+${point(code)} piled up`, () => `Z${String.fromCodePoint(code).repeat(400)}algo`])),
  ...fixed({
    'every mark at once': `a${range(0x0300, 0x036f).map((code) => String.fromCodePoint(code)).join('')}b`,
    'a family of a hundred': '👩\u200d'.repeat(100),
    'flags': '🇬🇧'.repeat(200),
    'one word': 'w'.repeat(5_000),
    'one word of wide letters': '漢'.repeat(3_000),
    'spaces that do not break': '\u00a0'.repeat(500) + 'x',
    'all spaces': ' \t\u00a0\u2003\u3000 x',
    'line breaks': 'x' + '\n'.repeat(300) + 'y',
    'tall script': 'ꦀ꧅﷽𒐫ᄀᄀᄀ각ᆨᆨ',
    hyphens: 'a-'.repeat(1_000),
    slashes: '/a'.repeat(1_000),
  }),
};

/** Each control, and each of the second set, in the middle and at the beginning. */
export const CONTROLS = {
  ...named([...range(0x00, 0x1f), ...range(0x7f, 0x9f), 0x2028, 0x2029], (control) => `be${control}fore`),
  ...Object.fromEntries([0x00, 0x08, 0x09, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0x9b].map((code) => [`U+${point(code)} first`, () => `${String.fromCodePoint(code)}first`])),
  ...fixed({
    'a terminal’s colours': '\x1b[31mred\x1b[0m\x1b]0;title\x07',
    'a bell and backspaces': 'paid\b\b\b\bopen\x07',
    'many nulls': '\0'.repeat(500) + 'x',
  }),
};

/** Halves of characters and what is no character: the JSON text has them as escapes. */
export const STRANDED = fixed({
  'first half': 'a\ud800b',
  'second half': 'a\udc00b',
  'halves the wrong way round': 'a\udc00\ud800b',
  'first half at the end': 'end\ud83d',
  'second half at the beginning': '\udca9begin',
  'two first halves': '\ud83d\ud83dx',
  'halves with a tag': '<\ud800img src=x onerror=fired()>',
  'half before a quote': 'x\ud800" onload="fired()',
  'no character U+FFFE': 'x\ufffey',
  'no character U+FFFF': 'x\uffffy',
  'no character U+FDD0': 'x\ufdd0y',
  'the last code point': 'x\u{10ffff}y',
  'private use': '\ue000\uf8ff\u{f0000}',
  'replacement': 'x\ufffdy',
  'object replacement': 'x\ufffcy',
  'an annotation': '\ufff9a\ufffab\ufffb',
});
