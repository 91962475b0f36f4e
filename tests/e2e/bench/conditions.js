// Under what conditions the benchmarks run: lines, processors, and how often.
import process from 'node:process';

/** How often each view is measured. */
export const RUNS = Number(process.env.RUNS ?? 9);

/** How long the API takes for an answer, in milliseconds. */
export const API_MS = 150;

const megabits = (number) => (number * 1e6) / 8;

/** Lines and processors; no entry, no throttling. */
export const PROFILES = {
  'no throttling': {},
  'fast 4G (60 ms, 9 Mbit/s)': { latency: 60, down: megabits(9), up: megabits(1.5) },
  'slow 4G (150 ms, 1.6 Mbit/s), CPU 4×': { latency: 150, down: megabits(1.6), up: megabits(0.75), cpu: 4 },
};

/** Puts a page under such conditions. */
export const throttle = async (cdp, { latency, down, up, cpu }) => {
  if (latency) await cdp.send('Network.enable'); // which keeps every answer in the page's memory
  if (latency) await cdp.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: down, uploadThroughput: up });
  if (cpu) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
};

/** So many of a hundred are at most this. */
export const percentile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.ceil((numbers.length * share) / 100) - 1];

/** The one in the middle. */
export const median = (numbers) => percentile(numbers, 50);
