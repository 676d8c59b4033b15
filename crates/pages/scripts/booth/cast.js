// Step 3: sealed, sent, acknowledged.

import { focus, h, replace } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { json } from "../lib/service.js";
import { save } from "../lib/save.js";
import { receipted } from "./receipt.js";
import { send } from "./send.js";
import { takeToken } from "./token.js";
import { forgetUnsent, keepUnsent } from "./unsent.js";

export function castStep(booth) {
  // Whoever comes back while it is under way sees how it goes on.
  if (!booth.busy) {
    booth.casting = h("div", { class: "flow" });
    cast(booth, booth.casting);
  }
  return h("div", { class: "flow" }, h("h2", { dataset: { heading: "" }, class: "visually-hidden" }, booth.say("booth-step-done")),
    booth.casting);
}

async function cast(booth, place) {
  const { say, core, slug, voter } = booth;
  const stage = (name) => replace(place, h("p", { role: "status" }, say(`cast-${name}`)), h("progress", { "aria-label": say(`cast-${name}`) }));
  booth.busy = true;
  try {
    stage("sealing");
    await takeToken(booth);
    const last = await json(`elections/${encodeURIComponent(slug)}/cast/${voter.roll}/${voter.key}`);
    const sealed = await core.call("seal", last.previous ?? "");
    booth.encrypted = null;
    keepUnsent(slug, sealed);
    stage("sending");
    await deliver(booth, sealed, place);
  } catch (error) {
    failed(booth, error, place);
  } finally {
    booth.busy = false;
  }
}

/** Sends until it is there, as often as the voter wishes. */
async function deliver(booth, sealed, place) {
  const { say, slug } = booth;
  try {
    const text = await send(slug, sealed.message);
    forgetUnsent(slug);
    booth.done = true;
    replace(place, await receipted(booth, text, sealed));
    focus(place.querySelector("h2, [role=alert]"));
  } catch (error) {
    // Its predecessor is no more the last one: another was cast with this key meanwhile.
    // Or the vote is over: it is of no use any more.
    if (error.status === 409 || error.status === 410) {
      forgetUnsent(slug);
      throw error;
    }
    replace(place, faulted(say, error,
      h("p", {}, say("cast-nothing-lost")),
      h("div", { class: "actions" },
        h("button", { class: "button", type: "button", id: "again", onclick: () => deliver(booth, sealed, place) }, say("cast-again")),
        h("button", { class: "button button-quiet", type: "button", onclick: () => save(`${slug}.ballot`, sealed.message.subarray(sealed.token), "application/octet-stream") },
          say("cast-save")))));
    focus(place.querySelector("#again"));
  }
}

function failed(booth, error, place) {
  const { say } = booth;
  const login = error.name === "not-logged-in";
  const stale = error.status === 409;
  replace(place,
    faulted(say, stale ? Object.assign(error, { name: "voted-meanwhile" }) : error,
      login && h("p", {}, h("a", { href: `/${document.documentElement.lang}/login`, target: "_blank" }, say("cast-log-in")), " ", say("cast-log-in-then"))),
    h("div", { class: "actions" },
      booth.encrypted
        ? h("button", { class: "button", type: "button", onclick: () => cast(booth, place) }, say("common-try-again"))
        : h("button", { class: "button", type: "button", id: "anew", onclick: () => booth.show("choose") }, say("cast-review-again"))));
}
