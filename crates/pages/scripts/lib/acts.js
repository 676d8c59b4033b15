// The worker's side of `core.js`: loads a module of the web bundle, and serves its acts.

import { web } from "./assets.js";
import { caught } from "./refused.js";

/** Where the core reads published files: it waits for them, which a worker may. */
globalThis.readPublished = (path, limit) => {
  const request = new XMLHttpRequest();
  request.open("GET", path, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status === 404) return undefined;
  if (request.status !== 200) throw new Error(`${path}: ${request.status}`);
  // What is longer than it may be is told by its length, not handed over.
  const bytes = new Uint8Array(request.response);
  return bytes.length > limit ? bytes.subarray(0, limit + 1) : bytes;
};

/** Serves acts; `make` gets the loaded module and gives them by name. */
export function serve(module, make) {
  const ready = load(module).then(make);
  let before = ready;
  self.onmessage = ({ data }) => {
    before = before.catch(() => {}).then(() => answer(ready, data));
  };
}

async function load(module) {
  const core = await import(web[`${module}.js`]);
  await core.default({ module_or_path: web[`${module}_bg.wasm`] });
  return core;
}

async function answer(ready, { number, act, args }) {
  try {
    const acts = await ready;
    self.postMessage({ number, answer: await acts[act](...args) });
  } catch (error) {
    self.postMessage({ number, fault: caught(error) });
  }
}
