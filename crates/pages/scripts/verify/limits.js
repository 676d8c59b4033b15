// What a page cannot prove of itself, and how to do without it.

import { h } from "../lib/dom.js";
import { language } from "../lib/words.js";

/** The limits, and commands to copy. */
export function limits(say, vote) {
  return h("section", { "aria-labelledby": "verify-limits" },
    h("h2", { id: "verify-limits" }, say("verify-limits")),
    h("p", {}, say("verify-limits-lead")),
    h("ul", {},
      h("li", {}, say("verify-limits-own")),
      h("li", {}, say("verify-limits-second")),
      h("li", {}, say("verify-limits-same")),
      h("li", {}, h("a", { href: `/${language}/receipt` }, say("verify-limits-yours"))),
      h("li", {}, say("verify-limits-files"))),
    commands(say, vote));
}

function commands(say, vote) {
  const text = [
    `ostrakon mirror ${location.origin}/elections/${vote} record`,
    "ostrakon verify record",
    "python3 spec/reference/verify.py record",
  ].join("\n");
  const copied = h("span", { role: "status", class: "small quiet" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      copied.textContent = say("verify-copied");
    } catch {
      // Whoever forbids it can still mark the text.
    }
  };
  return [
    h("h3", {}, say("verify-commands")),
    h("pre", { tabindex: "0", role: "region", "aria-label": say("verify-commands") }, h("code", {}, text)),
    h("div", { class: "actions" },
      h("button", { type: "button", class: "button button-quiet button-small", onclick: copy }, say("verify-copy")), copied),
  ];
}
