// A contest as a form: one file a kind of answer. What the voter marks stays in the form and in memory, nowhere else.
//
// A form has `element`, `answer()` (as the core reads it, or null while nothing is marked) and `fault(error)`, which tells in the form what
// is wrong, or nothing.

import { h } from "../lib/dom.js";
import { grades } from "./grades.js";
import { marks, one } from "./marks.js";
import { points, scores } from "./numbers.js";
import { order } from "./order.js";
import { constraints, limits } from "./limits.js";

const KINDS = {
  motion: one,
  choice: one,
  approval: marks,
  score: scores,
  cumulative: points,
  ranking: order,
  pairwise: order,
  grades,
};

/** A form for a contest; `changed` is called whenever its answer does. */
export function form(contest, number, say, changed) {
  const id = `contest-${number}`;
  const told = h("p", { class: "field-error", id: `${id}-fault`, hidden: true });
  const hint = h("div", { class: "hint", id: `${id}-hint` },
    h("p", {}, limits(contest, say)), constraints(contest, say).map((text) => h("p", {}, text)));
  // A form may tell its first state while it is made.
  let element = null;
  const kind = KINDS[contest.ballot.type](contest, id, say, () => {
    told.hidden = true;
    element?.removeAttribute("data-invalid");
    changed();
  });
  element = h("fieldset", { class: "contest", id, "aria-describedby": `${id}-hint ${id}-fault` },
    h("legend", {}, h("h2", {}, contest.title)), hint, told, kind.element);
  return { contest, element, id, answer: kind.answer, fault: (text) => {
    told.hidden = !text;
    told.textContent = text ?? "";
    element.toggleAttribute("data-invalid", Boolean(text));
  } };
}
