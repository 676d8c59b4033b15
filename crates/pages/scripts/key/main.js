// A voting key that its member makes, keeps in this browser, and exports.

import { asset } from "../lib/assets.js";
import { Core } from "../lib/core.js";
import { app, focus, h, replace } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { forgetKey, keepKey, keptKey } from "../lib/key.js";
import { save } from "../lib/save.js";
import { json, post } from "../lib/service.js";
import { language, load } from "../lib/words.js";

const say = await load("key", "faults");
const core = new Core(asset("./worker.js"));
const told = h("div", {});
const button = (words, act, kind = "") => h("button", { class: `button ${kind}`, type: "button", onclick: act }, say(words));

/** Does something and shows what goes wrong. */
async function attempt(act) {
  replace(told);
  try {
    await act();
  } catch (error) {
    replace(told, faulted(say, error));
  }
}

async function show() {
  const text = keptKey();
  if (!text) return none();
  await attempt(async () => there(await core.call("read", text)));
  if (told.childElementCount > 0) none();
}

function none() {
  replace(app(), h("p", { class: "lead" }, say("key-lead")), h("p", {}, say("key-why")),
    h("div", { class: "actions" }, button("key-make", () => attempt(async () => made(await core.call("generate"))))),
    h("div", { class: "field" }, h("label", { for: "file" }, say("key-import")),
      h("input", { id: "file", type: "file", onchange: (event) => attempt(async () => made(await core.call("read", await event.target.files[0].text()))) })),
    told);
}

function made(key) {
  const kept = keepKey(key.text);
  there(key);
  const notice = h("div", { class: kept ? "notice notice-good" : "notice notice-warning", role: "status" }, h("p", {}, say(kept ? "key-kept" : "key-not-kept")));
  app().prepend(notice);
  focus(notice);
}

function there(key) {
  const sure = h("div", { hidden: true, class: "notice notice-warning" }, h("p", {}, say("key-forget-sure")),
    h("div", { class: "actions" }, button("key-forget-yes", () => { forgetKey(); show(); }, "button-quiet")));
  replace(app(),
    h("section", { class: "flow" }, h("h2", {}, say("key-yours")), h("p", {}, say("key-export-why")),
      h("div", { class: "actions" }, button("key-export", () => save("ostrakon.key", key.text)),
        button("key-forget", () => { sure.hidden = false; sure.querySelector("button").focus(); }, "button-plain")), sure),
    h("section", { class: "flow" }, h("h2", {}, say("key-listing")), h("p", {}, say("key-listing-why")),
      h("div", { class: "actions" }, button("key-leave", () => attempt(() => leave(key)), "button-quiet"),
        button("key-listing-save", () => save("ostrakon.key.pub", `${key.listing}\n`), "button-plain"))),
    told);
}

/** Leaves the public side with the service, sealed for the authority. */
async function leave(key) {
  const { authority } = await json("service");
  if (!authority) {
    replace(told, h("div", { class: "notice", role: "status" }, h("p", {}, say("key-no-authority"))));
    return;
  }
  try {
    await post("me/credential", { sealed: await core.call("seal", key.text, authority) });
    replace(told, h("div", { class: "notice notice-good", role: "status" }, h("p", {}, say("key-left"))));
  } catch (error) {
    if (error.name !== "not-logged-in") throw error;
    replace(told, faulted(say, error, h("p", {}, h("a", { href: `/${language}/login` }, say("key-log-in")))));
  }
}

show();
