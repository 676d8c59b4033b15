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
  const checkpoint = receipt.split("\n\n")[1] ?? "";
  const found = checkpoint.split("\n")[0].match(/^(.+)\/elections\/([a-z0-9-]+)$/);
  if (!found || found[1] !== location.host) throw new Refused({ name: receipt.startsWith("c2sp.org/tlog-proof") ? "receipt-no-election" : "receipt-false" });
  return found[2];
}

async function check(receipt) {
  replace(app(), h("p", { role: "status" }, say("kept-working")), h("progress", { "aria-label": say("kept-working") }));
  try {
    const vote = voteOf(receipt);
    core ??= new Core(asset("./worker.js"));
    const { paper, found } = await core.call("check", vote, receipt);
    const last = await json(`elections/${vote}/cast/${found.roll}/${found.key}`).catch(() => null);
    standing(vote, paper, found, last);
  } catch (error) {
    replace(app(), faulted(say, error), FOUNDED.has(error.name) && objection(say, voteOf(receipt), receipt), file());
  }
}

function standing(vote, paper, found, last) {
  const heading = h("h2", {}, say("kept-good"));
  const row = (term, ...what) => [h("dt", {}, say(term)), h("dd", {}, what)];
  const counts = last?.index === undefined || last.index === null ? say("kept-counts-unknown")
    : last.index === found.index ? say("kept-counts-yes") : say("kept-counts-no", { index: number(last.index) });
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
