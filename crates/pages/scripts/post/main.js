// A ballot that was sealed without a network is posted: chosen, looked at, cast, answered with a receipt.

import { receipted } from "../booth/receipt.js";
import { send } from "../booth/send.js";
import { asset } from "../lib/assets.js";
import { Core } from "../lib/core.js";
import { app, focus, h, replace, slug } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { isOver } from "../lib/over.js";
import { Refused } from "../lib/refused.js";
import { ask, json, post } from "../lib/service.js";
import { language, load, moment, number } from "../lib/words.js";

/** Far above any ballot. */
const MOST = 1 << 20;
const say = await load("post", "booth", "faults");
const page = { say, slug: slug(), core: new Core(asset("./worker.js")), paper: null, over: false };
const path = `elections/${encodeURIComponent(page.slug)}`;

async function start() {
  replace(app(), h("p", { role: "status" }, say("booth-opening")), h("progress", { "aria-label": say("booth-opening") }));
  try {
    [page.paper, page.over] = await Promise.all([page.core.call("open", page.slug), isOver(page.slug)]);
    choose();
  } catch (error) {
    replace(app(), faulted(say, error, h("p", {}, h("a", { href: "./" }, say("booth-to-the-vote")))));
  }
}

function choose(...notices) {
  const input = h("input", { id: "sealed-file", type: "file", "aria-describedby": "sealed-file-hint", onchange: () => look(input) });
  replace(app(),
    h("p", { class: "lead" }, page.paper.title),
    page.over ? h("div", { class: "notice", id: "over" }, h("p", {}, say("post-over")))
      : h("p", { class: "quiet small" }, say("post-closes", { when: moment(page.paper.closes) })),
    h("p", {}, say("post-lead")),
    notices,
    h("div", { class: "field" }, h("label", { for: "sealed-file" }, say("post-file")),
      h("span", { class: "hint", id: "sealed-file-hint" }, say("post-file-hint")), input));
}

async function look(input) {
  const [file] = input.files;
  if (!file) return;
  try {
    if (file.size > MOST) throw new Refused({ name: "file-too-large", detail: `${file.size} bytes` });
    const sealed = await page.core.call("look", new Uint8Array(await file.arrayBuffer()));
    const last = await json(`${path}/cast/${sealed.roll}/${sealed.key}`);
    show(sealed, last);
  } catch (error) {
    refused(error);
  }
}

function refused(error) {
  const notice = faulted(say, error);
  choose(notice);
  focus(notice);
}

/** Whose it is, before it goes. */
function show(sealed, last) {
  const there = last.previous === sealed.leaf;
  const stale = !there && (last.previous ?? "") !== sealed.previous;
  if (stale) return refused(new Refused({ name: last.previous ? "sealed-stale" : "sealed-early" }));
  const heading = h("h2", {}, say("post-look"));
  const place = h("div", { class: "flow", id: "posting" });
  const button = h("button", { class: "button", type: "button", id: "post", onclick: () => cast(sealed, there ? last.index : null, place, button) },
    say(there ? "post-receipt" : "post-now"));
  replace(app(),
    h("p", { class: "lead" }, page.paper.title), heading,
    h("dl", { class: "facts" },
      page.paper.rolls.length > 1 && [h("dt", {}, say("post-roll")), h("dd", {}, page.paper.rolls[sealed.roll].body)],
      h("dt", {}, say("post-tracker")), h("dd", {}, h("code", { class: "tracker", id: "tracker" }, sealed.tracker),
        h("p", { class: "small quiet" }, say("post-tracker-why")))),
    there && h("div", { class: "notice", id: "there" }, h("p", {}, say("post-there", { index: number(last.index) }))),
    !there && sealed.previous && h("p", {}, say("post-replaces")),
    h("div", { class: "actions" }, button,
      h("button", { class: "button button-plain", type: "button", id: "another", onclick: () => choose() }, say("post-another"))),
    place);
  focus(heading);
}

/** Posts it; of one that stands on the board already only the receipt is asked for. */
async function cast(sealed, index, place, button) {
  button.disabled = true;
  replace(place, h("p", { role: "status" }, say("cast-sending")), h("progress", { "aria-label": say("cast-sending") }));
  try {
    const message = await page.core.call("message", sealed.token && index === null ? await signed(sealed) : "");
    const text = index === null ? await send(page.slug, message) : await (await ask(`${path}/receipt/${index}`)).text();
    const ballot = message.subarray(message.length - sealed.length);
    replace(app(), await receipted(page, text, { message: ballot, token: 0 }));
    focus(app().querySelector("h2, [role=alert]"));
  } catch (error) {
    button.disabled = false;
    const login = error.name === "not-logged-in";
    const notice = faulted(say, worded(error),
      login && h("p", {}, h("a", { href: `/${language}/login`, target: "_blank" }, say("cast-log-in")), " ", say("cast-log-in-then")));
    replace(place, notice);
    focus(notice);
  }
}

/** The token is asked for under the member's login; the ballot goes without. */
async function signed(sealed) {
  const blinded = await page.core.call("blinded");
  try {
    const answer = await post(`${path}/token/${sealed.roll}`, { blinded });
    return (await answer.json()).signature;
  } catch (error) {
    // What it is refused for is about the token, and says nothing of the file.
    throw Object.assign(error, { status: 0 });
  }
}

/** What the service's refusals mean for a file. */
function worded(error) {
  const names = { 409: "sealed-stale", 422: "sealed-damaged" };
  return Object.assign(error, { name: names[error.status] ?? error.name });
}

start();
