// Before anything is summed up or opened, the whole record is verified here.

import { announce, focus, h, replace } from "../lib/dom.js";
import { button } from "../lib/form.js";
import { working } from "../lib/working.js";
import { board } from "../verify/board.js";
import { checks } from "../verify/checks.js";
import { Watch } from "../verify/progress.js";

export function counting(page, standing, section) {
  const { say, core } = page;
  const { step } = standing.next;
  const place = h("div", { class: "flow" });
  const asked = () => h("div", { class: "actions" }, button(say, "organise-verify", verify));
  replace(place, asked());

  async function verify() {
    const watch = new Watch(say, "h3");
    core.ontold = (now) => watch.told(now);
    replace(place, watch.element);
    const told = await page.attempt(() => core.call("verify"));
    watch.end();
    replace(place, told ? examined(told) : asked());
    if (!told) return;
    announce(say("organise-verified"));
    focus(place.querySelector("h3"));
  }

  async function run() {
    const done = await working(page, section, () => core.call("step", step));
    if (done) page.did(done, step);
  }

  function examined(told) {
    const report = JSON.parse(told.report);
    return [
      told.refusal ? refused(report, told.refusal) : h("div", { class: "notice notice-good", id: "organise-conclusion", dataset: { conclusion: "right" } },
        h("h3", {}, say("organise-right")), h("p", {}, say(`organise-right-${step}`)),
        h("div", { class: "actions" }, button(say, `organise-go-${step}`, run))),
      h("details", {}, h("summary", {}, say("organise-all-checks")), checks(say, report), board(say, told)),
    ];
  }

  function refused(report, refusal) {
    const { check } = refusal.about;
    const found = report.checks.find((one) => one.id === check)?.findings ?? [];
    return h("div", { class: "notice notice-error", role: "alert", id: "organise-conclusion", dataset: { conclusion: refusal.name } },
      h("h3", {}, say(`fault-${refusal.name}`)),
      check && h("p", {}, say("organise-check", { check }), " ", say(`check-${check}`)),
      found.length > 0 && h("ul", { class: "small", lang: "en" }, found.slice(0, 3).map((one) => h("li", {}, `${one.where}: ${one.what}`))),
      h("p", {}, say("organise-refused-next")));
  }
  return place;
}
