// The second device: first the tracker, which it keeps; then the opening, from which it computes what was encrypted.

import { told } from "../ballot/told.js";
import { asset } from "../lib/assets.js";
import { Core } from "../lib/core.js";
import { app, focus, h, replace } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { fromAddress } from "../lib/save.js";
import { load } from "../lib/words.js";

const NAME = "ostrakon-tracker";

/** What was scanned last: the vote, its election and the tracker. None of it tells what was chosen. */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(NAME));
  } catch {
    return null;
  }
}

function keep(taken) {
  try {
    if (taken) localStorage.setItem(NAME, JSON.stringify(taken));
    else localStorage.removeItem(NAME);
  } catch {
    // Then it stands in the form alone.
  }
}

const say = await load("second", "ballot", "faults");
let core = null;

function start() {
  const scanned = new URLSearchParams(location.hash.slice(1));
  // What was scanned does not stay in the address: an opened ballot says what it held.
  if (location.hash) history.replaceState(null, "", location.pathname);
  const [vote, election, tracker] = ["vote", "election", "tracker"].map((name) => scanned.get(name) ?? "");
  if (tracker) keep({ vote, election, tracker });
  const opening = scanned.has("opening") ? fromAddress(scanned.get("opening")) : null;
  const taken = kept();
  if (scanned.has("opening") && taken) check(taken, opening ?? "");
  else show(taken, opening);
}

function show(taken, opening) {
  replace(app(), h("p", { class: "lead" }, say("second-lead")),
    taken
      ? h("section", { class: "panel" }, h("h2", { tabindex: "-1" }, say("second-tracker-title")),
        h("code", { class: "tracker" }, taken.tracker), h("p", {}, say("second-tracker-kept")),
        h("button", { class: "button button-plain", type: "button", onclick: () => { keep(null); show(null, null); } }, say("second-forget")))
      : h("p", {}, say("second-no-tracker")),
    h("details", { open: Boolean(opening) }, h("summary", {}, say("second-typed")), form(taken, opening)));
}

function form(taken, opening) {
  const field = (id, value, more) => h("div", { class: "field" }, h("label", { for: id }, say(`second-${id}`)),
    h("input", { id, value, autocomplete: "off", spellcheck: "false", ...more }));
  const file = h("input", { id: "file", type: "file" });
  return h("form", { class: "flow", onsubmit: async (event) => {
    event.preventDefault();
    const values = new FormData(event.target);
    const typed = { vote: values.get("vote"), election: taken?.vote === values.get("vote") ? taken.election : "", tracker: values.get("tracker") };
    check(typed, file.files[0] ? await file.files[0].text() : opening ?? "");
  } },
    field("vote", taken?.vote ?? "", { name: "vote", required: true }),
    field("tracker", taken?.tracker ?? "", { name: "tracker", required: true, class: "code-input" }),
    h("div", { class: "field" }, h("label", { for: "file" }, say("second-file")), file),
    h("div", { class: "actions" }, h("button", { class: "button", type: "submit" }, say("second-check"))));
}

async function check(taken, opening) {
  replace(app(), h("p", { role: "status" }, say("second-working")), h("progress", { "aria-label": say("second-working") }));
  core ??= new Core(asset("./worker.js"));
  try {
    const { paper, shown } = await core.call("check", taken.vote, taken.election, opening, taken.tracker);
    const contests = paper.rolls.flatMap((roll) => roll.contests);
    const heading = h("h2", {}, say("second-good"));
    replace(app(), h("div", { class: "notice notice-good" }, heading, h("p", {}, say("second-good-why"))),
      h("div", { class: "panel answers" }, shown.map(({ contest, answer }) => {
        const asked = contests.find(({ id }) => id === contest);
        return h("section", {}, h("h3", {}, asked.title), told(asked, answer, say));
      })),
      h("p", {}, say("second-again")));
    keep(null);
    focus(heading);
  } catch (error) {
    replace(app(), faulted(say, error), form(taken, null));
  }
}

addEventListener("hashchange", () => { if (location.hash) start(); });
start();
