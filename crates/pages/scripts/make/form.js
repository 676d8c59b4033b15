// The form: its parts, and what is wrong with each, as the core judges it while it is filled in.

import { announce, focus, h, replace } from "../lib/dom.js";
import { box, choice, idOf, moment, number, text, whole } from "./fields.js";
import { people, registrar } from "./people.js";
import { questions } from "./questions.js";
import { rolls } from "./rolls.js";
import { forget, keep } from "./store.js";
import { moment as written } from "../lib/words.js";

/** So long nothing is typed before it is judged, in milliseconds. */
const PAUSE = 400;

export function form(page) {
  const { say, stands, draft } = page;
  const place = h("form", { class: "flow", id: "make-form", novalidate: true, onsubmit: (event) => { event.preventDefault(); reviewed(); } });
  const summary = h("div", {});
  let timer = 0;
  let asked = false;
  const watchers = [];

  /** Something was filled in: it is kept at once, and judged in a moment. */
  const changed = () => {
    keep(draft);
    clearTimeout(timer);
    timer = setTimeout(judge, PAUSE);
  };
  /** The form has other fields now. */
  const rebuilt = (id) => {
    keep(draft);
    build();
    document.getElementById(id)?.focus();
    judge();
  };
  const part = { page, changed, rebuilt, watch: (act) => watchers.push(act) };
  build();
  judge();

  function build() {
    watchers.length = 0;
    const heading = (words) => h("h3", {}, say(words));
    const meetings = stands.meetings.map(({ id, name, place: where, starts }) => [id, `${name}, ${where}, ${written(starts)}`]);
    replace(place, summary,
      h("section", { class: "panel flow" }, heading("make-what"),
        text(say, draft, "title", "title", "make-title", { changed }),
        text(say, draft, "slug", "slug", "make-slug", { hint: "make-slug-hint", changed, mono: true })),
      h("section", { class: "panel flow" }, heading("make-when"),
        moment(say, draft, "opens", "opens", "make-opens", { changed }),
        moment(say, draft, "closes", "closes", "make-closes", { hint: "make-closes-hint", changed }),
        number(say, draft, "objections", "objections", "make-objections", { hint: "make-objections-hint", changed, per: 3600 }),
        choice(say, draft, "meeting", "meeting", "make-meeting", meetings, { hint: "make-meeting-hint", changed, none: "make-meeting-none" })),
      rolls(part), questions(part), people(part),
      h("section", { class: "panel flow" }, heading("make-officers"),
        h("p", {}, say("make-officers-why", { n: stands.quorum })), whole("officers"),
        h("ul", {}, stands.officers.map((name) => h("li", {}, h("bdi", {}, name))))),
      registrar(part),
      h("section", { class: "panel flow" }, heading("make-login"), box(say, draft, "tokens", "tokens", "make-tokens", { changed }),
        h("p", { class: "small quiet" }, say("make-tokens-why"))),
      whole(""),
      h("div", { class: "actions" }, h("button", { type: "submit", class: "button", id: "make-review" }, say("make-review")),
        h("button", { type: "button", class: "button button-plain", id: "make-forget", onclick: () => { forget(); location.reload(); } }, say("make-forget"))),
      h("p", { class: "small quiet" }, say("make-kept")));
  }

  async function judge() {
    clearTimeout(timer);
    const judged = await page.core.call("judge", draft).catch(() => null);
    if (!judged) return null;
    watchers.forEach((act) => act(judged));
    beside(judged.wrongs);
    return judged;
  }

  /** Each fault beside its field, or beside the nearest part that has a place for it; missing ones only once somebody has asked. */
  function beside(wrongs) {
    const places = [...place.querySelectorAll("[data-fault-for]")];
    for (const one of places) one.hidden = true;
    for (const field of place.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const wrong of wrongs) {
      if (wrong.name === "make-missing" && !asked) continue;
      const at = nearest(places, wrong.field);
      replace(at, worded(say, wrong));
      at.hidden = false;
      document.getElementById(idOf(at.dataset.faultFor))?.setAttribute("aria-invalid", "true");
    }
  }

  async function reviewed() {
    asked = true;
    const judged = await judge();
    if (!judged) return;
    if (judged.wrongs.length === 0) return page.look(judged);
    const list = h("div", { class: "notice notice-error", role: "alert", id: "make-faults", dataset: { n: judged.wrongs.length } },
      h("h3", {}, say("common-error-summary", { n: judged.wrongs.length })),
      h("ul", {}, judged.wrongs.map((wrong) => h("li", {}, h("a", { href: `#${idOf(wrong.field)}`, onclick: (event) => {
        event.preventDefault();
        const at = nearest([...place.querySelectorAll("[data-fault-for]")], wrong.field);
        const target = document.getElementById(idOf(at.dataset.faultFor)) ?? at;
        focus(target);
        target.scrollIntoView({ block: "center" });
      } }, worded(say, wrong))))));
    replace(summary, list);
    focus(list);
    announce(say("common-error-summary", { n: judged.wrongs.length }));
  }
  return place;
}

/** The place of a path, or of the longest beginning of it that has one. */
function nearest(places, path) {
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf("/"), 0))) {
    const found = places.find((one) => one.dataset.faultFor === at);
    if (found) return found;
    if (at === "") return places[0];
  }
}

/** In the page's words, or in those of the specification. */
function worded(say, { name, detail, field }) {
  if (name !== "make-wrong") return name === "make-missing" ? say("fault-make-missing", { what: say(labelOf(field)) }) : say(`fault-${name}`);
  return h("span", { lang: "en" }, detail);
}

/** What the field of a path is called. */
function labelOf(path) {
  const last = path.split("/").at(-1);
  const [list] = path.split("/");
  const of = { title: list === "contests" ? "make-question" : "make-title", roll: "make-question-roll", vote: "make-vote", label: "make-option", name: "make-name", key: "make-key", body: "make-body", most: "make-most" };
  return of[last] ?? `make-${last}`;
}
