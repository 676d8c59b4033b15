// Bodies of which there are many: one is formed, or ends.

import { h } from "../lib/dom.js";
import { choice, number, text } from "../make/fields.js";
import { trying } from "./trying.js";

const nothing = () => {};

export function bodies(page) {
  const { say, stands } = page;
  const formed = { kind: "", id: "", name: "", declared: null };
  const ended = { id: "" };
  const kinds = stands.kinds.map(({ id, name, clause, founders }) => [id, `${name} (${clause}${founders ? `, ${say("keeper-founders", { n: founders })}` : ""})`]);
  const ends = stands.bodies.filter((body) => body.formed).map(({ id, name }) => [id, name]);
  return [
    h("section", { class: "panel flow", "aria-labelledby": "keeper-form-now" }, h("h2", { id: "keeper-form-now" }, say("keeper-form-now")),
      kinds.length === 0 ? h("p", {}, say("keeper-no-many")) : trying(page, "form", [
        choice(say, formed, "kind", "body/kind", "keeper-body-kind", kinds, { changed: nothing, none: "make-choose" }),
        text(say, formed, "name", "body/name", "keeper-body-name", { changed: nothing }),
        text(say, formed, "id", "body/id", "keeper-id", { hint: "keeper-id-hint", changed: nothing, mono: true }),
        number(say, formed, "declared", "body/declared", "keeper-declared", { hint: "keeper-declared-hint", changed: nothing }),
      ], () => ({ ...formed, declared: formed.declared ?? 0 }), () => ({ name: formed.name }))),
    ends.length > 0 && h("section", { class: "panel flow", "aria-labelledby": "keeper-end-now" }, h("h2", { id: "keeper-end-now" }, say("keeper-end-now")),
      trying(page, "end", [choice(say, ended, "id", "ended/id", "keeper-end-which", ends, { changed: nothing, none: "make-choose" })],
        () => ended, () => ({ name: ends.find(([id]) => id === ended.id)?.[1] ?? "" }))),
  ];
}
