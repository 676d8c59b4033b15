// A receipt by itself: what the log's signature proves, and what only the record can tell.

import { app, focus, h, replace } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { number } from "../lib/words.js";

/** Asks for a receipt of the vote that is open; `back` leads to what else can be done with it. */
export function receiptScreen(booth, back) {
  const { say, paper } = booth;
  const told = h("div", { class: "flow" });
  const heading = h("h2", {}, say("offline-receipt"));
  const input = h("input", { id: "receipt-file", type: "file", "aria-describedby": "receipt-file-hint", onchange: async () => {
    const [file] = input.files;
    input.value = "";
    if (file) await checked(booth, file, told);
  } });
  replace(app(),
    h("p", { class: "lead" }, paper.title), heading, h("p", {}, say("kept-lead")),
    h("div", { class: "field" }, h("label", { for: "receipt-file" }, say("kept-file")),
      h("span", { class: "hint", id: "receipt-file-hint" }, say("kept-file-hint")), input),
    told,
    h("div", { class: "actions" }, h("button", { class: "button button-plain", type: "button", onclick: back }, say("offline-back"))));
  focus(heading);
}

async function checked(booth, file, told) {
  const { say } = booth;
  try {
    const found = await booth.core.call("kept", await file.text());
    const heading = h("h3", { id: "receipt-good" }, say("offline-receipt-good"));
    replace(told,
      h("div", { class: "notice notice-good" }, heading, h("p", {}, say("offline-receipt-good-why"))),
      h("dl", { class: "facts" },
        h("dt", {}, say("kept-entry")), h("dd", {}, number(found.index)),
        h("dt", {}, say("kept-signed")), h("dd", {}, say("kept-signed-entries", { n: found.then }))),
      h("h3", {}, say("offline-receipt-open")),
      h("ul", {}, h("li", {}, say("offline-receipt-there")), h("li", {}, say("offline-receipt-last")), h("li", {}, say("offline-receipt-tracker"))),
      h("p", {}, say("offline-receipt-where")), h("code", { class: "tracker" }, `${booth.origin}/${document.documentElement.lang}/receipt`));
    focus(heading);
  } catch (error) {
    const notice = faulted(say, error);
    replace(told, notice);
    focus(notice);
  }
}
