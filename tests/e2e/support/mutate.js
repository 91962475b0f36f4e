// Answers of the API, gone wrong in every way that chance finds.

/** In the page: `window.mutated(seeds, number)` is the same text for the same number, always. */
export const bringMutations = (page) => page.addInitScript(install);

const install = () => {
  /** Numbers from 0 to below `end`, the same for the same start (mulberry32). */
  const chance = (state) => (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) % end;
  };
  const VALUES = ['null', 'true', '0', '-0', '1e5', '1e400', '-1.5E-7', '12345678901234567890', '0.1', '""', '" "', '"a"', '[]', '{}', '[[[[1]]]]', '"\\ud800"', '"\\u0000"', '"=1+1"', '"<img src=x onerror=alert(1)>"', '"javascript:alert(1)"', '"0001-01-01T00:00:00"', '"2026-02-30"', '"9999-12-31T23:59:59.9999999Z"', '"\u202egnp.exe"', '9223372036854775808', '"KWD"'];
  const PIECES = ['"', '\\', '{', '}', '[', ']', ',', ':', '\u0000', '\ud83d', '\ufeff', '\u2028', ' ', '-', 'e', '.', '0', '9'];
  const CHANGES = [
    // Another value for a key.
    (text, next) => {
      const values = [...text.matchAll(/:("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|null|true|false)/g)];
      if (values.length === 0) return text;
      const { index, 0: old } = values[next(values.length)];
      return `${text.slice(0, index)}:${VALUES[next(VALUES.length)]}${text.slice(index + old.length)}`;
    },
    // A piece more, anywhere.
    (text, next) => {
      const at = next(text.length + 1);
      return text.slice(0, at) + PIECES[next(PIECES.length)] + text.slice(at);
    },
    // A few characters less.
    (text, next) => {
      const at = next(text.length + 1);
      return text.slice(0, at) + text.slice(at + 1 + next(8));
    },
    // The end is missing.
    (text, next) => text.slice(0, next(text.length + 1)),
    // A part stands twice.
    (text, next) => {
      const [from, to, at] = [next(text.length), next(text.length), next(text.length)].sort((a, b) => a - b);
      return text.slice(0, at) + text.slice(from, Math.min(to, from + 400)) + text.slice(at);
    },
  ];
  window.mutated = (seeds, number) => {
    const next = chance(number);
    let text = seeds[next(seeds.length)];
    // Mostly values: a broken frame is refused as a whole, and that is soon seen.
    for (let times = 1 + next(4); times > 0; times -= 1) text = CHANGES[next(3) === 0 ? next(CHANGES.length) : 0](text, next);
    return text.toWellFormed();
  };
};
