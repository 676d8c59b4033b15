// Trustees and witnesses by their public keys, and the registrar.

import { h, replace } from "../lib/dom.js";
import { saveFrom } from "../lib/save.js";
import { change, number, text, whole } from "./fields.js";

function list({ page, changed, rebuilt }, name, least) {
  const { say, draft } = page;
  const one = (person, place) => h("div", { class: "make-part flow" },
    h("h4", {}, say(`make-${name}-one`, { n: place + 1 })), whole(`${name}/${place}`),
    text(say, person, "name", `${name}/${place}/name`, `make-name`, { hint: name === "witnesses" ? "make-witness-hint" : null, changed }),
    text(say, person, "key", `${name}/${place}/key`, "make-key", { hint: "make-key-hint", changed, mono: true }),
    draft[name].length > least && change(say, `make-${name}-remove`, `make-${name}-remove-${place}`, () => {
      draft[name].splice(place, 1);
      rebuilt(`make-${name}-add`);
    }, { n: place + 1 }));
  return [draft[name].map(one), change(say, `make-${name}-add`, `make-${name}-add`, () => {
    draft[name].push({ name: "", key: "" });
    rebuilt(`make-${name}-${draft[name].length - 1}-name`);
  })];
}

export function people(part) {
  const { page, changed, watch } = part;
  const { say, draft } = page;
  const told = h("p", { class: "small quiet", role: "status" });
  watch(({ sign_offs: signOffs }) => {
    const n = draft.trustees.length;
    replace(told, signOffs && say("make-threshold-told", { t: draft.threshold, n, q: signOffs, missing: n - signOffs }),
      signOffs && draft.threshold === 1 && [" ", h("strong", {}, say("make-threshold-one"))],
      signOffs && n > 1 && n + 2 < 3 * draft.threshold && [" ", h("strong", {}, say("make-threshold-block", { n: draft.threshold - 1, enough: 3 * draft.threshold - 2 }))]);
  });
  return [
    h("section", { class: "panel flow" }, h("h3", {}, say("make-trustees")), h("p", { class: "quiet" }, say("make-trustees-why")), whole("trustees"),
      list(part, "trustees", 1),
      number(say, draft, "threshold", "threshold", "make-threshold", { changed, min: 1 }), told),
    h("section", { class: "panel flow" }, h("h3", {}, say("make-witnesses")), h("p", { class: "quiet" }, say("make-witnesses-why")), whole("witnesses"),
      list(part, "witnesses", 0),
      draft.witnesses.length > 0 && number(say, draft, "required", "required", "make-required", { changed })),
  ];
}

export function registrar({ page, changed, rebuilt }) {
  const { say, core, draft } = page;
  const make = () => page.attempt(async () => {
    const { key, file } = await core.call("registrar");
    saveFrom("registrar.key", file);
    draft.registrar = key;
    rebuilt("make-registrar");
  });
  return h("section", { class: "panel flow" }, h("h3", {}, say("make-registrar-who")), h("p", { class: "quiet" }, say("make-registrar-why")),
    text(say, draft, "registrar", "registrar", "make-registrar", { hint: "make-key-hint", changed, mono: true }),
    change(say, "make-registrar-new", "make-registrar-new", make));
}
