// The review: everything once more, the organiser's key, and what cannot be undone.

import { form as booth } from "../ballot/index.js";
import { focus, h, replace } from "../lib/dom.js";
import { button, fileField } from "../lib/form.js";
import { working } from "../lib/working.js";
import { language, moment } from "../lib/words.js";
import { rule } from "./rule.js";
import { forget } from "./store.js";

export function review(page, judged, done) {
  const { say, core, draft, stands, fill } = page;
  const place = h("div", { class: "flow" });
  const sign = h("section", { class: "panel flow", "aria-labelledby": "make-sign-now" });
  const take = (file) => page.attempt(async () => {
    const key = await core.call("key", file);
    replace(sign, heading(), h("p", { class: "tag tag-good", id: "make-key-here" }, say("make-key-here")), h("code", { class: "tracker public-key" }, key),
      h("p", {}, say("make-sign-why")), h("p", {}, h("strong", {}, say("make-sign-undo"))),
      h("div", { class: "actions" }, button(say, "make-sign", make)));
    focus(sign.querySelector("h3"));
  });
  const heading = () => h("h3", { id: "make-sign-now" }, say("make-sign-now"));
  replace(sign, heading(), fileField(say, "make-own-key", take), h("p", { class: "small quiet" }, say("make-own-key-stays")));

  async function make() {
    const made = await working(page, place, () => core.call("make", draft));
    if (!made) return;
    forget();
    done(told(say, draft, made));
  }
  replace(place,
    h("dl", { class: "facts" },
      h("dt", {}, say("make-title")), h("dd", {}, h("bdi", {}, draft.title)),
      h("dt", {}, say("make-slug")), h("dd", {}, h("code", {}, draft.slug)),
      h("dt", {}, say("make-opens")), h("dd", {}, moment(draft.opens), draft.opens * 1000 < Date.now() && [" ", h("strong", {}, say("make-past"))]),
      h("dt", {}, say("make-closes")), h("dd", {}, moment(draft.closes)),
      h("dt", {}, say("make-who")), h("dd", {}, draft.rolls.map(({ body, most }, at) => [at > 0 && ", ", h("bdi", {}, stands.bodies.find(({ id }) => id === body)?.name), ` (${say("make-at-most", { n: most })})`])),
      h("dt", {}, say("make-trustees")), h("dd", {}, draft.trustees.map(({ name }, at) => [at > 0 && ", ", h("bdi", {}, name)]), " ", say("make-threshold-short", { n: draft.threshold })),
      h("dt", {}, say("make-officers")), h("dd", {}, stands.officers.map((name, at) => [at > 0 && ", ", h("bdi", {}, name)]))),
    judged.concerned.length > 0 && h("p", { class: "notice notice-warning" }, say("make-concerned", { names: judged.concerned.join(", ") })),
    judged.contests.map((contest, at) => asked(say, contest, at, stands)),
    h("div", { class: "actions" }, button(say, "make-back", () => fill(), "button button-quiet")),
    sign);
  return place;
}

/** A question as the booth draws it, and by which rule it is decided. */
function asked(say, contest, at, stands) {
  const { element } = booth(contest, `review-${at}`, say, () => {});
  element.querySelector("legend h2")?.replaceWith(h("h3", {}, contest.title));
  return h("section", { class: "panel flow" }, element, rule(say, stands.votes.find(({ id }) => id === contest.vote)));
}

function told(say, draft, { election }) {
  return h("div", { class: "flow", id: "make-done", dataset: { election } },
    h("div", { class: "notice notice-good" }, h("h3", {}, say("make-done")), h("p", {}, say("make-done-why"))),
    h("p", {}, say("make-hash")), h("code", { class: "tracker" }, election),
    h("p", {}, say("make-next")),
    h("div", { class: "actions" },
      h("a", { class: "button", href: `/${language}/votes/${encodeURIComponent(draft.slug)}/organise` }, say("make-to-organise")),
      h("a", { class: "button button-quiet", href: `/${language}/votes/${encodeURIComponent(draft.slug)}` }, say("make-to-vote"))));
}
