// What this trustee does now, or for whom it waits.

import { h, replace } from "../lib/dom.js";
import { button } from "../lib/form.js";
import { moment } from "../lib/words.js";
import { complaint } from "./complaint.js";
import { counting } from "./counting.js";
import { working } from "../lib/working.js";

const names = ({ trustees }, numbers) => numbers.map((number) => trustees[number - 1]).join(", ");

/** The section of what comes next. */
export function todo(page, standing) {
  const { next } = standing;
  const { say } = page;
  const heading = next.step === "wait" ? `trustee-wait-${next.for}` : `trustee-do-${next.step}`;
  const section = h("section", { class: "flow", "aria-labelledby": "trustee-now", id: "trustee-todo", dataset: { step: next.step, for: next.for ?? "" } });
  replace(section, h("h2", { id: "trustee-now" }, say(heading)), h("p", {}, say(`${heading}-why`)), inner(page, standing, section));
  return section;
}

function inner(page, standing, section) {
  const { step } = standing.next;
  if (step === "wait") return waiting(page, standing);
  if (step === "done") return null;
  if (["sign-off", "share", "lot"].includes(step)) return counting(page, standing);
  const run = async () => {
    const done = await working(page, section, () => (step === "send-complaint" ? page.core.call("again") : page.core.call("step", step)));
    if (done) page.did(done, step);
  };
  return [
    h("div", { class: "actions" }, button(page.say, `trustee-go-${step}`, run)),
    step === "acknowledge" && complaint(page, standing),
  ];
}

function waiting(page, standing) {
  const { say, core } = page;
  const { others, from, for: what } = standing.next;
  const look = async () => {
    const now = await page.attempt(() => core.call("look"));
    if (now) page.seated(now);
  };
  const resend = async () => {
    const done = await page.attempt(() => core.call("step", "deal"));
    if (done) page.did(done, "deal");
  };
  const ceremony = ["commitments", "dealings", "acknowledgements"].includes(what);
  return [
    others.length > 0 && h("p", {}, say("trustee-waits-for", { names: names(standing, others) })),
    from && h("p", { class: "quiet" }, say("trustee-not-before", { time: moment(from) })),
    h("div", { class: "actions" }, button(say, "trustee-look", look, "button button-quiet"),
      ["dealings", "acknowledgements"].includes(what) && button(say, "trustee-resend", resend, "button button-plain")),
    ceremony && others.length > 0 && complaint(page, standing),
  ];
}
