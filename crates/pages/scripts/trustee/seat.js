// Taking a seat: with what this browser keeps, a file, or a new key.

import { h, replace } from "../lib/dom.js";
import { button, copied, fileField } from "../lib/form.js";
import { saveFrom } from "../lib/save.js";
import { invitation } from "./rehearsal.js";

export function seatStep(page, opened) {
  const { say, core } = page;
  const take = (file) => sit(page, () => core.call("take", file));
  const made = h("div", { id: "trustee-made", role: "status" });
  const make = () => page.attempt(async () => {
    const { key, file } = await core.call("make");
    saveFrom("trustee.identity", file);
    replace(made, h("div", { class: "notice notice-good" },
      h("h3", {}, say("trustee-made")), h("p", {}, say("trustee-made-next")), copied(say, key)));
  });
  return [h("section", { class: "flow", "aria-labelledby": "trustee-now" },
    h("h2", { id: "trustee-now" }, say("trustee-seat")),
    opened ? [
      h("p", {}, say("trustee-seat-of", { vote: opened.standing.title })),
      opened.kept.map((key) => h("div", { class: "actions" },
        h("button", { type: "button", class: "button", onclick: () => sit(page, () => core.call("resume", key)) }, say("trustee-resume", { key: key.slice(0, 8) })))),
      fileField(say, "trustee-file", take),
      h("p", { class: "small quiet" }, say("trustee-file-stays")),
    ] : h("p", {}, say("trustee-no-board")),
    h("details", { open: !opened }, h("summary", {}, say("trustee-new")),
      h("p", {}, say("trustee-new-why")),
      h("div", { class: "actions" }, button(say, "trustee-make", make, "button button-quiet")), made)),
  invitation(page)];
}

async function sit(page, act) {
  const standing = await page.attempt(act);
  if (standing) page.seated(standing);
}
