// An officer's page: a key, the whole record verified here, a signature, and the certificate once enough have signed.

import { asset } from "../lib/assets.js";
import { attempting } from "../lib/attempt.js";
import { Core } from "../lib/core.js";
import { announce, app, focus, h, replace, slug } from "../lib/dom.js";
import { steps } from "../lib/form.js";
import { load } from "../lib/words.js";
import { Watch } from "../verify/progress.js";
import { examined } from "./examined.js";
import { keyStep } from "./key.js";
import { signatures } from "./signatures.js";

const STEPS = ["certify-step-key", "certify-step-verify", "certify-step-sign", "certify-step-send"];

const say = await load("certify", "office", "verify", "faults");
const { told, attempt } = attempting(say);
const page = { say, vote: slug(), core: new Core(asset("./worker.js")), seat: null, show, attempt, verify };
show(0, keyStep(page));

/** Shows a step; what went wrong before is gone. */
function show(step, ...children) {
  replace(told);
  const heading = h("h2", { id: "certify-now" }, say(STEPS[step]));
  replace(app(), h("p", { class: "lead" }, say("certify-lead")), steps(say, STEPS, step),
    h("section", { class: "sections", "aria-labelledby": "certify-now" }, heading, children, told));
  if (step > 0) focus(heading);
}

/** Verifies, with its progress; then what came out, and whether it may be signed. */
async function verify() {
  const watch = new Watch(say, "h3");
  page.core.ontold = (now) => watch.told(now);
  show(1, watch.element);
  const begun = performance.now();
  const done = await attempt(() => page.core.call("verify", page.vote));
  watch.end();
  if (!done) return;
  announce(say("certify-verified"));
  show(2, examined(page, done, (performance.now() - begun) / 1000, sign));
}

async function sign() {
  const signed = await attempt(() => page.core.call("sign"));
  if (signed) show(3, signatures(page, signed));
}
