// What came out of all checks together.

import { h } from "../lib/dom.js";
import { save } from "../lib/save.js";

const count = (report, status) => report.checks.filter((check) => check.status === status).length;

/** The conclusion, in a heading and a sentence. */
export function conclusion(say, report, told, seconds) {
  const [passed, failed, waiting] = ["passed", "failed", "not run"].map((status) => count(report, status));
  const [name, kind] = report.passed ? ["verify-passed", "notice-good"]
    : failed > 0 ? ["verify-failed", "notice-error"] : ["verify-unfinished", "notice-warning"];
  return h("div", { class: `notice ${kind}`, id: "verify-conclusion", dataset: { conclusion: name } },
    h("h2", {}, say(name)),
    h("p", {}, say(`${name}-why`, { n: passed, passed, failed, waiting })),
    told.damaged && h("p", {}, say("verify-damaged")),
    h("p", { class: "small quiet" }, say("verify-took", { entries: told.entries, seconds: Math.max(1, Math.round(seconds)) })));
}

/** The report, byte for byte as the command gives it. */
export const saved = (vote, report) => save(`${vote}-report.json`, `${report}\n`, "application/json");
