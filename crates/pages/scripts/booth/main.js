// The booth: choose, review, cast. What is chosen lives in this page's memory and in its worker, and goes with them.

import { asset } from "../lib/assets.js";
import { Core } from "../lib/core.js";
import { app, focus, h, hush, replace, slug } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { load, moment } from "../lib/words.js";
import { castStep } from "./cast.js";
import { chooseStep } from "./choose.js";
import { reviewStep } from "./review.js";
import { unsent, unsentNotice } from "./unsent.js";
import { unlockStep } from "./unlock.js";

const STEPS = ["choose", "review", "done"];

/** Everything that the steps share. */
class Booth {
  constructor(say) {
    this.say = say;
    this.slug = slug();
    this.core = new Core(asset("./worker.js"));
    this.paper = null;
    this.voter = null;
    /** One form a contest; they stay while the voter looks at another step. */
    this.forms = [];
    this.answers = null;
    this.encrypted = null;
    /** While one is sealed and sent; and where it says how that goes. */
    this.busy = false;
    this.casting = null;
  }

  /** The contests of the voter's roll. */
  get contests() {
    return this.paper.rolls[this.voter.roll].contests;
  }

  /** Shows a step. The address stays the same: steps differ in the history's state alone, which holds nothing but their names. */
  show(step, { push = true } = {}) {
    if (push) history.pushState({ step }, "");
    hush();
    const screen = { unlock: unlockStep, choose: chooseStep, review: reviewStep, cast: castStep }[step](this);
    replace(app(), this.heading(step), screen);
    focus(app().querySelector("[data-heading]"));
    scrollTo({ top: 0 });
  }

  heading(step) {
    const now = { unlock: 0, choose: 0, review: 1, cast: 2 }[step];
    return h("div", { class: "flow" },
      h("p", { class: "lead" }, this.paper.title),
      h("p", { class: "quiet small" }, this.say("booth-closes", { when: moment(this.paper.closes) })),
      h("ol", { class: "steps", "aria-label": this.say("booth-steps") }, STEPS.map((name, i) =>
        h("li", { class: i < now ? "done" : null, "aria-current": i === now ? "step" : null }, this.say(`booth-step-${name}`)))));
  }
}

/** Back and forward go where something can be shown; a ballot that was sent or opened is not gone back to. */
function restored(booth, event) {
  const step = event.state?.step ?? "unlock";
  if (booth.busy) return booth.show("cast", { push: true });
  if (step === "choose" && booth.voter) return booth.show("choose", { push: false });
  if (step === "review" && booth.encrypted) return booth.show("review", { push: false });
  booth.show(booth.voter ? "choose" : "unlock", { push: false });
}

/** Whoever leaves with something marked is asked. */
function guarded(booth, event) {
  if (booth.busy || (booth.answers && !booth.done)) event.preventDefault();
}

async function start() {
  const say = await load("booth", "ballot", "faults");
  const booth = new Booth(say);
  replace(app(), h("p", { role: "status" }, say("booth-opening")), h("progress", { "aria-label": say("booth-opening") }));
  try {
    const meant = new URLSearchParams(location.hash.slice(1)).get("election") ?? "";
    booth.paper = await booth.core.call("open", booth.slug, meant);
  } catch (error) {
    replace(app(), faulted(say, error, h("p", {}, h("a", { href: "./" }, say("booth-to-the-vote")))));
    return;
  }
  history.replaceState({ step: "unlock" }, "");
  addEventListener("popstate", (event) => restored(booth, event));
  addEventListener("beforeunload", (event) => guarded(booth, event));
  booth.show("unlock", { push: false });
  if (unsent(booth.slug)) app().prepend(unsentNotice(booth));
}

start();
