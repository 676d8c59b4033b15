// A sealed ballot that could not be sent: kept until it is, also over a reload. It tells nobody what was chosen, and is of no use to anybody else.

import { h, replace } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { moment } from "../lib/words.js";
import { receipted } from "./receipt.js";
import { send } from "./send.js";

const name = (slug) => `ostrakon-unsent-${slug}`;

/** The ballot that waits, or null. */
export function unsent(slug) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(name(slug)));
    return kept && { token: kept.token, message: Uint8Array.from(atob(kept.message), (c) => c.charCodeAt(0)) };
  } catch {
    return null;
  }
}

/** Keeps it where the browser keeps anything. */
export function keepUnsent(slug, { message, token }) {
  try {
    let binary = "";
    for (const byte of message) binary += String.fromCharCode(byte);
    sessionStorage.setItem(name(slug), JSON.stringify({ token, message: btoa(binary) }));
  } catch {
    // It stays in memory, and can be sent as long as the page is there.
  }
}

/** It is on the board, or of no use any more. */
export function forgetUnsent(slug) {
  try {
    sessionStorage.removeItem(name(slug));
  } catch {
    // Nothing was kept.
  }
}

/** Offers to send what waits. */
export function unsentNotice(booth) {
  const { say } = booth;
  const place = h("div", { class: "notice notice-warning", id: "unsent" });
  const again = async () => {
    try {
      const sealed = unsent(booth.slug);
      const text = await send(booth.slug, sealed.message);
      forgetUnsent(booth.slug);
      replace(place, await receipted(booth, text, sealed));
    } catch (error) {
      // What can never be taken waits for nothing.
      if ([409, 410, 422, 403].includes(error.status)) forgetUnsent(booth.slug);
      replace(place, faulted(say, error, retry()));
    }
  };
  const retry = () => unsent(booth.slug) && h("div", { class: "actions" },
    h("button", { class: "button", type: "button", onclick: again }, say("unsent-send")));
  replace(place, h("p", {}, say("unsent-waits", { when: moment(booth.paper.closes) })), retry());
  return place;
}
