// A booth's way: its steps, what they share, and the browser's way back. What is chosen lives in the page's memory and in its core.

import { app, focus, h, hush, replace } from "../lib/dom.js";
import { moment } from "../lib/words.js";

const STEPS = ["choose", "review", "done"];

/** Everything that the steps share. */
export class Booth {
  /** `screens` are the steps by name; `origin` is where the vote is served; `words` are those of the last step, and of the button to it. */
  constructor({ say, slug, core, origin, screens, words }) {
    Object.assign(this, { say, slug, core, origin, screens, words });
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

  /** Begins, with the paper that was judged. */
  begin(paper) {
    this.paper = paper;
    history.replaceState({ step: "unlock" }, "");
    addEventListener("popstate", (event) => restored(this, event));
    addEventListener("beforeunload", (event) => guarded(this, event));
    this.show("unlock", { push: false });
  }

  /** Shows a step. The address stays the same: steps differ in the history's state alone, which holds nothing but their names. */
  show(step, { push = true } = {}) {
    if (push) history.pushState({ step }, "");
    hush();
    replace(app(), this.heading(step), this.screens[step](this));
    focus(app().querySelector("[data-heading]"));
    scrollTo({ top: 0 });
  }

  heading(step) {
    const now = { unlock: 0, choose: 0, review: 1, cast: 2 }[step];
    const named = (name) => (name === "done" ? this.words.done : `booth-step-${name}`);
    return h("div", { class: "flow" },
      h("p", { class: "lead" }, this.paper.title),
      h("p", { class: "quiet small" }, this.say("booth-closes", { when: moment(this.paper.closes) })),
      h("ol", { class: "steps", "aria-label": this.say("booth-steps") }, STEPS.map((name, i) =>
        h("li", { class: i < now ? "done" : null, "aria-current": i === now ? "step" : null }, this.say(named(name))))));
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
