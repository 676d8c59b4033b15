// What comes next: the organiser's step, or for whom it waits.

import { h, replace } from "../lib/dom.js";
import { button, fileField } from "../lib/form.js";
import { working } from "../lib/working.js";
import { language, moment } from "../lib/words.js";
import { counting } from "./counting.js";
import { rolling } from "./rolling.js";

/** Whose key a step takes. */
const KEYS = { roll: "registrar", open: "organiser", close: "organiser", tally: "organiser", result: "organiser" };
/** Where those act who have a page of their own. */
const DOORS = { commit: "trustee", deal: "trustee", acknowledge: "trustee", "sign-off": "trustee", share: "trustee", lot: "trustee", certify: "certify", nothing: "outcome" };

/** The section of what comes next. */
export function todo(page, standing) {
  const { say } = page;
  const { step, n, roll, from, waiting } = standing.next;
  const section = h("section", { class: "flow", "aria-labelledby": "organise-now", id: "organise-todo", dataset: { step } });
  replace(section,
    h("h2", { id: "organise-now" }, say("organise-next")),
    h("p", { class: "organise-who" }, say(`next-${step}`, { n, roll })),
    from && h("p", { class: "quiet" }, say("next-not-before"), " ", moment(from), "."),
    waiting.length > 0 && h("p", { class: "quiet" }, say("organise-waits-for"), " ", listed(waiting)),
    standing.next.contests.length > 0 && h("p", { class: "quiet" }, say("organise-lots"), " ", listed(standing.next.contests)),
    KEYS[step] ? own(page, standing, section) : others(page, step));
  return section;
}

const listed = (names) => names.map((name, place) => [place > 0 && ", ", h("bdi", {}, name)]);

/** Somebody else's turn. */
function others(page, step) {
  const { say, vote } = page;
  const door = DOORS[step];
  return [
    h("p", {}, say(`organise-others-${door ?? "wait"}`)),
    h("div", { class: "actions" }, look(page, step === "nothing" ? "button button-quiet" : "button"),
      door && h("a", { class: "button button-quiet", href: `/${language}/votes/${encodeURIComponent(vote)}/${door}` }, say(`organise-door-${door}`))),
  ];
}

function look(page, kind) {
  return button(page.say, "organise-look", async () => {
    const now = await page.attempt(() => page.core.call("look"));
    if (now) page.show(now);
  }, kind);
}

/** The organiser's turn: what the step does, and what cannot be undone. */
function own(page, standing, section) {
  const { say } = page;
  const { step, from } = standing.next;
  if (!standing[KEYS[step]]) return h("p", { class: "notice notice-warning", id: "organise-needs" }, say(`organise-needs-${KEYS[step]}`));
  const early = from && Date.now() / 1000 < from;
  const does = h("p", {}, say(`organise-do-${step}`), " ", h("strong", {}, say(`organise-undo-${step}`)));
  if (step === "roll") return [does, rolling(page, standing, section)];
  if (step === "tally" || step === "result") return [does, counting(page, standing, section)];
  const run = async () => {
    const done = await working(page, section, () => page.core.call("step", step));
    if (done) page.did(done, step);
  };
  return [does,
    h("div", { class: "actions" },
      button(say, `organise-go-${step}`, run, early ? "button button-quiet" : "button"),
      look(page, early ? "button" : "button button-quiet")),
    step === "close" && moving(page, section)];
}

/** A change of the closing, by a file that officers have signed. */
function moving(page, section) {
  const { say } = page;
  const take = async (file) => {
    const done = await working(page, section, () => page.core.call("schedule", file));
    if (done) page.did(done, "schedule");
  };
  return h("details", {}, h("summary", {}, say("organise-move")),
    h("p", {}, say("organise-move-why")), fileField(say, "organise-schedule", take));
}
