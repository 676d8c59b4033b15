// What stands: rolls, turnout, times, who counts and who certifies.

import { h, s } from "../lib/dom.js";
import { moment, number } from "../lib/words.js";

export function standing(page, now) {
  const { say } = page;
  return h("section", { "aria-labelledby": "organise-stands", id: "organise-standing", dataset: { entries: now.entries } },
    h("h2", { id: "organise-stands" }, say("organise-stands")),
    h("dl", { class: "facts" },
      h("dt", {}, say("organise-opens")), h("dd", {}, moment(now.opens)),
      h("dt", {}, say("organise-closes")), h("dd", {}, moment(now.closes), now.moved && [" ", h("span", { class: "quiet" }, say("organise-moved"))]),
      h("dt", {}, say("organise-heard")), h("dd", {}, hours(say, now.objections)),
      now.rolls.map((roll) => rolled(say, roll, now)),
      h("dt", {}, say("organise-ballots")), h("dd", { id: "organise-ballots" }, now.ballots === null ? say("organise-fewer", { n: now.least }) : number(now.ballots)),
      h("dt", {}, say("organise-trustees")), h("dd", {}, listed(now.trustees)),
      h("dt", {}, say("organise-officers", { n: now.quorum })), h("dd", {}, listed(now.officers))),
    h("p", { class: "small quiet" }, say("organise-turnout-why", { n: now.least })));
}

const listed = (names) => names.map((name, place) => [place > 0 && ", ", h("bdi", {}, name)]);

function hours(say, seconds) {
  if (seconds % 86_400 === 0) return say("organise-days", { n: seconds / 86_400 });
  return seconds % 3600 === 0 ? say("organise-hours", { n: seconds / 3600 }) : say("organise-minutes", { n: Math.round(seconds / 60) });
}

/** Who may vote, and how many have. */
function rolled(say, roll, { least, next }) {
  if (roll.size === null) return [h("dt", {}, h("bdi", {}, roll.body)), h("dd", {}, say("organise-no-roll", { n: roll.most }))];
  const before = next.step === "roll" || next.step === "open";
  return [h("dt", {}, h("bdi", {}, roll.body)), h("dd", { dataset: { roll: roll.id } },
    say("organise-voters", { n: roll.size }),
    !before && [h("br", {}), roll.voted === null ? say("organise-voted-few", { n: least }) : say("organise-voted", { n: roll.voted }), bar(roll)])];
}

/** Drawn for those who see it: the number stands beside it. */
function bar({ voted, size }) {
  if (voted === null) return null;
  return s("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    s("rect", { width: "100", height: "10" }),
    s("g", { class: "bar-chosen" }, s("rect", { width: String((100 * voted) / Math.max(size, 1)), height: "10" })));
}
