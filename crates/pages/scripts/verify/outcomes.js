// The outcomes of all contests, as tables.

import { h } from "../lib/dom.js";
import { number } from "../lib/words.js";

/** Every contest's outcome; with a warning unless all that leads to it passed. */
export function outcomes(say, report, told) {
  const sure = report.checks.every((check) => Number(check.id) > 701 || check.status === "passed");
  return h("section", { "aria-labelledby": "verify-result" },
    h("h2", { id: "verify-result" }, say("verify-result")),
    report.outcomes.length === 0 ? h("p", {}, say("verify-no-result")) : [
      !sure && h("p", { class: "notice notice-warning" }, say("verify-claimed")),
      report.outcomes.map((outcome) => contest(say, outcome, told.contests.find((c) => c.id === outcome.contest))),
    ]);
}

function contest(say, outcome, told) {
  const label = (id) => told?.options.find((option) => option.id === id)?.label ?? id;
  const names = outcome.elected.map(label).join(", ");
  return [
    h("h3", {}, told?.title ?? outcome.contest),
    h("p", {}, h("strong", {}, say(`verify-status-${outcome.status}`, { names }))),
    Object.keys(outcome.totals).length > 0 && totals(say, outcome, told, label),
    (outcome.reasons ?? []).length > 0 && h("details", {},
      h("summary", {}, say("verify-reasons")),
      h("ul", { lang: "en", class: "small" }, outcome.reasons.map((reason) => h("li", {}, reason)))),
  ];
}

function totals(say, outcome, told, label) {
  const row = ([id, total]) => h("tr", {},
    h("th", { scope: "row" }, named(say, id, label),
      outcome.elected.includes(id) && [" ", h("span", { class: "tag tag-good" }, say("verify-elected-mark"))]),
    h("td", { class: "number" }, number(total)));
  return h("div", { class: "table-scroll" }, h("table", {},
    h("caption", {}, say("verify-counted", { n: outcome.counted, weight: number(outcome.weight) })),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("verify-option")), h("th", { scope: "col", class: "number" }, say("verify-total")))),
    h("tbody", {}, ordered(outcome.totals, told).map(row))));
}

/** In the manifest's order; what is no option's own total stands behind. */
function ordered(totals, told) {
  const place = new Map((told?.options ?? []).map((option, index) => [option.id, index]));
  const of = ([id]) => place.get(id) ?? place.size;
  return Object.entries(totals).sort((a, b) => of(a) - of(b));
}

/** An option, a comparison (`a>b`), a grade (`a:0`), none or blank. */
function named(say, id, label) {
  if (id === "none" || id === "blank") return label(id) === id ? say(`verify-${id}`) : label(id);
  const pair = id.split(">");
  if (pair.length === 2) return say("verify-preferred", { a: label(pair[0]), b: label(pair[1]) });
  const [option, grade] = id.split(":");
  return grade === undefined ? label(id) : `${label(option)}: ${grade}`;
}
