// An act is tried on the register first: what it would come to; then it is sent.

import { focus, h, replace } from "../lib/dom.js";
import { moment } from "../lib/words.js";
import { working } from "../lib/working.js";

/** A form whose act is tried, told, and sent. */
export function trying(page, name, fields, act, about) {
  const { say, core } = page;
  const told = h("div", { class: "flow" });
  const form = h("form", { class: "flow", id: `keeper-${name}`, novalidate: true, oninput: () => replace(told), onsubmit: async (event) => {
    event.preventDefault();
    const tried = await working(page, form, () => core.call(name, act()));
    if (!tried) return;
    replace(told, worth(say, tried, name, send));
    focus(told.querySelector("h3"));
  } }, fields, h("div", { class: "actions" }, h("button", { type: "submit", class: "button button-quiet", id: `keeper-try-${name}` }, say(`keeper-try-${name}`))), told);
  async function send() {
    const stands = await working(page, form, () => core.call("send"));
    if (stands) page.entered(stands, `keeper-did-${name}`, about());
  }
  return form;
}

/** What it would be worth. */
function worth(say, { notice, flaw, calendar, lost }, name, send) {
  const warned = flaw || calendar.length > 0 || lost > 0 || (notice && !notice.enough);
  return h("div", { class: `notice ${warned ? "notice-warning" : "notice-good"}`, id: "keeper-tried", dataset: { act: name } },
    h("h3", {}, say(`keeper-would-${name}`)),
    notice && noticed(say, notice),
    flaw && h("p", {}, say("keeper-flaw"), " ", h("span", { lang: "en" }, flaw)),
    calendar.length > 0 && h("ul", { lang: "en" }, calendar.map((note) => h("li", {}, note))),
    lost > 0 && h("p", {}, say("keeper-lost", { n: lost })),
    h("p", {}, h("strong", {}, say("keeper-undo"))),
    h("div", { class: "actions" }, h("button", { type: "button", class: "button", id: `keeper-send-${name}`, onclick: send }, say(`keeper-send-${name}`))));
}

/** Whether notice is given, and by which clause. */
export function noticed(say, { earliest, enough, months, days, clause }) {
  if (earliest === null) return h("p", { dataset: { notice: "none" } }, say("keeper-notice-none", { clause }));
  const length = months === null ? say("keeper-days", { n: days }) : say("keeper-months", { n: months });
  return h("p", { class: enough ? null : "field-error", dataset: { notice: enough ? "enough" : "short" } },
    say(enough ? "keeper-notice-enough" : "keeper-notice-short", { length, clause, earliest: moment(earliest) }));
}
