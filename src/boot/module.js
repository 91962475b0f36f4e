// The modules of the app: where their files are, and how one begins.

/** The URL of the folder the bundle is in; the path it is served under is its path. */
export const base = () => new URL('.', document.querySelector('link[rel=modulepreload]').href);

/**
 * Begins a module once its script and everything beside it are there. Its wasm compiles while it streams, held by the
 * browser against its hash.
 */
export const beginModule = async (script, { href, integrity }, beside) => {
  const compiled = WebAssembly.compileStreaming(fetch(href, { credentials: 'same-origin', integrity }));
  compiled.catch(() => {});
  const [{ default: init }, module] = await Promise.all([script, compiled, beside]);
  if (!document.hidden) await new Promise((rested) => setTimeout(rested)); // to begin is a task of its own
  await init({ module_or_path: module });
};
