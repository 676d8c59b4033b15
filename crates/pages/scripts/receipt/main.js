// Checks a receipt: from a file, or from the address that a QR code gave.

import { asset } from "../lib/assets.js";
import { Core } from "../lib/core.js";
import { app, focus, h, replace } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";
import { Refused } from "../lib/refused.js";
import { fromAddress } from "../lib/save.js";
import { json } from "../lib/service.js";
import { language, load, number } from "../lib/words.js";
import { FOUNDED, objection } from "./objection.js";

const say = await load("receipt", "faults");
let core = null;

function start() {
  const given = new URLSearchParams(location.hash.slice(1)).get("receipt");
  if (given) check(fromAddress(given) ?? "");
  else show();
}

const file = () => h("div", { class: "field" }, h("label", { for: "file" }, say("kept-file")),
  h("span", { class: "hint", id: "file-hint" }, say("kept-file-hint")),
  h("input", { id: "file", type: "file", "aria-describedby": "file-hint", onchange: async (event) => {
    if (event.target.files[0]) check(await event.target.files[0].text());
  } }));

function show() {
  replace(app(), h("p", { class: "lead" }, say("kept-lead")), file());
}

/** The vote that a receipt says it is of: the first line of its checkpoint is the log's name. */
function voteOf(receipt) {
  const [kind, checkpoint] = receipt.split("\n\n");
  if (!kind.startsWith("c2sp.org/tlog-proof") || checkpoint === undefined) throw new Refused({ name: "receipt-false" });
  const found = checkpoint.split("\n")[0].match(/^(.+)\/elections\/([a-z0-9-]+)$/);
  if (found?.[1] !== location.host) throw new Refused({ name: "receipt-no-election" });
  return found[2];
}

async function check(receipt) {
  replace(app(), h("p", { role: "status" }, say("kept-working")), h("progress", { "aria-label": say("kept-working") }));
  try {
    const vote = voteOf(receipt);
    core ??= new Core(asset("./worker.js"));
    const { paper, found } = await core.call("check", vote, receipt);
    standing(vote, paper, found, await counting(vote, found));
  } catch (error) {
    replace(app(), faulted(say, error), FOUNDED.has(error.name) && objection(say, voteOf(receipt), receipt), file());
  }
}

/** Whether it is the last one of its code. The service says which is; that there is a later one, the board has to show. */
async function counting(vote, found) {
  const { index } = await json(`elections/${vote}/cast/${found.roll}/${found.key}`).catch(() => ({}));
  if (index === found.index) return say("kept-counts-yes");
  const later = Number.isInteger(index) && await core.call("later", found.key, found.index, index).catch(() => false);
  return later ? say("kept-counts-no", { index: number(index) }) : say("kept-counts-unknown");
}

function standing(vote, paper, found, counts) {
  const heading = h("h2", {}, say("kept-good"));
  const row = (term, ...what) => [h("dt", {}, say(term)), h("dd", {}, what)];
  replace(app(),
    h("p", { class: "lead" }, paper.title),
    h("div", { class: "notice notice-good" }, heading, h("p", {}, say("kept-good-why"))),
    h("dl", { class: "facts" },
      row("kept-entry", number(found.index)),
      row("kept-counts", counts),
      row("kept-signed", `${say("kept-signed-entries", { n: found.then })}, ${say("kept-now-entries", { n: found.now })}`),
      row("kept-tracker", h("code", { class: "tracker" }, found.tracker), h("p", { class: "small quiet" }, say("kept-tracker-why")))),
    h("div", { class: "actions" },
      h("a", { class: "button button-quiet", href: `/${language}/votes/${vote}` }, say("kept-vote")),
      h("button", { class: "button button-plain", type: "button", onclick: () => { history.replaceState(null, "", location.pathname); show(); } },
        say("kept-another"))));
  focus(heading);
}

addEventListener("hashchange", () => { if (location.hash) start(); });
start();
