// Numbers: a score for each option, or points shared out.

import { h } from "../lib/dom.js";
import { extras } from "./extras.js";

/** A number with buttons on both sides. */
function stepper(id, label, max, say, changed) {
  const input = h("input", { type: "text", inputmode: "numeric", pattern: "[0-9]*", id, value: "0", autocomplete: "off",
    "aria-describedby": `${id}-most`, onchange: () => set(read()), oninput: () => changed() });
  const read = () => (/^[0-9]{1,15}$/.test(input.value.trim()) ? Number(input.value.trim()) : NaN);
  const set = (value) => {
    if (!Number.isNaN(value)) input.value = String(Math.max(0, Math.min(max, value)));
    changed();
  };
  const button = (by, sign, words) => h("button", { type: "button", class: "icon-button", "aria-label": words,
    onclick: () => set((read() || 0) + by) }, sign);
  const element = h("li", { class: "number-row" },
    h("label", { for: id, class: "number-label" }, label),
    h("span", { class: "stepper" },
      button(-1, "−", say("ballot-less", { option: label })), input, button(1, "+", say("ballot-more", { option: label }))),
    h("span", { class: "visually-hidden", id: `${id}-most` }, say("ballot-at-most", { max })));
  return { element, read, input, disable: (off) => {
    for (const control of element.querySelectorAll("input, button")) control.disabled = off;
  } };
}

function numbers(contest, id, say, changed, most, tell) {
  const told = h("p", { class: "limit", "aria-live": "polite", hidden: !tell });
  const update = () => {
    if (tell) tell(told, rows.map((row) => row.read()));
    changed();
  };
  const rows = contest.options.map((option, i) => stepper(`${id}-${i}`, option.label, most, say, () => update()));
  const beside = extras(contest, id, say, changed, (off) => rows.forEach((row) => row.disable(off)));
  if (tell) tell(told, rows.map((row) => row.read()));
  return {
    element: h("div", { class: "flow" }, h("ul", { class: "choices" }, rows.map((row) => row.element)), told, beside.elements),
    answer: () => {
      const extra = beside.answer();
      if (extra) return extra;
      const values = rows.map((row) => row.read());
      return values.some(Number.isNaN) ? null : { scores: values };
    },
  };
}

/** A score for each. */
export const scores = (contest, id, say, changed) => numbers(contest, id, say, changed, contest.ballot.max);

/** Points shared out, with how many are left. */
export function points(contest, id, say, changed) {
  const { budget, each, min } = contest.ballot;
  return numbers(contest, id, say, changed, each, (told, values) => {
    const given = values.reduce((sum, value) => sum + (value || 0), 0);
    told.classList.toggle("limit-over", given > budget);
    told.textContent = given > budget
      ? say("ballot-points-over", { given, budget, over: given - budget })
      : say("ballot-points-left", { given, min, left: budget - given });
  });
}
