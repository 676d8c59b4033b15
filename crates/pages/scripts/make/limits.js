// What goes with a kind of ballot: how many, how high, in which order.

import { h } from "../lib/dom.js";
import { change, choice, number, text, whole } from "./fields.js";

export function limits(part, contest, path, vote) {
  const { page, changed } = part;
  const { say } = page;
  const n = (name, words, more = {}) => number(say, contest, name, `${path}/${name}`, words, { changed, ...more });
  switch (vote.ballot) {
    case "approval":
      return [n("min", "make-min"), n("max", "make-max", { hint: "make-max-hint", min: 1 }), byFlag(part, contest, path)];
    case "score":
      return n("max", "make-score", { min: 1 });
    case "cumulative":
      return [n("budget", "make-budget", { min: 1 }), n("each", "make-each", { hint: "make-each-hint", min: 1 }), n("min", "make-points-min")];
    case "ranking":
      return [n("min", "make-places-min", { min: 1 }), !vote.borda && listed(say, contest, "points", `${path}/points`, "make-points", "make-points-hint", changed, Number)];
    case "pairwise":
      return choice(say, contest, "order", `${path}/order`, "make-order-kind", ["complete", "partial", "ties"].map((kind) => [kind, say(`make-order-${kind}`)]), { changed });
    case "grades":
      return listed(say, contest, "grades", `${path}/grades`, "make-grades", "make-grades-hint", changed, String);
    default:
      return null;
  }
}

/** Several things in a line, with commas between them. */
function listed(say, contest, name, path, words, hint, changed, kind) {
  const held = {
    get list() { return contest[name].join(", "); },
    set list(value) { contest[name] = value.split(",").map((one) => one.trim()).filter(Boolean).map(kind).filter((one) => kind === String || Number.isSafeInteger(one)); },
  };
  return text(say, held, "list", path, words, { hint, changed });
}

/** At least or at most so many of the options with a flag. */
function byFlag({ page, changed, rebuilt }, contest, path) {
  const { say } = page;
  const id = path.replaceAll("/", "-");
  const one = (limit, place) => h("div", { class: "make-part flow" },
    text(say, limit, "flag", `${path}/limits/${place}`, "make-limit-flag", { changed, mono: true }),
    number(say, limit, "min", `${path}/limits/${place}/min`, "make-limit-min", { changed }),
    number(say, limit, "max", `${path}/limits/${place}/max`, "make-limit-max", { changed }),
    change(say, "make-limit-remove", `make-limit-remove-${id}-${place}`, () => {
      contest.limits.splice(place, 1);
      rebuilt(`make-limit-add-${id}`);
    }, { n: place + 1 }));
  return h("fieldset", { class: "flow" }, h("legend", { class: "legend" }, say("make-limits")), whole(`${path}/constraints`),
    contest.limits.map(one),
    change(say, "make-limit-add", `make-limit-add-${id}`, () => {
      contest.limits.push({ flag: "", min: null, max: null });
      rebuilt(`make-${id}-limits-${contest.limits.length - 1}`);
    }));
}
