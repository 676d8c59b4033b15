// Before a trustee signs off or opens anything, the whole record is verified here.

import { h, replace } from "../lib/dom.js";
import { button } from "../lib/form.js";
import { moment } from "../lib/words.js";
import { board } from "../verify/board.js";
import { checks } from "../verify/checks.js";
import { refused, verified } from "../verify/desk.js";
import { working } from "../lib/working.js";

export function counting(page, standing) {
  const { say, core } = page;
  const { next } = standing;
  const place = h("div", { class: "flow" });
  const asked = () => h("div", { class: "actions" }, button(say, "trustee-verify", verify));
  replace(place,
    next.step === "sign-off" && h("p", { class: "quiet" }, say("trustee-not-before", { time: moment(next.from) })),
    asked());

  function verify() {
    return verified(page, place, { asked, examined, spoken: "trustee-verified" });
  }

  function examined(told) {
    const report = JSON.parse(told.report);
    return [
      told.refusal ? refused(say, report, told.refusal, { id: "trustee-conclusion", next: "trustee-refused-next" })
        : h("div", { class: "notice notice-good", id: "trustee-conclusion", dataset: { conclusion: "right" } },
        h("h3", {}, say("trustee-right")), h("p", {}, say(`trustee-right-${next.step}`)),
        h("div", { class: "actions" }, next.step === "lot"
          ? next.contests.map((contest) => h("button", { type: "button", class: "button", onclick: () => run("lot", contest) }, say("trustee-go-lot", { contest })))
          : button(say, `trustee-go-${next.step}`, () => run(next.step)))),
      h("details", {}, h("summary", {}, say("trustee-all-checks")), checks(say, report), board(say, told)),
    ];
  }

  async function run(step, ...about) {
    const done = await working(page, place, () => core.call("step", step, ...about));
    if (done) page.did(done, step);
  }
  return place;
}
