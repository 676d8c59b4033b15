// Workers, and the one policy of Trusted Types: scripts come from our own /assets/ alone.

const ours = (address) => {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin || !url.pathname.startsWith("/assets/")) {
    throw new TypeError("a worker comes from /assets/");
  }
  return url.href;
};

const policy = globalThis.trustedTypes?.createPolicy("ostrakon", { createScriptURL: ours });

/** Starts a module as a worker: startWorker(asset("./worker.js")). */
export function startWorker(address) {
  return new Worker(policy ? policy.createScriptURL(address) : ours(address), { type: "module" });
}
