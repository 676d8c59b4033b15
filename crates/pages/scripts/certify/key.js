// The officer's key: a file that is read by the worker alone, or a new one.

import { h, replace } from "../lib/dom.js";
import { button, copied, fileField } from "../lib/form.js";
import { saveFrom } from "../lib/save.js";

export function keyStep(page) {
  const { say, core } = page;
  const place = h("div", { class: "flow" });
  const read = (file) => page.attempt(async () => {
    await core.call("read", file);
    page.seat = await core.call("seat", page.vote);
    replace(place, seated(page));
    place.querySelector("button")?.focus();
  });
  replace(place, fileField(say, "certify-key", read),
    h("p", { class: "small quiet" }, say("certify-key-stays")),
    h("details", {}, h("summary", {}, say("certify-new")),
      h("p", {}, say("certify-new-why")),
      h("div", { class: "actions" }, button(say, "certify-make", make, "button button-quiet")),
      h("div", { id: "certify-made", role: "status" })));

  async function make() {
    await page.attempt(async () => {
      const { key, file } = await core.call("make");
      saveFrom("officer.key", file);
      replace(document.getElementById("certify-made"), h("div", { class: "notice notice-good" },
        h("h3", {}, say("certify-made")), h("p", {}, say("certify-made-next")), copied(say, key)));
    });
  }
  return place;
}

/** Who it is; a key of nobody is told at once. */
function seated({ say, seat, verify }) {
  const own = seat.officers.find((officer) => officer.own);
  if (!own) {
    return h("div", { class: "notice notice-error", role: "alert", dataset: { fault: "unsigned-no-officer" } },
      h("h3", {}, say("fault-unsigned-no-officer")),
      h("p", {}, say("certify-officers-are")),
      h("ul", {}, seat.officers.map((officer) => h("li", {}, h("bdi", {}, officer.name)))),
      h("div", { class: "actions" }, h("button", { type: "button", class: "button button-quiet", onclick: () => location.reload() }, say("certify-other-key"))));
  }
  return [
    h("div", { class: "notice notice-good" }, h("h3", {}, say("certify-you-are", { name: own.name })),
      h("p", {}, say("certify-quorum", { n: seat.quorum, vote: seat.title }))),
    h("p", {}, say("certify-verify-why")),
    h("div", { class: "actions" }, button(say, "certify-verify", verify)),
  ];
}
