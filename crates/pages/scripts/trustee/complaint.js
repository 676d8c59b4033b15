// A message that does not come: the last resort, since everybody begins again.

import { h } from "../lib/dom.js";
import { button } from "../lib/form.js";

export function complaint(page, standing) {
  const { say } = page;
  const { trustees, number, next } = standing;
  // Envelopes stand on no board: before its own acknowledgement a trustee may miss one of anybody.
  const all = trustees.map((_, place) => place + 1).filter((other) => other !== number);
  const accused = next.step === "acknowledge" ? all : next.others;
  const choice = h("select", { id: "trustee-accused" }, accused.map((other) => h("option", { value: other }, trustees[other - 1])));
  const run = async () => {
    const done = await page.attempt(() => page.core.call("step", "complain", Number(choice.value)));
    if (done) page.did(done, "complain");
  };
  return h("details", {}, h("summary", {}, say("trustee-complain")),
    h("p", {}, say("trustee-complain-why")),
    h("div", { class: "field" }, h("label", { for: "trustee-accused" }, say("trustee-complain-of")), choice),
    h("div", { class: "actions" }, button(say, "trustee-go-complain", run, "button button-quiet")));
}
