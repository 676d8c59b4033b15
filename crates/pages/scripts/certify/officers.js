// The officers of a vote: who has signed, whom it concerns.

import { h } from "../lib/dom.js";

/** A list with what is known of each. */
export function officers(say, all, quorum, level = "h2") {
  const state = (officer) => (officer.signed ? "signed" : officer.concerned ? "concerned" : officer.own ? "own" : "open");
  const line = (officer) => h("li", { dataset: { officer: state(officer) } },
    h("bdi", {}, officer.name), " ", h("span", { class: officer.signed ? "tag tag-good" : "tag" }, say(`certify-is-${state(officer)}`)));
  return h("section", { "aria-labelledby": "certify-officers" },
    h(level, { id: "certify-officers" }, say("certify-officers")),
    h("p", { class: "small quiet" }, say("certify-officers-why", { n: quorum })),
    h("ul", { class: "plain-list" }, all.map(line)));
}
