// Running a vote: how far it is, what is missing, who must act next; and the organiser's steps, one at a time.

import { asset } from "../lib/assets.js";
import { attempting } from "../lib/attempt.js";
import { Core } from "../lib/core.js";
import { app, focus, h, replace, slug } from "../lib/dom.js";
import { steps } from "../lib/form.js";
import { load } from "../lib/words.js";
import { keys } from "./keys.js";
import { members } from "./members.js";
import { standing as stands } from "./standing.js";
import { todo } from "./todo.js";

const PHASES = ["organise-phase-key", "organise-phase-rolls", "organise-phase-vote", "organise-phase-count", "organise-phase-certify"];
const PHASE_OF = { roll: 1, open: 1, close: 2, tally: 3, contradicted: 3, "sign-off": 3, share: 3, result: 3, lot: 3, certify: 4, nothing: 5 };

const say = await load("organise", "office", "said", "verify", "faults");
const page = { say, vote: slug(), core: new Core(asset("./worker.js")), ...attempting(say), show, did };

replace(app(), h("p", { class: "lead" }, say("organise-lead")), h("p", { role: "status" }, say("common-loading")));
const begun = await page.attempt(() => page.core.call("open", page.vote));
if (begun) show(begun);
else replace(app(), h("p", { class: "lead" }, say("organise-lead")), page.told);

/** Shows how far it is; a notice of what was done stands first. */
function show(standing, notice = null) {
  replace(page.told, notice);
  replace(app(),
    h("p", { class: "lead" }, say("organise-of"), " ", h("bdi", {}, standing.title)),
    steps(say, PHASES, PHASE_OF[standing.next.step] ?? 0),
    page.told,
    todo(page, standing),
    stands(page, standing),
    members(page, standing),
    keys(page, standing));
  const heading = notice ?? document.getElementById("organise-now");
  focus(heading);
}

/** A step was done and stands on the board. */
function did(standing, step) {
  show(standing, h("div", { class: "notice notice-good", role: "status", id: "organise-did", dataset: { did: step } },
    h("h2", {}, say(`organise-did-${step}`)), h("p", {}, say(`organise-did-${step}-why`))));
}
