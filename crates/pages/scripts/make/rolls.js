// Who votes: a body, and how many there are at most.

import { h } from "../lib/dom.js";
import { change, choice, number, whole } from "./fields.js";

export function rolls({ page, changed, rebuilt }) {
  const { say, stands, draft } = page;
  const bodies = stands.bodies.map(({ id, name }) => [id, name]);
  const one = (roll, place) => h("div", { class: "make-part flow" },
    whole(`rolls/${place}`),
    choice(say, roll, "body", `rolls/${place}/body`, "make-body", bodies, { changed: () => rebuilt(`make-rolls-${place}-body`), none: "make-choose" }),
    number(say, roll, "most", `rolls/${place}/most`, "make-most", { hint: "make-most-hint", changed, min: 1 }),
    number(say, roll, "weight", `rolls/${place}/weight`, "make-weight", { hint: "make-weight-hint", changed, min: 1 }),
    draft.rolls.length > 1 && change(say, "make-roll-remove", `make-roll-remove-${place}`, () => {
      draft.rolls.splice(place, 1);
      for (const contest of draft.contests) contest.roll = Math.min(contest.roll, draft.rolls.length - 1);
      rebuilt("make-roll-add");
    }, { n: place + 1 }));
  return h("section", { class: "panel flow" }, h("h3", {}, say("make-who")), h("p", { class: "quiet" }, say("make-who-why")),
    draft.rolls.map(one),
    change(say, "make-roll-add", "make-roll-add", () => {
      draft.rolls.push({ body: "", most: null, weight: null });
      rebuilt(`make-rolls-${draft.rolls.length - 1}-body`);
    }));
}
