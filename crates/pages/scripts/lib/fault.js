// What went wrong, in the page's words.

import { h } from "./dom.js";

/** A notice of a fault; `say` has the words of `faults`. */
export function faulted(say, error, ...next) {
  const name = `fault-${error.name}`;
  const text = say(name, error.about ?? {});
  const known = text !== name;
  return h("div", { class: "notice notice-error", role: "alert", dataset: { fault: error.name } },
    h("p", { class: "notice-title" }, known ? text : say("fault-other")),
    error.detail && h("details", {}, h("summary", {}, say("fault-detail")), h("p", { class: "small", lang: "en" }, error.detail)),
    next);
}
