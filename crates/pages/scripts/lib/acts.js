// The worker's side of `core.js`: loads a module of the web bundle, and serves its acts.

import { web } from "./assets.js";
import { caught } from "./refused.js";

/** Published files never change, so browsers keep them; what was found damaged once is fetched anew, in case it has been mended since. */
let anew = false;
export const readAnew = () => { anew = true; };

/** Where the core reads published files: it waits for them, which a worker may. */
globalThis.readPublished = (path, limit) => {
  const request = new XMLHttpRequest();
  request.open("GET", path, false);
  if (anew) request.setRequestHeader("cache-control", "no-cache");
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
  // Whoever calls an act is told why there is none.
  ready.catch(() => {});
  let before = ready;
  self.onmessage = ({ data }) => {
    before = before.catch(() => {}).then(() => answer(ready, data));
  };
}

/** Modules that compute in vectors of 128 bits (WebAssembly SIMD), which old browsers have not. */
const NEED_SIMD = new Set(["verifier", "desk"]);
/** A function that makes a vector: `i32.const 0`, `i8x16.splat`, `i8x16.popcnt`. */
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

async function load(module) {
  if (NEED_SIMD.has(module) && !WebAssembly.validate(new Uint8Array(SIMD))) throw JSON.stringify({ name: "no-simd" });
  const core = await import(web[`${module}.js`]);
  await core.default({ module_or_path: web[`${module}_bg.wasm`] });
  return core;
}

async function answer(ready, call) {
  const { number, act, args } = call;
  try {
    const acts = await ready;
    const done = await acts[act](...args);
    if (done?.damaged) readAnew();
    self.postMessage({ number, answer: done });
  } catch (error) {
    const fault = caught(error);
    const again = DAMAGED.has(fault.name) && READING.has(act) && !anew;
    if (DAMAGED.has(fault.name)) readAnew();
    if (again) return answer(ready, call);
    self.postMessage({ number, fault });
  }
}

/** What may be the fault of a file that the browser kept. */
const DAMAGED = new Set(["record-damaged", "register-damaged", "setup-refused", "receipt-contradicted"]);
/** Acts that change nothing: these are tried a second time at once. */
const READING = new Set(["open", "check"]);
