// The verifier: fetches the record file by file, and waits for each, which only a worker may.

import { serve } from "../lib/acts.js";

/** The page hears of it so often, in milliseconds. */
const EVERY = 100;
let told = 0;

/** Called by the core. */
globalThis.verifying = (stage, total, done) => {
  const now = performance.now();
  if (done > 0 && done < total && now - told < EVERY) return;
  told = now;
  self.postMessage({ told: { stage, total, done } });
};

serve("verifier", (core) => ({
  verify: (slug) => JSON.parse(core.verify(slug)),
}));
