// Step 2: what was encrypted, its tracker; then cast it, change it, or have a second device look.

import { told } from "../ballot/told.js";
import { h, replace } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { drawn } from "../lib/qr.js";
import { challenged } from "./challenge.js";

export function reviewStep(booth) {
  const { say, encrypted } = booth;
  const check = h("div", { class: "flow" });
  const message = h("div", {});

  async function challenge() {
    try {
      const opening = await booth.core.call("challenge");
      booth.encrypted = null;
      await challenged(booth, opening, check);
      actions.hidden = true;
    } catch (error) {
      replace(message, faulted(say, error));
    }
  }

  const actions = h("div", { class: "actions" },
    h("button", { class: "button", type: "button", id: "cast", onclick: () => booth.show("cast") }, say(booth.words.cast)),
    h("button", { class: "button button-quiet", type: "button", onclick: () => booth.show("choose") }, say("review-change")));

  return h("div", { class: "flow" },
    h("h2", { dataset: { heading: "" } }, say("review-title")),
    h("div", { class: "panel answers" }, booth.contests.map((contest, i) =>
      h("section", {}, h("h3", {}, contest.title), told(contest, encrypted.answers[i], say)))),
    h("p", {}, say("review-nothing-cast")),
    actions, message,
    h("details", { class: "panel", id: "check-device", ontoggle: (event) => {
      if (event.target.open && check.childElementCount === 0) offer(booth, check, challenge);
    } },
      h("summary", {}, say("review-check")),
      h("div", { class: "flow" }, h("p", {}, say("review-check-why")), check)));
}

/** The tracker, to be taken down on a second device before this one knows that it is checked. */
async function offer(booth, place, challenge) {
  const { say, encrypted } = booth;
  const address = `${booth.origin}/${document.documentElement.lang}/second#${new URLSearchParams({
    vote: booth.slug, election: booth.paper.election, tracker: encrypted.tracker })}`;
  replace(place,
    h("h3", {}, say("review-tracker-title")),
    h("p", {}, say("review-tracker-how")),
    drawn(await booth.core.call("qr", address), say("review-tracker-qr")),
    h("code", { class: "tracker", id: "tracker" }, encrypted.tracker),
    h("h3", {}, say("review-then-title")),
    h("p", {}, say("review-then")),
    h("div", { class: "actions" },
      h("button", { class: "button button-quiet", type: "button", id: "challenge", onclick: challenge }, say("review-challenge"))));
}

