// A grade for each option: a row of radio buttons each.

import { h } from "../lib/dom.js";
import { extras } from "./extras.js";

export function grades(contest, id, say, changed) {
  const names = contest.ballot.grades;
  const rows = contest.options.map((option, i) => {
    const inputs = names.map((name, grade) =>
      h("input", { type: "radio", name: `${id}-${i}`, value: String(grade), onchange: changed }));
    const element = h("fieldset", { class: "grade-row" }, h("legend", { class: "legend" }, option.label),
      h("div", { class: "grade-choices" },
        inputs.map((input, grade) => h("label", { class: "grade" }, input, h("span", {}, names[grade])))));
    return { element, inputs };
  });
  const beside = extras(contest, id, say, changed, (off) => rows.forEach(({ element }) => { element.disabled = off; }));
  return {
    element: h("div", { class: "flow" }, rows.map(({ element }) => element), beside.elements),
    answer: () => {
      const extra = beside.answer();
      if (extra) return extra;
      const given = rows.map(({ inputs }) => inputs.findIndex((input) => input.checked));
      return given.includes(-1) ? null : { grades: given };
    },
  };
}
