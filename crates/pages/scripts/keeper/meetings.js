// Calling a meeting: its notice is checked while it is filled in.

import { h, replace } from "../lib/dom.js";
import { choice, moment, text } from "../make/fields.js";
import { noticed, trying } from "./trying.js";

export function meetings(page) {
  const { say, core, stands } = page;
  const held = { kind: "", id: "", place: "", starts: null };
  const convened = new Set();
  const told = h("div", { "aria-live": "polite", id: "keeper-notice" });
  const changed = async () => {
    if (held.kind === "" || held.starts === null) return replace(told);
    const notice = await core.call("notice", held.kind, held.starts).catch(() => null);
    replace(told, notice && noticed(say, notice));
  };
  const kinds = stands.meeting_kinds.map(({ id, name, clause }) => [id, `${name} (${clause})`]);
  const asks = stands.convening.map(({ leaf, name, body }) => h("label", { class: "choice" }, h("input", { type: "checkbox", onchange: (event) => {
    if (event.target.checked) convened.add(leaf);
    else convened.delete(leaf);
  } }), h("span", { class: "choice-text" }, `${body}: ${name}`)));
  const fields = [
    choice(say, held, "kind", "meeting/kind", "keeper-meeting-kind", kinds, { changed, none: "make-choose" }),
    moment(say, held, "starts", "meeting/starts", "keeper-meeting-starts", { changed }), told,
    text(say, held, "place", "meeting/place", "keeper-meeting-place", { changed: () => {} }),
    text(say, held, "id", "meeting/id", "keeper-id", { hint: "keeper-id-hint", changed: () => {}, mono: true }),
    asks.length > 0 && h("fieldset", { class: "flow" }, h("legend", { class: "legend" }, say("keeper-convened")), h("div", { class: "choices" }, asks)),
  ];
  return h("section", { class: "panel flow", "aria-labelledby": "keeper-call-now" }, h("h2", { id: "keeper-call-now" }, say("keeper-call-now")),
    kinds.length === 0 ? h("p", {}, say("keeper-no-kinds"))
      : trying(page, "call", fields, () => ({ ...held, convened: [...convened].join(",") }), () => ({ place: held.place })));
}
