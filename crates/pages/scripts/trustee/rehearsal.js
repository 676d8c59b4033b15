// A rehearsal: every step for real, in a vote that is made up in the worker, and marked as that all the time.

import { h } from "../lib/dom.js";
import { button } from "../lib/form.js";

/** The way in. */
export function invitation(page) {
  const { say } = page;
  const begin = async () => {
    const standing = await page.attempt(() => page.core.call("rehearse", {
      title: say("rehearsal-vote"), question: say("rehearsal-question"), officer: say("rehearsal-officer"),
      options: ["rehearsal-for", "rehearsal-against", "rehearsal-abstain"].map((id) => say(id)),
      trustees: ["rehearsal-you", "rehearsal-second", "rehearsal-third"].map((id) => say(id)),
    }));
    if (!standing) return;
    page.rehearsal = true;
    page.seated(standing);
  };
  return h("section", { class: "panel", "aria-labelledby": "rehearsal-invitation" },
    h("h2", { id: "rehearsal-invitation" }, say("rehearsal-invitation")),
    h("p", {}, say("rehearsal-invitation-why")),
    h("div", { class: "actions" }, button(say, "rehearsal-begin", begin, "button button-quiet")));
}

/** What it is, and the way out. */
export function banner({ say }) {
  return h("div", { class: "notice notice-warning", id: "rehearsal" },
    h("p", {}, h("strong", {}, say("rehearsal-is")), " ", say("rehearsal-is-why")),
    h("div", { class: "actions" }, button(say, "rehearsal-end", () => location.reload(), "button button-quiet button-small")));
}
