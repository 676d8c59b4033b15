// Which board it was: for comparing with what others see.

import { h } from "../lib/dom.js";
import { number } from "../lib/words.js";

/** Entries, root and election. */
export function board(say, told) {
  const fact = (name, value, code) => value && [h("dt", {}, say(name)), h("dd", {}, code ? h("code", {}, value) : value)];
  return h("section", { "aria-labelledby": "verify-board" },
    h("h2", { id: "verify-board" }, say("verify-board-is")),
    h("dl", { class: "facts" },
      fact("verify-board-entries", number(told.entries)),
      fact("verify-board-root", told.root, true),
      fact("verify-board-election", told.election, true)));
}
