// The receipt: verified here, then the voter's to keep.

import { h } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { drawn } from "../lib/qr.js";
import { save, toAddress } from "../lib/save.js";
import { number } from "../lib/words.js";

/** Shows a receipt that came; a false one is told, and kept all the same, as evidence. */
export async function receipted(booth, text, sealed) {
  const { say, core, slug } = booth;
  let found = null;
  let fault = null;
  try {
    found = await core.call("receipt", text, sealed.message.subarray(sealed.token));
  } catch (error) {
    fault = error;
  }
  const lang = document.documentElement.lang;
  const address = `${location.origin}/${lang}/receipt#receipt=${toAddress(text)}`;
  const code = await core.call("qr", address).catch(() => null);
  return h("div", { class: "flow" },
    fault ? faulted(say, fault)
      : h("div", { class: "notice notice-good" }, h("h2", { id: "cast-done" }, say("receipt-title")),
        h("p", {}, say("receipt-entry", { index: number(found.index) }))),
    h("p", {}, say(fault ? "receipt-keep-false" : "receipt-keep")),
    h("div", { class: "actions" },
      h("button", { class: "button", type: "button", id: "save-receipt", onclick: () => save(`${slug}.tlog-proof`, text) }, say("receipt-save")),
      !fault && h("a", { class: "button button-quiet", id: "check-receipt", href: address }, say("receipt-check"))),
    !fault && code && h("details", {}, h("summary", {}, say("receipt-phone")), drawn(code, say("receipt-qr"))),
    h("h3", {}, say("receipt-next-title")),
    h("ul", {}, h("li", {}, say("receipt-next-revote")), h("li", {}, say("receipt-next-verify"))),
    h("p", {}, h("a", { href: `/${lang}/votes/${slug}` }, say("booth-to-the-vote"))));
}
