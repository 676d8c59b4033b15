// How far a verification is, told by a worker's core to its page.

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
