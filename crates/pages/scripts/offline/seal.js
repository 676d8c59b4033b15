// The last step: the ballot is sealed, and saved as a file. It is sent from the vote's own page, by whatever device.

import { focus, h, replace } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { drawn } from "../lib/qr.js";
import { save } from "../lib/save.js";
import { language, moment } from "../lib/words.js";

export function sealStep(booth) {
  if (booth.encrypted) {
    booth.casting = h("div", { class: "flow" });
    seal(booth, booth.casting);
  }
  return h("div", { class: "flow" },
    h("h2", { dataset: { heading: "" }, class: "visually-hidden" }, booth.say("offline-step-done")), booth.casting);
}

async function seal(booth, place) {
  const { say, core, previous, encrypted } = booth;
  replace(place, h("p", { role: "status" }, say("cast-sealing")), h("progress", { "aria-label": say("cast-sealing") }));
  try {
    booth.encrypted = null;
    const { message } = await core.call("seal", previous);
    await sealed(booth, place, await core.call("file", message), encrypted.tracker);
  } catch (error) {
    replace(place, faulted(say, error), h("div", { class: "actions" },
      h("button", { class: "button", type: "button", id: "anew", onclick: () => booth.show("choose") }, say("cast-review-again"))));
  }
}

async function sealed(booth, place, file, tracker) {
  const { say, slug, core } = booth;
  const address = `${booth.origin}/${language}/votes/${slug}/post`;
  const heading = h("h2", { id: "sealed" }, say("offline-sealed"));
  const saved = () => {
    save(`${slug}.ballot`, file, "application/octet-stream");
    booth.done = true;
  };
  replace(place,
    h("div", { class: "notice notice-good" }, heading, h("p", {}, say("offline-sealed-why", { when: moment(booth.paper.closes) }))),
    h("div", { class: "actions" }, h("button", { class: "button", type: "button", id: "save-ballot", onclick: saved }, say("cast-save"))),
    h("h3", {}, say("offline-tracker")),
    h("code", { class: "tracker", id: "tracker" }, tracker),
    h("p", { class: "small quiet" }, say("offline-tracker-why")),
    h("h3", {}, say("offline-post-title")),
    h("p", {}, say("offline-post-how")),
    h("code", { class: "tracker", id: "address" }, address),
    h("details", {}, h("summary", {}, say("offline-post-code")), drawn(await core.call("qr", address), say("offline-post-qr"))),
    h("ul", {}, h("li", {}, say("offline-next-only")), h("li", {}, say("offline-next-receipt")), h("li", {}, say("offline-next-close"))),
    h("div", { class: "actions" }, h("button", { class: "button button-quiet", type: "button", id: "again", onclick: () => location.reload() },
      say("offline-forget"))));
  focus(heading);
}
