// Programs that a test starts and ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port nobody listens on. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a program; `stop` ends it and waits. What it printed is in `output`, for when something goes wrong. */
export function start(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const running = { child, output: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (running.output += text));
  child.on('error', (error) => (running.output += error.message));
  running.stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
    const exit = once(child, 'exit');
    child.kill();
    await exit;
  };
  return running;
}

/** Waits until an address answers anything at all. Servers of others do not say when they listen. */
export async function answering(url, running) {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer) return;
    if (running.child.exitCode !== null || !running.child.pid) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await running.stop();
  throw new Error(`${url} does not answer:\n${running.output}`);
}
