// Runs a program for WASI in Node, where WebAssembly is what it is in Chromium: `cargo xtask wasm` gives it the tests of `crates/arith`.
// It has arguments, a clock, random numbers and its two outputs; whatever else a program asks of WASI it is told that there is none.

import { randomFillSync } from "node:crypto";
import { readFileSync, writeSync } from "node:fs";

/** No such descriptor. */
const BADF = 8;
const given = { args: process.argv.slice(2), environ: Object.entries(process.env).map((pair) => pair.join("=")) };

let memory;
const view = () => new DataView(memory.buffer);
const bytes = (at, length) => new Uint8Array(memory.buffer, at, length);
const word = (at) => view().getUint32(at, true);
const put = (at, value) => view().setUint32(at, value, true);

/** The two functions by which texts are asked for: how many and how long, and they themselves. */
function texts(name) {
  const all = given[name].map((text) => Buffer.from(`${text}\0`));
  const sizes = (count, size) => {
    put(count, all.length);
    put(size, all.reduce((sum, text) => sum + text.length, 0));
    return 0;
  };
  const get = (places, at) => {
    for (const [i, text] of all.entries()) {
      put(places + 4 * i, at);
      bytes(at, text.length).set(text);
      at += text.length;
    }
    return 0;
  };
  return { [`${name}_sizes_get`]: sizes, [`${name}_get`]: get };
}

const wasi = {
  ...texts("args"),
  ...texts("environ"),
  clock_time_get(_clock, _precision, at) {
    view().setBigUint64(at, process.hrtime.bigint(), true);
    return 0;
  },
  random_get(at, length) {
    randomFillSync(bytes(at, length));
    return 0;
  },
  fd_write(file, parts, count, written) {
    let sum = 0;
    for (let part = parts; part < parts + 8 * count; part += 8) sum += writeSync(file, bytes(word(part), word(part + 4)));
    put(written, sum);
    return 0;
  },
  sched_yield: () => 0,
  proc_exit: (code) => process.exit(code),
};

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const asked = WebAssembly.Module.imports(module).map(({ name }) => [name, wasi[name] ?? (() => BADF)]);
const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: Object.fromEntries(asked) });
memory = exports.memory;
exports._start();
