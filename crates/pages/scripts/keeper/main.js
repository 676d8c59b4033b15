// The keeper of the register: bodies are formed and ended, meetings called with notice.

import { asset } from "../lib/assets.js";
import { attempting } from "../lib/attempt.js";
import { Core } from "../lib/core.js";
import { app, focus, h, replace } from "../lib/dom.js";
import { fileField } from "../lib/form.js";
import { load, moment } from "../lib/words.js";
import { bodies } from "./bodies.js";
import { meetings } from "./meetings.js";

const say = await load("keeper", "office", "make", "faults");
const page = { say, core: new Core(asset("./worker.js")), ...attempting(say), stands: null, entered };

replace(app(), h("p", { class: "lead" }, say("keeper-lead")), h("p", { role: "status" }, say("common-loading")));
page.stands = await page.attempt(() => page.core.call("open"));
draw();

function draw() {
  const { stands } = page;
  replace(app(), h("p", { class: "lead" }, say("keeper-lead")), page.told, stands && [
    h("section", { class: "panel flow" }, h("h2", { id: "keeper-key-now" }, say("keeper-key-now")),
      stands.key ? h("p", { class: "tag tag-good", id: "keeper-key-here" }, say("keeper-key-here"))
        : [fileField(say, "keeper-key", take), h("p", { class: "small quiet" }, say("keeper-key-stays"))]),
    meetings(page), bodies(page), standing(stands)]);
}

function take(file) {
  return page.attempt(async () => {
    page.stands = await page.core.call("key", file);
    draw();
    focus(document.getElementById("keeper-key-now"));
  });
}

/** An act stands in the register. */
function entered(stands, words, about) {
  page.stands = stands;
  draw();
  const notice = h("div", { class: "notice notice-good", role: "status", id: "keeper-entered", dataset: { act: words } },
    h("h2", {}, say(words, about)), h("p", {}, say("keeper-entered-why")));
  replace(page.told, notice);
  focus(notice);
}

function standing({ bodies: all, meetings: called }) {
  return h("section", { class: "flow", "aria-labelledby": "keeper-stands" }, h("h2", { id: "keeper-stands" }, say("keeper-stands")),
    h("h3", {}, say("keeper-bodies")), h("ul", {}, all.map(({ id, name, kind }) => h("li", { dataset: { body: id } }, h("bdi", {}, name), kind !== name && [" ", h("span", { class: "quiet" }, `(${kind})`)]))),
    h("h3", {}, say("keeper-meetings")), called.length === 0 ? h("p", {}, say("keeper-no-meetings"))
      : h("ul", {}, called.map(({ id, name, place, starts, notice }) => h("li", { dataset: { meeting: id } }, h("bdi", {}, name), ", ", h("bdi", {}, place), ", ", moment(starts), !notice && [" ", h("span", { class: "tag tag-bad" }, say("keeper-late"))]))));
}
