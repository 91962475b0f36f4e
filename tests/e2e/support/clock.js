// The visitor's clock.

/** Sets the page's clock; it goes on from there, and `page.clock` can move it. */
export const setClock = async (page, now) => {
  await page.clock.install({ time: now });
  await page.addInitScript(renumberTimers);
};

/** Playwright's timers are numbered from 10^12; a browser's fit into 32 bits, which is all that the app is given of them. */
const renumberTimers = () => {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
  const numbers = new Map();
  const numbered = (set) => (...args) => {
    const number = numbers.size + 1;
    numbers.set(number, set(...args));
    return number;
  };
  Object.assign(window, {
    setTimeout: numbered(setTimeout),
    setInterval: numbered(setInterval),
    clearTimeout: (number) => clearTimeout(numbers.get(number)),
    clearInterval: (number) => clearInterval(numbers.get(number)),
  });
};
