// A vote in the making: a form, judged while it is filled in; then it is reviewed, signed and sent.

import { asset } from "../lib/assets.js";
import { attempting } from "../lib/attempt.js";
import { Core } from "../lib/core.js";
import { app, focus, h, replace } from "../lib/dom.js";
import { steps } from "../lib/form.js";
import { load } from "../lib/words.js";
import { form } from "./form.js";
import { review } from "./review.js";
import { forget, kept } from "./store.js";

const STEPS = ["make-step-form", "make-step-review", "make-step-done"];

const say = await load("make", "office", "ballot", "said", "faults");
const page = { say, core: new Core(asset("./worker.js")), ...attempting(say), stands: null, draft: null, fill, look };

replace(app(), h("p", { class: "lead" }, say("make-lead")), h("p", { role: "status" }, say("common-loading")));
page.stands = await page.attempt(() => page.core.call("open"));
if (page.stands) {
  page.draft = kept() ?? empty();
  try {
    fill(false);
  } catch {
    // What another version of this page kept may be no form any more.
    forget();
    page.draft = empty();
    fill(false);
  }
} else {
  replace(app(), h("p", { class: "lead" }, say("make-lead")), page.told);
}

/** What a new form begins with. */
function empty() {
  return {
    title: "", slug: "", opens: null, closes: null, objections: 24 * 3600, meeting: "", threshold: 2,
    trustees: [1, 2, 3].map(() => ({ name: "", key: "" })), witnesses: [], required: null, registrar: "", tokens: true,
    rolls: [{ body: "", most: null, weight: null }], contests: [],
  };
}

/** The form. */
function fill(focused = true) {
  show(0, form(page));
  if (focused) focus(document.getElementById("make-now"));
}

/** The review of a form that nothing is wrong with. */
function look(judged) {
  show(1, review(page, judged, (made) => show(2, made)));
  focus(document.getElementById("make-now"));
}

function show(step, content) {
  replace(page.told);
  replace(app(), step === 0 && h("p", { class: "lead" }, say("make-lead")), steps(say, STEPS, step),
    h("h2", { id: "make-now", class: step === 0 ? "visually-hidden" : null }, say(STEPS[step])), page.told, content);
}
