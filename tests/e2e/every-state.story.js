// What holds for hands, screens and settings of every kind, in the states that have something of their own to press or to see.
import { STATES, reach } from './gallery/states.js';
import { expect, test } from './support/story.js';

const CHOSEN = [
  ['Loading', 'A slow answer'], ['Sign-in', 'Wrong password'], ['Sign-in', 'Code needed'], ['Start', 'With pins and recents'], ['Start', 'Several numbers'],
  ['Problems', 'Not there'], ['Records', '128: Everything at odds'], ['Open'], ['Find'],
];

for (const state of STATES.filter(({ group, name }) => CHOSEN.some(([of, which]) => of === group && (which === undefined || which === name)))) {
  test.describe(`${state.group}, ${state.name}`, () => {
    test.use({ user: state.user, viewport: { width: 320, height: 640 } });

    test('hands, forced colours and reduced motion', async ({ page, context, sandbox }) => {
      await reach({ page, context, sandbox }, state);
      expect.soft(await page.evaluate(beyondEdges), 'beyond the edges of the window').toEqual([]);
      expect.soft(await page.evaluate(smallTargets), 'targets below 24 by 24 px').toEqual([]);

      await page.evaluate(noteGrounds);
      await page.emulateMedia({ forcedColors: 'active' });
      expect.soft(await page.evaluate(groundsWithoutEdge), 'set apart by nothing but a ground, which forced colours take away').toEqual([]);
      await page.emulateMedia({ forcedColors: null, reducedMotion: 'reduce' });
      expect.soft(await page.evaluate(movements), 'moves in spite of reduced motion').toEqual([]);
    });
  });
}

/** What nobody can see or reach, since it lies beside the window; menus and dialogs among it. A wide table scrolls in its own place, a row ends in an ellipsis. */
const beyondEdges = () =>
  [...document.body.querySelectorAll('*')]
    .filter((element) => element.checkVisibility() && !element.closest('.skip, .visually-hidden, .step-name, .step-time, .wide *, .record bdi'))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, { width, left, right }]) => width > 0 && (left < -0.5 || right > document.documentElement.clientWidth + 0.5))
    .map(([element, { left, right }]) => `${element.outerHTML.slice(0, 100)} from ${left.toFixed()} to ${right.toFixed()}`);

/** What can be pressed and is too small for a finger (WCAG 2.2, 2.5.8); links that run within a sentence are exempt. */
const smallTargets = () => {
  const TARGETS = 'a[href], button, summary, input, select, textarea, [tabindex="0"]';
  const isBlock = (element) => !getComputedStyle(element).display.startsWith('inline') || getComputedStyle(element).display === 'inline-block';
  const isInSentence = (target) => {
    if (isBlock(target)) return false;
    let block = target.parentElement;
    while (!isBlock(block)) block = block.parentElement;
    const rest = block.cloneNode(true);
    for (const other of rest.querySelectorAll(TARGETS)) other.remove();
    return /[\p{L}\p{N}]/u.test(rest.textContent);
  };
  const isSeen = (target) => target.checkVisibility({ visibilityProperty: true }) && !target.matches('.skip');
  return [...document.querySelectorAll(TARGETS)]
    .filter((target) => isSeen(target) && !isInSentence(target))
    .map((target) => [target, (target.closest('label') ?? target).getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 24 || height < 24)
    .map(([target, { width, height }]) => `${target.outerHTML.slice(0, 100)} ${width.toFixed(1)} × ${height.toFixed(1)}`);
};

/** Notes what has another ground than what it lies on. Boxes to tick are drawn by the browser, edges and all. */
const noteGrounds = () => {
  const own = (element) => getComputedStyle(element).backgroundColor;
  const ground = (element) => {
    let each = element;
    while (each && /, 0\)$|transparent/.test(own(each))) each = each.parentElement;
    return each ? own(each) : null;
  };
  const all = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility() && !element.matches('.skip, [type=checkbox]'));
  window.grounds = all.filter((element) => ground(element) !== ground(element.parentElement));
};

/** Which of them are no longer set apart by anything. */
const groundsWithoutEdge = () =>
  window.grounds
    .filter((element) => element.isConnected && element.checkVisibility())
    .filter((element) => {
      const style = getComputedStyle(element);
      const isDrawn = (side) => !['none', 'hidden'].includes(style[`${side}Style`]) && parseFloat(style[`${side}Width`]) > 0;
      return !['borderTop', 'borderRight', 'borderBottom', 'borderLeft', 'outline'].some(isDrawn);
    })
    .map((element) => element.outerHTML.slice(0, 100));

/** Whatever would take its time to change: transitions and animations of every element, and scrolling. */
const movements = () =>
  [document.documentElement, ...document.body.querySelectorAll('*')].flatMap((element) =>
    [null, '::before', '::after', '::backdrop'].flatMap((pseudo) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, pseudo);
      const takesTime = transitionDuration.split(',').some((duration) => parseFloat(duration) > 0);
      return takesTime || animationName !== 'none' || scrollBehavior === 'smooth' ? [`${element.outerHTML.slice(0, 80)} ${pseudo ?? ''} ${transitionDuration} ${animationName} ${scrollBehavior}`] : [];
    }),
  );
