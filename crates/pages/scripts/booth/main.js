// The booth: choose, review, cast. What is chosen lives in this page's memory and in its worker, and goes with them.

import { asset } from "../lib/assets.js";
import { Core } from "../lib/core.js";
import { app, h, replace, slug } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { keptKey } from "../lib/key.js";
import { isOver } from "../lib/over.js";
import { load } from "../lib/words.js";
import { castStep } from "./cast.js";
import { chooseStep } from "./choose.js";
import { Booth } from "./flow.js";
import { reviewStep } from "./review.js";
import { forgetUnsent, unsent, unsentNotice } from "./unsent.js";
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
    const [paper, over] = await Promise.all([booth.core.call("open", booth.slug, meant), isOver(booth.slug)]);
    if (over) return ended(booth, paper);
    booth.begin(paper);
  } catch (error) {
    replace(app(), faulted(say, error, h("p", {}, h("a", { href: "./" }, say("booth-to-the-vote")))));
    return;
  }
  if (unsent(booth.slug)) app().prepend(unsentNotice(booth));
}

/** Nobody fills in a form that nobody takes. */
function ended({ say, slug }, paper) {
  const late = unsent(slug);
  forgetUnsent(slug);
  replace(app(), h("p", { class: "lead" }, paper.title),
    h("div", { class: "notice", id: "over" },
      h("h2", {}, say("booth-over")),
      late && h("p", {}, say("unsent-late")),
      h("p", {}, h("a", { href: "./" }, say("booth-to-the-vote")))));
}

start();
