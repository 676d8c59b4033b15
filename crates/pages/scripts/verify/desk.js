// What the desks of organisers, trustees and officers share: the record is verified there, and what stands against signing is told.

import { announce, focus, h, replace } from "../lib/dom.js";
import { Watch } from "./progress.js";

/** Verifies in a place of the page, with its progress; then shows there what `examined` makes of it, or again what was `asked`. */
export async function verified(page, place, { asked, examined, spoken }) {
  const watch = new Watch(page.say, "h3");
  page.core.ontold = (now) => watch.told(now);
  replace(place, watch.element);
  const told = await page.attempt(() => page.core.call("verify"));
  watch.end();
  replace(place, told ? examined(told) : asked());
  if (!told) return;
  announce(page.say(spoken));
  focus(place.querySelector("h3"));
}

/** Why nothing can be signed, in the words of the check that stands against it; `next` says what to do, `waits` that nothing is wrong. */
export function refused(say, report, refusal, { id, next, waits = false }) {
  const { check } = refusal.about;
  const found = report.checks.find((one) => one.id === check)?.findings ?? [];
  return h("div", { class: `notice ${waits ? "notice-warning" : "notice-error"}`, role: "alert", id, dataset: { conclusion: refusal.name } },
    h("h3", {}, say(`fault-${refusal.name}`)),
    check && h("p", {}, say("verify-check", { check }), " ", say(`check-${check}`)),
    found.length > 0 && h("ul", { class: "small", lang: "en" }, found.slice(0, 3).map((one) => h("li", {}, `${one.where}: ${one.what}`))),
    h("p", {}, say(next)));
}
