// Verifies a record on the reader's own device: in a worker, so that the page stays quick.

import { asset } from "../lib/assets.js";
import { Core } from "../lib/core.js";
import { app, focus, h, replace, slug } from "../lib/dom.js";
import { load } from "../lib/words.js";
import { board } from "./board.js";
import { checks } from "./checks.js";
import { limits } from "./limits.js";
import { outcomes } from "./outcomes.js";
import { Watch } from "./progress.js";
import { conclusion, saved } from "./report.js";

const say = await load("verify");
const vote = slug();
/** Whether the last look found the copy damaged. */
let damaged = false;
await intro();

/** What will happen, and the button. */
async function intro(notice = null) {
  const size = await entries();
  replace(app(),
    h("p", { class: "lead" }, say("verify-lead")),
    notice,
    size === null ? h("p", { id: "verify-empty" }, say("verify-empty")) : [
      h("p", {}, say("verify-size", { n: size }), " ", say("verify-while")),
      h("div", { class: "actions" }, button("verify-start", "button", run)),
    ],
    limits(say, vote));
}

/** How many entries the board has, as its checkpoint says; null where nothing is published. */
async function entries() {
  try {
    const answer = await fetch(`/elections/${encodeURIComponent(vote)}/checkpoint`, { cache: "no-store" });
    if (!answer.ok) return null;
    const size = Number((await answer.text()).split("\n")[1]);
    return Number.isSafeInteger(size) ? size : null;
  } catch {
    return null;
  }
}

async function run() {
  const core = new Core(asset("./worker.js"));
  const watch = new Watch(say);
  core.ontold = (told) => watch.told(told);
  let stopped = false;
  const stop = () => {
    stopped = true;
    core.end();
    watch.end();
    intro(h("div", { class: "notice", role: "status" }, h("p", {}, say("verify-cancelled"))))
      .then(() => document.getElementById("verify-start")?.focus());
  };
  replace(app(), watch.element, h("div", { class: "actions" }, button("verify-cancel", "button button-quiet", stop)));
  focus(watch.heading);
  const begun = performance.now();
  try {
    const told = await core.call("verify", vote, damaged);
    damaged = told.damaged;
    done(told, (performance.now() - begun) / 1000);
  } catch (error) {
    if (!stopped) await intro(fault(error));
  } finally {
    watch.end();
    core.end();
  }
}

function done(told, seconds) {
  const report = JSON.parse(told.report);
  const head = conclusion(say, report, told, seconds);
  replace(app(),
    head,
    h("div", { class: "actions" },
      button("verify-save", "button button-quiet", () => saved(vote, told.report)),
      button("verify-again", "button button-plain", run)),
    outcomes(say, report, told),
    checks(say, report),
    board(say, told),
    limits(say, vote));
  focus(head.querySelector("h2"));
}

const KNOWN = new Set(["no-record", "no-connection", "core-stopped", "no-simd"]);

function fault(error) {
  const name = KNOWN.has(error.name) ? error.name : "core-stopped";
  return h("div", { class: "notice notice-error", role: "alert", dataset: { fault: name } },
    h("h2", {}, say("verify-fault")),
    h("p", {}, say(`verify-fault-${name}`)),
    error.message && h("details", {}, h("summary", {}, say("verify-fault-detail")), h("p", { class: "small", lang: "en" }, error.message)));
}

function button(name, kind, onclick) {
  return h("button", { type: "button", class: kind, id: name, onclick }, say(name));
}
