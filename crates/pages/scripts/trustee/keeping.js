// The state: kept in this browser, and in a copy that its trustee saves.

import { h, replace } from "../lib/dom.js";
import { button } from "../lib/form.js";
import { saveFrom } from "../lib/save.js";

export function keeping(page, { number }) {
  const { say, vote, core } = page;
  const told = h("p", { class: "small quiet", role: "status" });
  const panel = h("section", { class: "panel", "aria-labelledby": "trustee-keep" });
  const save = (which) => page.attempt(async () => {
    const copies = await core.call("copies");
    saveFrom(`${vote}-${number}.${which}`, copies[which]);
    if (which === "state") {
      page.unsaved = false;
      panel.classList.remove("unsaved");
      replace(told, say("trustee-kept"));
    }
  });
  panel.classList.toggle("unsaved", page.unsaved);
  replace(panel, h("h2", { id: "trustee-keep" }, say(page.unsaved ? "trustee-keep-now" : "trustee-keep")),
    h("p", {}, say("trustee-keep-why")),
    h("div", { class: "actions" }, button(say, "trustee-save-state", () => save("state"), page.unsaved ? "button" : "button button-quiet"),
      button(say, "trustee-save-guard", () => save("guard"), "button button-plain")),
    told,
    h("details", {}, h("summary", {}, say("trustee-keep-more")), h("p", {}, say("trustee-keep-old")), h("p", {}, say("trustee-keep-guard"))));
  return panel;
}
