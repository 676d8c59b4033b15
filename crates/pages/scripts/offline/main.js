// The offline booth: a vote file, then a ballot to be posted later, or a receipt to be looked at.

import "./language.js";
import { app, focus, h, replace } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { language, load } from "../lib/words.js";
import { framed } from "./frame.js";
import { Local } from "./local.js";
import { openFile } from "./open.js";
import { receiptScreen } from "./receipt.js";
import { vote } from "./vote.js";

async function start() {
  const say = await load("booth", "ballot", "faults", "receipt", "offline");
  framed(say, language);
  home({ say, core: new Local(), paper: null });
}

/** First the vote file: everything else is judged by it. */
function home(booth) {
  const { say } = booth;
  const told = h("div", { class: "flow" });
  const input = h("input", { id: "vote-file", type: "file", "aria-describedby": "vote-file-hint", onchange: async () => {
    const [file] = input.files;
    // The same file may be chosen again after a fault.
    input.value = "";
    if (file) await opened(booth, file, told);
  } });
  replace(app(),
    h("p", { class: "lead" }, say("offline-lead")),
    h("div", { class: "notice" }, h("h2", {}, say("offline-quiet-title")), h("p", {}, say("offline-quiet"))),
    h("h2", {}, say("offline-file-title")),
    h("div", { class: "field" }, h("label", { for: "vote-file" }, say("offline-file")),
      h("span", { class: "hint", id: "vote-file-hint" }, say("offline-file-hint")), input),
    told);
}

async function opened(booth, file, told) {
  const { say } = booth;
  replace(told, h("p", { role: "status" }, say("booth-opening")), h("progress", { "aria-label": say("booth-opening") }));
  try {
    Object.assign(booth, await openFile(booth.core, file));
    tasks(booth);
  } catch (error) {
    const notice = faulted(say, error);
    replace(told, notice);
    focus(notice);
  }
}

/** What can be done with a vote. */
function tasks(booth) {
  const { say, paper } = booth;
  const heading = h("h2", {}, paper.title);
  replace(app(),
    h("div", { class: "notice notice-good", id: "opened" }, heading, h("p", {}, say("offline-opened"))),
    h("dl", { class: "facts" },
      h("dt", {}, say("offline-service")), h("dd", {}, booth.host),
      h("dt", {}, say("offline-election")), h("dd", {}, h("code", { class: "tracker" }, paper.election),
        h("p", { class: "small quiet" }, say("offline-election-why")))),
    h("div", { class: "actions" },
      h("button", { class: "button", type: "button", id: "to-vote", onclick: () => vote(booth) }, say("offline-vote")),
      h("button", { class: "button button-quiet", type: "button", id: "to-receipt",
        onclick: () => receiptScreen(booth, () => tasks(booth)) }, say("offline-receipt")),
      h("button", { class: "button button-plain", type: "button", onclick: () => home({ say, core: booth.core, paper: null }) },
        say("offline-another-file"))));
  focus(heading);
}

start();
