// Marks: one option, or several.

import { h } from "../lib/dom.js";
import { offered } from "./extras.js";

const row = (input, text) => h("li", {}, h("label", { class: "choice" }, input, h("span", { class: "choice-text" }, text)));

/** All answers of a contest: options first. */
const answers = (contest, say) => [
  ...contest.options.map(({ label }, value) => ({ value: String(value), label })),
  ...offered(contest).map((extra) => ({ value: extra, label: say(`ballot-${extra}`) })),
];

const isExtra = (value) => value === "none" || value === "blank";

/** Motion, choice: exactly one. */
export function one(contest, id, say, changed) {
  const inputs = answers(contest, say).map((answer) => ({
    answer,
    input: h("input", { type: "radio", name: id, value: answer.value, onchange: changed }),
  }));
  return {
    element: h("ul", { class: "choices" }, inputs.map(({ input, answer }) => row(input, answer.label))),
    answer: () => {
      const value = inputs.find(({ input }) => input.checked)?.input.value;
      if (value === undefined) return null;
      return isExtra(value) ? value : { options: [Number(value)] };
    },
  };
}

/** Approval: several, with how many are left. */
export function marks(contest, id, say, changed) {
  const left = h("p", { class: "limit", id: `${id}-left`, "aria-live": "polite" });
  const inputs = answers(contest, say).map((answer) => ({
    answer,
    input: h("input", { type: "checkbox", value: answer.value, "aria-describedby": `${id}-left`, onchange: (e) => marked(e.target) }),
  }));
  const chosen = () => inputs.filter(({ input }) => input.checked).map(({ input }) => input.value);
  const marked = (box) => {
    // What stands alone takes the others' marks away, and they its.
    if (box.checked) for (const { input } of inputs) {
      if (input !== box && (isExtra(box.value) || isExtra(input.value))) input.checked = false;
    }
    tell();
    changed();
  };
  const tell = () => {
    const given = chosen().filter((value) => !isExtra(value)).length;
    const { max } = contest.ballot;
    left.classList.toggle("limit-over", given > max);
    left.textContent = given > max
      ? say("ballot-too-many", { given, max, over: given - max })
      : max >= contest.options.length ? say("ballot-chosen", { given })
      : say("ballot-left", { given, max, left: max - given });
  };
  tell();
  return {
    element: h("div", {}, h("ul", { class: "choices" }, inputs.map(({ input, answer }) => row(input, answer.label))), left),
    answer: () => {
      const values = chosen();
      if (values.length === 0) return contest.ballot.min === 0 ? { options: [] } : null;
      return isExtra(values[0]) ? values[0] : { options: values.map(Number) };
    },
  };
}
