// The certificate: signatures are put together until they are enough, then it is sent.

import { focus, h, replace } from "../lib/dom.js";
import { button, fileField } from "../lib/form.js";
import { saveFrom } from "../lib/save.js";
import { language } from "../lib/words.js";
import { working } from "../lib/working.js";
import { officers } from "./officers.js";

export function signatures(page, signed) {
  const { say, core, vote } = page;
  const place = h("div", { class: "flow" });
  const add = (file) => page.attempt(async () => draw(await core.call("add", file)));
  const save = () => page.attempt(async () => saveFrom(`${vote}.certificate`, await core.call("file")));
  draw(signed);

  function draw(now) {
    const enough = now.counted >= now.quorum;
    replace(place,
      h("div", { class: `notice ${enough ? "notice-good" : "notice-warning"}`, role: "status", id: "certify-count", dataset: { counted: now.counted } },
        h("h3", {}, say("certify-count", { n: now.counted, quorum: now.quorum })),
        h("p", {}, say(enough ? "certify-enough" : "certify-not-enough"))),
      enough && h("div", { class: "actions" }, button(say, "certify-send", send)),
      officers(say, now.officers, now.quorum, "h3"),
      h("section", { "aria-labelledby": "certify-others" },
        h("h3", { id: "certify-others" }, say("certify-others")),
        h("p", {}, say("certify-others-why")),
        h("div", { class: "actions" }, button(say, "certify-save", save, "button button-quiet")),
        fileField(say, "certify-add", add)));
  }

  async function send() {
    const sent = await working(page, place, () => core.call("send", vote));
    if (!sent) return;
    const notice = h("div", { class: "notice notice-good", id: "certify-sent", role: "status" },
      h("h3", {}, say("certify-sent")),
      h("p", {}, say("certify-sent-why", { entry: sent.entries[0] })),
      h("p", {}, h("a", { href: `/${language}/votes/${encodeURIComponent(vote)}/outcome` }, say("certify-outcome"))));
    replace(place, notice);
    focus(notice);
  }
  return place;
}
