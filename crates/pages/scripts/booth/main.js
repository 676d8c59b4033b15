// The booth: choose, review, cast. What is chosen lives in this page's memory and in its worker, and goes with them.

import { asset } from "../lib/assets.js";
import { Core } from "../lib/core.js";
import { app, h, replace, slug } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { keptKey } from "../lib/key.js";
import { load } from "../lib/words.js";
import { castStep } from "./cast.js";
import { chooseStep } from "./choose.js";
import { Booth } from "./flow.js";
import { reviewStep } from "./review.js";
import { unsent, unsentNotice } from "./unsent.js";
import { unlockStep } from "./unlock.js";

async function start() {
  const say = await load("booth", "ballot", "faults");
  const booth = new Booth({
    say, slug: slug(), core: new Core(asset("./worker.js")), origin: location.origin,
    screens: { unlock: (booth) => unlockStep(booth, keptKey()), choose: chooseStep, review: reviewStep, cast: castStep },
    words: { cast: "review-cast", done: "booth-step-done" },
  });
  replace(app(), h("p", { role: "status" }, say("booth-opening")), h("progress", { "aria-label": say("booth-opening") }));
  try {
    const meant = new URLSearchParams(location.hash.slice(1)).get("election") ?? "";
    booth.begin(await booth.core.call("open", booth.slug, meant));
  } catch (error) {
    replace(app(), faulted(say, error, h("p", {}, h("a", { href: "./" }, say("booth-to-the-vote")))));
    return;
  }
  if (unsent(booth.slug)) app().prepend(unsentNotice(booth));
}

start();
