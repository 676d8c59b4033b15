// What was verified: whether it may be signed, what came out, who objected, who signs.

import { h } from "../lib/dom.js";
import { button } from "../lib/form.js";
import { board } from "../verify/board.js";
import { checks } from "../verify/checks.js";
import { refused } from "../verify/desk.js";
import { outcomes } from "../verify/outcomes.js";
import { saved } from "../verify/report.js";
import { officers } from "./officers.js";

export function examined(page, told, seconds, sign) {
  const { say, vote, verify } = page;
  const report = JSON.parse(told.report);
  return [
    told.refusal ? against(say, report, told.refusal) : signable(say, told, seconds, sign),
    h("div", { class: "actions" },
      button(say, "verify-again", verify, "button button-quiet"),
      button(say, "verify-save", () => saved(vote, told.report), "button button-plain")),
    outcomes(say, report, told),
    objections(say, report),
    officers(say, told.officers, told.quorum),
    h("details", {}, h("summary", {}, say("certify-all-checks")), checks(say, report)),
    board(say, told),
  ];
}

function signable(say, told, seconds, sign) {
  return h("div", { class: "notice notice-good", id: "certify-conclusion", dataset: { conclusion: "signable" } },
    h("h3", {}, say("certify-signable")),
    h("p", {}, say("certify-signable-why")),
    h("p", { class: "small quiet" }, say("verify-took", { entries: told.entries, seconds: Math.max(1, Math.round(seconds)) })),
    h("div", { class: "actions" }, button(say, "certify-sign", sign)));
}

/** Refusals that time settles: nothing is wrong. */
const WAITS = ["unsigned-waits", "unsigned-not-counted", "unsigned-certified", "unsigned-no-result"];

function against(say, report, refusal) {
  const waits = WAITS.includes(refusal.name);
  return refused(say, report, refusal, { id: "certify-conclusion", next: waits ? "certify-waits-next" : "certify-refused-next", waits });
}

/** Objections on the board, as check 408 judged them. */
function objections(say, report) {
  const judged = report.checks.find((check) => check.id === "408");
  const all = judged?.status === "not run" ? [] : judged?.findings ?? [];
  return h("section", { "aria-labelledby": "certify-objections" },
    h("h2", { id: "certify-objections" }, say("certify-objections")),
    all.length === 0 ? h("p", {}, say("certify-objections-none")) : [
      h("p", {}, say(judged.status === "failed" ? "certify-objections-founded" : "certify-objections-unfounded", { n: all.length })),
      h("ul", { class: "small", lang: "en" }, all.map((one) => h("li", {}, `${one.where}: ${one.what}`))),
    ]);
}
