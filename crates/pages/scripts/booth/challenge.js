// The opening, for the second device. The encryption is gone with it.

import { h, replace } from "../lib/dom.js";
import { drawn } from "../lib/qr.js";
import { save, toAddress } from "../lib/save.js";

/** Longer addresses make codes that cameras cannot read. */
const MOST = 2_300;

export async function challenged(booth, opening, place) {
  const { say, slug } = booth;
  const address = `${booth.origin}/${document.documentElement.lang}/second#opening=${toAddress(opening)}`;
  const code = address.length > MOST ? null : await booth.core.call("qr", address);
  replace(place,
    h("div", { class: "notice", role: "status" }, h("p", {}, say("challenge-spent"))),
    h("h3", {}, say("challenge-title")),
    code ? [h("p", {}, say("challenge-scan")), drawn(code, say("challenge-qr"))] : h("p", {}, say("challenge-file-only")),
    h("div", { class: "actions" },
      h("button", { class: "button button-quiet", type: "button", id: "save-opening",
        onclick: () => save(`${slug}.opening`, opening, "application/json") }, say("challenge-save")),
      h("button", { class: "button", type: "button", id: "after-challenge",
        onclick: () => booth.show("choose") }, say("challenge-go-on"))));
}
