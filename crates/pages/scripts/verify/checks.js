// Every check in a sentence, with what it found.

import { h } from "../lib/dom.js";

/** So many findings are shown at once; the rest are folded. */
const SHOWN = 3;
const SIGNS = { passed: "✓", failed: "✗", "not run": "–" };
const KINDS = { passed: "check-passed", failed: "check-failed", "not run": "check-waits" };

/** All of them, by the rooms of an election. */
export function checks(say, report) {
  const rooms = Map.groupBy ? Map.groupBy(report.checks, room) : grouped(report.checks);
  return h("section", { "aria-labelledby": "verify-checks" },
    h("h2", { id: "verify-checks" }, say("verify-checks")),
    [...rooms].map(([room, all]) => [
      h("h3", {}, say(`verify-room-${room}`)),
      h("ul", { class: "checks" }, all.map((check) => line(say, check))),
    ]));
}

const room = (check) => check.id[0];

function grouped(all) {
  const rooms = new Map();
  for (const check of all) rooms.set(room(check), [...(rooms.get(room(check)) ?? []), check]);
  return rooms;
}

function line(say, check) {
  return h("li", { class: `check ${KINDS[check.status]}`, dataset: { check: check.id, status: check.status } },
    h("span", { class: "check-sign", "aria-hidden": "true" }, SIGNS[check.status]),
    h("div", {},
      h("p", {},
        h("span", { class: "check-number" }, check.id), " ", say(`check-${check.id}`), " ",
        h("span", { class: check.status === "passed" ? "visually-hidden" : "check-status" }, say(`verify-mark-${check.status.replace(" ", "-")}`))),
      found(say, check)));
}

/** Findings are the verifier's own sentences, in English. */
function found(say, { findings, status }) {
  if (findings.length === 0) return null;
  const list = h("ul", { class: "small findings", lang: "en" }, findings.map((f) => h("li", {}, `${f.where}: ${f.what}`)));
  if (status !== "passed" && findings.length <= SHOWN) return list;
  return h("details", {}, h("summary", { class: "small" }, say(status === "passed" ? "verify-notes" : "verify-findings", { n: findings.length })), list);
}
