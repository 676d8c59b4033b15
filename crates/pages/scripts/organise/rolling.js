// A roll: the credential authority's file, looked at before it is entered.

import { focus, h, replace } from "../lib/dom.js";
import { button, fileField } from "../lib/form.js";
import { working } from "../lib/working.js";

export function rolling(page, standing, section) {
  const { say, core } = page;
  const { roll } = standing.next;
  const place = h("div", { class: "flow" });
  const read = async (file) => {
    replace(place, chosen());
    const told = await working(page, section, () => core.call("roll", file));
    if (!told) return;
    replace(place, chosen(), found(told));
    focus(place.querySelector("h3"));
  };
  const enter = async () => {
    const done = await working(page, section, () => core.call("step", "roll"));
    if (done) page.did(done, "roll");
  };
  const chosen = () => fileField(say, "organise-roll", read);
  const found = (told) => h("div", { class: "notice", id: "organise-roll-found", dataset: { size: told.size } },
    h("h3", {}, say("organise-roll-found", { roll, n: told.size })),
    told.weight !== told.size && h("p", {}, say("organise-roll-weight", { weight: told.weight })),
    told.alike && h("p", {}, say("organise-roll-alike")),
    told.floor && h("p", { class: "field-error" }, say("organise-roll-floor", { least: told.floor })),
    told.heavy && h("p", { class: "field-error" }, say("organise-roll-heavy", { weight: told.heavy })),
    h("p", { class: "small quiet" }, say("organise-roll-root")),
    h("code", { class: "tracker" }, told.root),
    h("div", { class: "actions" }, button(say, "organise-go-roll", enter)));
  replace(place, chosen());
  return place;
}
