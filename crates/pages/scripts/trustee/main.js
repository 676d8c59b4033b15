// A trustee's page: a seat, then one step at a time, each only when it is due.

import { asset } from "../lib/assets.js";
import { attempting } from "../lib/attempt.js";
import { Core } from "../lib/core.js";
import { app, focus, h, replace, slug } from "../lib/dom.js";
import { steps } from "../lib/form.js";
import { load } from "../lib/words.js";
import { keeping } from "./keeping.js";
import { banner } from "./rehearsal.js";
import { seatStep } from "./seat.js";
import { todo } from "./todo.js";
import { who } from "./who.js";

const PHASES = ["trustee-phase-key", "trustee-phase-vote", "trustee-phase-check", "trustee-phase-open", "trustee-phase-erase"];

const say = await load("trustee", "office", "verify", "faults");
const { told, attempt } = attempting(say);
const page = { say, vote: slug(), core: new Core(asset("./worker.js")), attempt, seated, did, unsaved: false, rehearsal: false, taken: false };
await begin();

/** The board, and a seat that this browser remembers. */
async function begin() {
  replace(app(), h("p", { class: "lead" }, say("trustee-lead")), h("p", { role: "status" }, say("common-loading")), told);
  const opened = await attempt(() => page.core.call("open", page.vote).catch(unpublished));
  const [only, ...more] = opened?.kept ?? [];
  if (only && more.length === 0) {
    const standing = await attempt(() => page.core.call("resume", only));
    if (standing) return seated(standing);
  }
  return draw(seatStep(page, opened));
}

/** A trustee's key is made before there is a vote: that is no fault. */
function unpublished(error) {
  if (error.name !== "no-record") throw error;
  return null;
}

/** A seat is taken: the browser is asked to keep what it stores. */
function seated(standing, notice = null) {
  if (!page.rehearsal) navigator.storage?.persist?.().catch(() => {});
  page.taken = true;
  replace(told, notice);
  draw([steps(say, PHASES, phase(standing)), todo(page, standing), !page.rehearsal && keeping(page, standing), who(page, standing)]);
  const heading = document.getElementById("trustee-now");
  if (notice) focus(notice);
  else if (heading) focus(heading);
}

/** A step was done: what left this device, and what comes next. */
function did({ standing, what }, name) {
  page.unsaved = true;
  const kind = what.includes("complaint") ? "notice-warning" : "notice-good";
  const done = what.includes("complaint") ? "trustee-did-complain" : `trustee-did-${name}`;
  seated(standing, h("div", { class: `notice ${kind}`, role: "status", id: "trustee-did", dataset: { did: name } },
    h("h2", {}, say(done)), !page.rehearsal && h("p", {}, say("trustee-did-save"))));
}

function draw(children) {
  replace(app(), page.rehearsal && banner(page), !page.taken && h("p", { class: "lead" }, say("trustee-lead")), told, children);
}

/** Which of the phases it is: the key, the vote, the check, the opening, the end. */
function phase({ next }) {
  if (next.step === "done") return PHASES.length;
  if (next.step === "erase" || next.for === "certificate") return 4;
  if (next.step === "share" || next.step === "lot" || ["shares", "result"].includes(next.for)) return 3;
  if (next.step === "sign-off" || ["sign-offs", "tally"].includes(next.for)) return 2;
  return ["roll", "opening", "closing"].includes(next.for) ? 1 : 0;
}
