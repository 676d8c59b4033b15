// An answer in words, as its encryption tells it: the same on the voting device and on a second one.

import { h } from "../lib/dom.js";

/** One contest's answer. */
export function told(contest, answer, say) {
  const label = (option) => contest.options[option].label;
  if (typeof answer === "string") return h("p", {}, say(`ballot-${answer}`));
  if (answer.options) {
    return answer.options.length === 0
      ? h("p", {}, say("ballot-nothing"))
      : h("ul", {}, answer.options.map((option) => h("li", {}, label(option))));
  }
  if (answer.order) return ordered(contest, answer.order, label, say);
  const values = answer.scores ?? answer.grades.map((grade) => contest.ballot.grades[grade]);
  return h("table", {}, h("tbody", {}, values.map((value, option) =>
    h("tr", {}, h("th", { scope: "row" }, label(option)), h("td", { class: "number" }, String(value))))));
}

function ordered(contest, places, label, say) {
  const named = new Set(places.flat());
  const others = contest.options.map((_, option) => option).filter((option) => !named.has(option));
  const together = contest.ballot.order === "ties" || others.length === 1;
  const last = others.length === 0 ? null
    : together ? h("li", {}, others.map(label).join(" = "))
    : h("li", { class: "quiet" }, say("ballot-then-others"));
  return h("ol", {}, places.map((group) => h("li", {}, group.map(label).join(" = "))), last);
}
