// The vote's people, where the service knows them: they are reminded, and forgotten when all is certified.

import { focus, h, replace } from "../lib/dom.js";
import { button } from "../lib/form.js";
import { working } from "../lib/working.js";

/** Of what people may be reminded at a step. */
const REMINDERS = { close: ["opens", "closes"], nothing: ["result"] };

/** The section; nothing at other steps. */
export function members(page, standing) {
  const { say, core } = page;
  const kinds = REMINDERS[standing.next.step];
  if (!kinds) return null;
  const told = h("div", { class: "flow" });
  const section = h("section", { class: "flow", "aria-labelledby": "organise-members", id: "organise-people" });
  const run = async (words, ...call) => {
    replace(told);
    const n = await working(page, section, () => core.call(...call));
    if (n === undefined) return;
    const notice = h("div", { class: "notice notice-good", role: "status", dataset: { told: words, n } }, h("p", {}, say(words, { n })));
    replace(told, notice);
    focus(notice);
  };
  const remind = (kind) => button(say, `organise-remind-${kind}`, () => run("organise-reminded", "remind", kind), "button button-quiet");
  replace(section,
    h("h2", { id: "organise-members" }, say("organise-members")),
    h("p", {}, say("organise-members-why")),
    standing.organiser ? h("div", { class: "actions" }, kinds.map(remind)) : h("p", { class: "notice notice-warning" }, say("organise-needs-organiser")),
    standing.organiser && standing.next.step === "nothing" && [
      h("details", { id: "organise-forgetting" }, h("summary", {}, say("organise-forget-title")),
        h("p", {}, say("organise-forget-why"), " ", h("strong", {}, say("organise-forget-undo"))),
        h("div", { class: "actions" }, button(say, "organise-forget", () => run("organise-forgotten", "retire"), "button button-quiet")))],
    told);
  return section;
}
