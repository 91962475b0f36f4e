// What moves without anybody having moved it.

/** In the page, before anything of it: notes each layout shift with what moved. */
export const observeShifts = () => {
  window.shifts = [];
  const observer = new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      window.shifts.push({ value, moved: sources.map(({ node, previousRect: from, currentRect: to }) => `${node?.nodeName} ${node?.className ?? ''} ${from.y} to ${to.y}`) });
    }
  });
  observer.observe({ type: 'layout-shift', buffered: true });
};
