// A receipt that the board contradicts: whoever holds it puts it on the board, where every verifier finds it.

import { asset } from "../lib/assets.js";
import { attempting } from "../lib/attempt.js";
import { Core } from "../lib/core.js";
import { focus, h, replace } from "../lib/dom.js";
import { button } from "../lib/form.js";
import { number } from "../lib/words.js";
import { working } from "../lib/working.js";

/** What of a receipt's faults an objection may be founded on. */
export const FOUNDED = new Set(["receipt-contradicted", "receipt-ahead"]);

/** The section with its button. */
export function objection(say, vote, receipt) {
  const page = attempting(say);
  const section = h("section", { class: "panel flow", id: "objection" });
  const object = async () => {
    const core = new Core(asset("./objector.js"));
    const entered = await working(page, section, () => core.call("object", vote, receipt));
    core.end();
    if (!entered) return;
    const heading = h("h2", {}, say("kept-objected"));
    replace(section, heading, h("p", { id: "objected" }, say("kept-objected-why", { entry: number(entered.entries[0]) })));
    focus(heading);
  };
  replace(section, h("h2", {}, say("kept-objection")), h("p", {}, say("kept-objection-why")), page.told,
    h("div", { class: "actions" }, button(say, "kept-object", object)));
  return section;
}
