// The questions: by which vote of the charter each is decided, what can be answered, and how it will look.

import { form as booth } from "../ballot/index.js";
import { h, replace } from "../lib/dom.js";
import { about } from "./about.js";
import { change, choice, text, whole } from "./fields.js";
import { limits } from "./limits.js";
import { options } from "./options.js";
import { rule } from "./rule.js";

const empty = () => ({
  title: "", vote: "", roll: 0, about: null, none: false, blank: false, min: null, max: null, budget: null, each: null,
  points: [], order: null, grades: [], limits: [], options: [],
});

export function questions(part) {
  const { page, rebuilt } = part;
  const { say, draft } = page;
  return h("section", { class: "flow", id: "make-questions" }, h("h3", {}, say("make-questions")), h("p", { class: "quiet" }, say("make-questions-why")),
    draft.contests.map((contest, place) => question(part, contest, place)),
    change(say, "make-question-add", "make-question-add", () => {
      draft.contests.push(empty());
      rebuilt(`make-contests-${draft.contests.length - 1}-vote`);
    }));
}

function question(part, contest, place) {
  const { page, changed, rebuilt, watch } = part;
  const { say, stands, draft } = page;
  const path = `contests/${place}`;
  const vote = stands.votes.find(({ id }) => id === contest.vote);
  const chosen = () => {
    Object.assign(contest, { ...empty(), title: contest.title, vote: contest.vote, roll: contest.roll });
    begin(say, contest, stands.votes.find(({ id }) => id === contest.vote));
    rebuilt(`make-contests-${place}-vote`);
  };
  const preview = h("div", { class: "make-preview", id: `make-preview-${place}` });
  watch(({ contests }) => draw(say, preview, contests[place], place));
  const rolls = draft.rolls.map(({ body }, at) => [String(at), stands.bodies.find(({ id }) => id === body)?.name ?? say("make-roll-number", { n: at + 1 })]);
  const held = { get roll() { return String(contest.roll); }, set roll(value) { contest.roll = Number(value); } };
  return h("section", { class: "panel flow make-question", "aria-labelledby": `make-heading-${place}` },
    h("h4", { id: `make-heading-${place}` }, say("make-question-number", { n: place + 1 })), whole(path),
    choice(say, contest, "vote", `${path}/vote`, "make-vote", stands.votes.map(({ id, name, clause }) => [id, `${name} (${clause})`]), { hint: "make-vote-hint", changed: chosen, none: "make-choose" }),
    vote && rule(say, vote),
    text(say, contest, "title", `${path}/title`, "make-question", { hint: vote?.private ? "make-private-hint" : null, changed }),
    choice(say, held, "roll", `${path}/roll`, "make-question-roll", rolls, { changed }),
    vote && [options(part, contest, path, vote), limits(part, contest, path, vote), about(part, contest, path, vote)],
    vote && h("section", { class: "flow", "aria-labelledby": `make-looks-${place}` }, h("h5", { id: `make-looks-${place}` }, say("make-preview")), preview),
    change(say, "make-question-remove", `make-question-remove-${place}`, () => {
      draft.contests.splice(place, 1);
      rebuilt("make-question-add");
    }, { n: place + 1 }));
}

/** What a question of a kind begins with. */
function begin(say, contest, vote) {
  const { ballot } = vote ?? {};
  if (ballot === "motion") contest.options = ["for", "against", "abstain"].map((answer) => ({ label: say(`make-${answer}`), flags: [] }));
  else contest.options = [{ label: "", flags: [] }, { label: "", flags: [] }];
  if (ballot === "approval") contest.min = 1;
  if (ballot === "score") contest.max = 5;
  if (ballot === "cumulative") Object.assign(contest, { budget: 10, min: 1 });
  if (ballot === "ranking") contest.min = 1;
  if (ballot === "pairwise") contest.order = "partial";
  if (ballot === "grades") contest.grades = [1, 2, 3, 4].map((n) => say(`make-grade-${n}`));
}

/** Exactly as the booth draws it; and until it can be drawn, what that waits for. */
function draw(say, place, contest, number) {
  const now = JSON.stringify(contest);
  if (place.dataset.drawn === now) return;
  place.dataset.drawn = now;
  if (!contest) return replace(place, h("p", { class: "quiet" }, say("make-preview-waits")));
  // The booth's headings stand below other headings than these.
  const { element } = booth(contest, `preview-${number}`, say, () => {});
  const heading = element.querySelector("legend h2");
  heading?.replaceWith(h("span", { class: "preview-title" }, contest.title));
  replace(place, element);
}
