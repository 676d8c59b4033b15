// Before a trustee signs off or opens anything, the whole record is verified here.

import { announce, focus, h, replace } from "../lib/dom.js";
import { button } from "../lib/form.js";
import { moment } from "../lib/words.js";
import { board } from "../verify/board.js";
import { checks } from "../verify/checks.js";
import { Watch } from "../verify/progress.js";
import { working } from "../lib/working.js";

export function counting(page, standing) {
  const { say, core } = page;
  const { next } = standing;
  const place = h("div", { class: "flow" });
  replace(place,
    next.step === "sign-off" && h("p", { class: "quiet" }, say("trustee-not-before", { time: moment(next.from) })),
    h("div", { class: "actions" }, button(say, "trustee-verify", verify)));

  async function verify() {
    const watch = new Watch(say, "h3");
    core.ontold = (now) => watch.told(now);
    replace(place, watch.element);
    const told = await page.attempt(() => core.call("verify"));
    watch.end();
    replace(place, told ? examined(told) : h("div", { class: "actions" }, button(say, "trustee-verify", verify)));
    if (!told) return;
    announce(say("trustee-verified"));
    focus(place.querySelector("h3"));
  }

  function examined(told) {
    const report = JSON.parse(told.report);
    return [
      told.refusal ? refused(report, told.refusal) : h("div", { class: "notice notice-good", id: "trustee-conclusion", dataset: { conclusion: "right" } },
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

  function refused(report, refusal) {
    const { check } = refusal.about;
    const found = report.checks.find((one) => one.id === check)?.findings ?? [];
    return h("div", { class: "notice notice-error", role: "alert", id: "trustee-conclusion", dataset: { conclusion: refusal.name } },
      h("h3", {}, say(`fault-${refusal.name}`)),
      check && h("p", {}, say("trustee-check", { check }), " ", say(`check-${check}`)),
      found.length > 0 && h("ul", { class: "small", lang: "en" }, found.slice(0, 3).map((one) => h("li", {}, `${one.where}: ${one.what}`))),
      h("p", {}, say("trustee-refused-next")));
  }
  return place;
}
