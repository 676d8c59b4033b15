// The answers beside the options: none of these, blank. Each stands alone.

import { h } from "../lib/dom.js";

/** Those that a contest offers. */
export const offered = (contest) => ["none", "blank"].filter((extra) => contest.ballot[extra]);

/** Checkboxes for them below another form, which `disable` switches off while one is marked. */
export function extras(contest, id, say, changed, disable) {
  const boxes = offered(contest).map((extra) =>
    h("input", { type: "checkbox", id: `${id}-${extra}`, value: extra, onchange: (event) => marked(event.target) }));
  const marked = (box) => {
    for (const other of boxes) if (other !== box) other.checked = false;
    disable(boxes.some((b) => b.checked));
    changed();
  };
  return {
    elements: boxes.map((box) =>
      h("label", { class: "choice" }, box, h("span", { class: "choice-text" }, say(`ballot-${box.value}`)))),
    answer: () => boxes.find((box) => box.checked)?.value ?? null,
  };
}
