// What can be answered.

import { h } from "../lib/dom.js";
import { box, change, text, whole } from "./fields.js";

export function options({ page, changed, rebuilt }, contest, path, vote) {
  const { say } = page;
  const motion = vote.ballot === "motion";
  const one = (option, place) => {
    const flags = { get flags() { return option.flags.join(", "); }, set flags(value) { option.flags = value.split(",").map((flag) => flag.trim()).filter(Boolean); } };
    return h("li", { class: "make-option" },
      text(say, option, "label", `${path}/options/${place}/label`, "make-option-number", { changed, about: { n: place + 1 } }),
      !motion && text(say, flags, "flags", `${path}/options/${place}/flags`, "make-flags", { changed, mono: true, about: { n: place + 1 } }),
      !motion && contest.options.length > 1 && change(say, "make-option-remove", `make-option-remove-${path.replaceAll("/", "-")}-${place}`, () => {
        contest.options.splice(place, 1);
        rebuilt(`make-option-add-${path.replaceAll("/", "-")}`);
      }, { n: place + 1 }));
  };
  return h("fieldset", { class: "flow" }, h("legend", { class: "legend" }, say(motion ? "make-answers" : "make-options")),
    !motion && h("p", { class: "hint" }, say("make-flags-hint")), whole(`${path}/options`),
    h("ul", { class: "plain-list" }, contest.options.map(one)),
    !motion && change(say, "make-option-add", `make-option-add-${path.replaceAll("/", "-")}`, () => {
      contest.options.push({ label: "", flags: [] });
      rebuilt(`make-${path.replaceAll("/", "-")}-options-${contest.options.length - 1}-label`);
    }),
    !motion && h("div", { class: "choices" }, box(say, contest, "none", `${path}/none`, "make-none", { changed }), box(say, contest, "blank", `${path}/blank`, "make-blank", { changed })));
}
