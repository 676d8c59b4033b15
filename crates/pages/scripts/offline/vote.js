// From a code to a sealed ballot's file: the booth's own steps, but for the last.

import { chooseStep } from "../booth/choose.js";
import { Booth } from "../booth/flow.js";
import { reviewStep } from "../booth/review.js";
import { unlockStep } from "../booth/unlock.js";
import { h } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { number } from "../lib/words.js";
import { sealStep } from "./seal.js";

/** Begins. */
export function vote({ say, core, slug, origin, paper }) {
  const booth = new Booth({
    say, slug, core, origin,
    screens: { unlock, choose: chooseStep, review: reviewStep, cast: sealStep },
    words: { cast: "offline-seal", done: "offline-step-done" },
  });
  booth.previous = "";
  booth.begin(paper);
}

/** The code; and which ballot the new one follows, which no vote file can tell. */
function unlock(booth) {
  return h("div", { class: "flow" }, unlockStep(booth), before(booth));
}

function before(booth) {
  const { say } = booth;
  const told = h("div", {});
  const input = h("input", { id: "before", type: "file", "aria-describedby": "before-hint", onchange: async () => {
    const [file] = input.files;
    booth.previous = "";
    told.replaceChildren();
    if (!file) return;
    try {
      const { index, leaf } = await booth.core.call("kept", await file.text());
      booth.previous = leaf;
      told.replaceChildren(h("p", { role: "status" }, say("offline-before-entry", { index: number(index) })));
    } catch (error) {
      told.replaceChildren(faulted(say, error));
    }
  } });
  return h("details", { id: "voted-before" }, h("summary", {}, say("offline-before")),
    h("div", { class: "field" }, h("label", { for: "before" }, say("offline-before-label")),
      h("span", { class: "hint", id: "before-hint" }, say("offline-before-hint")), input), told);
}
