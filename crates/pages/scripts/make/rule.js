// A vote of the charter in words: its rule, what settles a tie, its quorum, its clause.

import { h } from "../lib/dom.js";

/** A message of the core, whose variables may be messages themselves. */
export function worded(say, part) {
  if (typeof part !== "object" || part === null) return part;
  return say(part.id, Object.fromEntries(part.about.map(([name, value]) => [name, worded(say, value)])));
}

export function rule(say, vote) {
  return h("dl", { class: "facts facts-small make-rule" },
    h("dt", {}, say("make-rule")), h("dd", {}, worded(say, vote.rule), vote.tie && [" ", worded(say, vote.tie)],
      vote.quorum !== null && [" ", say("rule-quorum", { share: worded(say, vote.quorum) })]),
    vote.meeting && [h("dt", {}, say("make-held")), h("dd", {}, h("bdi", {}, vote.meeting))],
    h("dt", {}, say("make-clause")), h("dd", {}, h("bdi", {}, vote.clause)));
}
