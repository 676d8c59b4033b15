// A module of the web bundle that not everybody needs: it is loaded when somebody does, and again if that failed.

import { web } from "./assets.js";

/** Those that are there, by name. */
const loaded = new Map();
let tries = 0;

/** Loads one. Without a network it is `no-connection`, and whoever tries again may find one. */
export async function later(name) {
  if (!loaded.has(name)) loaded.set(name, await load(name));
  return loaded.get(name);
}

async function load(name) {
  // Browsers remember that a script could not be had, by its whole address; what stands behind the # is not sent.
  tries += 1;
  const [script, module] = await Promise.allSettled([import(`${web[`${name}.js`]}#${tries}`), fetch(web[`${name}_bg.wasm`])]);
  // By now another release is served: the page must be loaded again.
  if (module.value?.status === 404) throw JSON.stringify({ name: "core-stopped", detail: `${name} is not served any more` });
  if (!module.value?.ok || !script.value) lost();
  const core = script.value;
  await core.default({ module_or_path: await module.value.arrayBuffer().catch(lost) });
  return core;
}

function lost() {
  throw JSON.stringify({ name: "no-connection" });
}
