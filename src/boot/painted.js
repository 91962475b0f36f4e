// When the browser has painted.

/** A browser that has not painted within so many milliseconds does not look as if it would. */
const PATIENCE_MS = 1000;

/** Resolves once what stands in the document is painted, if anybody looks: what begins then delays that no more. */
export const painted = () =>
  new Promise((resolve) => {
    if (document.hidden) resolve();
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, PATIENCE_MS);
  });
