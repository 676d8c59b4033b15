// Before anything is summed up or opened, the whole record is verified here.

import { h, replace } from "../lib/dom.js";
import { button } from "../lib/form.js";
import { working } from "../lib/working.js";
import { board } from "../verify/board.js";
import { checks } from "../verify/checks.js";
import { refused, verified } from "../verify/desk.js";

export function counting(page, standing, section) {
  const { say, core } = page;
  const { step } = standing.next;
  const place = h("div", { class: "flow" });
  const asked = () => h("div", { class: "actions" }, button(say, "organise-verify", verify));
  replace(place, asked());

  function verify() {
    return verified(page, place, { asked, examined, spoken: "organise-verified" });
  }

  async function run() {
    const done = await working(page, section, () => core.call("step", step));
    if (done) page.did(done, step);
  }

  function examined(told) {
    const report = JSON.parse(told.report);
    return [
      told.refusal ? refused(say, report, told.refusal, { id: "organise-conclusion", next: "organise-refused-next" })
        : h("div", { class: "notice notice-good", id: "organise-conclusion", dataset: { conclusion: "right" } },
        h("h3", {}, say("organise-right")), h("p", {}, say(`organise-right-${step}`)),
        h("div", { class: "actions" }, button(say, `organise-go-${step}`, run))),
      h("details", {}, h("summary", {}, say("organise-all-checks")), checks(say, report), board(say, told)),
    ];
  }
  return place;
}
