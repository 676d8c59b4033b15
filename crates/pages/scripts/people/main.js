// The people of a body, as the registrar keeps them: a sheet is looked at first, then put in the place of the one before.

import { asset } from "../lib/assets.js";
import { attempting } from "../lib/attempt.js";
import { Core } from "../lib/core.js";
import { app, focus, h, replace } from "../lib/dom.js";
import { button, fileField } from "../lib/form.js";
import { save, saveFrom } from "../lib/save.js";
import { load } from "../lib/words.js";
import { working } from "../lib/working.js";

const say = await load("people", "office", "faults");
const page = { say, core: new Core(asset("./worker.js")), ...attempting(say) };
const state = { key: null, body: "", bodies: await page.core.call("bodies") };
const told = h("div", { class: "flow" });
draw();

function draw() {
  replace(app(), h("p", { class: "lead" }, say("people-lead")), page.told,
    h("section", { class: "panel flow" }, h("h2", {}, say("people-key-now")),
      state.key ? [h("p", { class: "tag tag-good", id: "people-key-here" }, say("people-key-here")), h("code", { class: "tracker public-key" }, state.key)]
        : [fileField(say, "people-key", take), h("p", { class: "small quiet" }, say("people-key-stays"))]),
    h("section", { class: "panel flow" }, h("h2", {}, say("people-body-now")), bodies()),
    state.key && h("section", { class: "panel flow", id: "people-sheet" }, h("h2", {}, say("people-sheet-now")),
      h("p", {}, say("people-sheet-why")), h("pre", { tabindex: "0" }, h("code", {}, "person,name,address,weight,body")),
      fileField(say, "people-file", look), told),
    state.key && h("section", { class: "panel flow" }, h("h2", {}, say("people-download-more")), h("p", {}, say("people-download-why")),
      h("div", { class: "actions" }, button(say, "people-download", download, "button button-quiet"))));
}

/** The body: one that stands, or, without a register, any name. */
function bodies() {
  const changed = (value) => { state.body = value; replace(told); };
  const input = state.bodies.length > 0
    ? h("select", { id: "people-body", onchange: (event) => changed(event.target.value) },
      [["", say("people-choose")], ...state.bodies.map(({ id, name }) => [id, name])].map(([value, label]) => h("option", { value, selected: value === state.body }, label)))
    : h("input", { type: "text", id: "people-body", value: state.body, autocomplete: "off", oninput: (event) => changed(event.target.value.trim()) });
  return h("div", { class: "field" }, h("label", { for: "people-body" }, say("people-body")), input);
}

function take(file) {
  return page.attempt(async () => {
    state.key = await page.core.call("key", file);
    draw();
    focus(document.querySelector("#people-sheet h2"));
  });
}

/** A dry run: nothing is changed. */
async function look(file) {
  replace(told);
  const { body } = state;
  const found = await working(page, told, () => page.core.call("look", body, file));
  // Whoever has chosen another body meanwhile looks again.
  if (state.body !== body) return replace(told);
  if (!found) return;
  replace(told, found.refused.length > 0 ? refused(found.refused) : changes(found));
  focus(told.querySelector("h3"));
}

async function put() {
  const done = await working(page, told, () => page.core.call("put"));
  if (!done) return;
  const notice = h("div", { class: "notice notice-good", role: "status", id: "people-done", dataset: { members: done.members } },
    h("h3", {}, say("people-done", { n: done.members })), h("p", {}, say("people-done-why")));
  replace(told, notice);
  focus(notice);
}

function download() {
  return page.attempt(async () => saveFrom(`${state.body}.csv`, await page.core.call("download", state.body)));
}

function changes({ members, added, changed, removed }) {
  const list = (words, people) => people.length > 0 && [h("h4", {}, say(words, { n: people.length })), h("p", { class: "small" }, people.join(", "))];
  const none = added.length + changed.length + removed.length === 0;
  return h("div", { class: "notice", id: "people-would", dataset: { members } },
    h("h3", {}, say("people-would", { n: members })), none && h("p", {}, say("people-would-nothing")),
    list("people-added", added), list("people-changed", changed), list("people-removed", removed),
    h("p", {}, h("strong", {}, say("people-put-undo"))),
    h("div", { class: "actions" }, button(say, "people-put", put)));
}

/** So many refused lines are shown; nobody reads more, and all are in a file. */
const SHOWN = 200;

/** Refused lines as a sheet. */
function saveRefused(lines) {
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  save("refused.csv", ["line,reason", ...lines.map(({ line, reason }) => `${line},${quoted(reason)}`), ""].join("\r\n"), "text/csv");
}

function refused(lines) {
  return h("div", { class: "notice notice-error", role: "alert", id: "people-refused", dataset: { n: lines.length } },
    h("h3", {}, say("people-refused", { n: lines.length })), h("p", {}, say("people-refused-why")),
    h("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": say("people-lines") }, h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "number" }, say("people-line")), h("th", { scope: "col" }, say("people-reason")))),
      h("tbody", {}, lines.slice(0, SHOWN).map(({ line, reason }) => h("tr", {}, h("th", { scope: "row", class: "number" }, String(line)), h("td", { lang: "en" }, reason)))))),
    lines.length > SHOWN && [h("p", { id: "people-more" }, say("people-more", { shown: SHOWN, n: lines.length })),
      h("div", { class: "actions" }, button(say, "people-save-refused", () => saveRefused(lines), "button button-quiet"))]);
}
