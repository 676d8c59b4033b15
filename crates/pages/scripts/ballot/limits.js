// What a contest asks for, in a sentence.

/** First what to do. */
export function limits(contest, say) {
  const ballot = contest.ballot;
  const all = contest.options.length;
  switch (ballot.type) {
    case "motion":
    case "choice":
      return say("ballot-choose-one");
    case "approval":
      return say(between("ballot-choose", ballot.min, ballot.max, all), { min: ballot.min, max: ballot.max, all });
    case "score":
      return say("ballot-score", { max: ballot.max });
    case "cumulative":
      return say(ballot.min === ballot.budget ? "ballot-points-exactly" : "ballot-points", {
        budget: ballot.budget, min: ballot.min, each: ballot.each, most: ballot.each < ballot.budget ? "yes" : "no",
      });
    case "ranking":
      return say("ballot-places", { min: ballot.min, places: ballot.points.length, points: ballot.points.join(", ") });
    case "pairwise":
      return say(`ballot-order-${ballot.order}`, { all });
    case "grades":
      return say("ballot-grades", { worst: ballot.grades[0], best: ballot.grades.at(-1) });
    default:
      return "";
  }
}

function between(message, min, max, all) {
  if (min === max) return `${message}-exactly`;
  if (min <= 1 && max >= all) return `${message}-any`;
  return min <= 1 ? `${message}-up-to` : `${message}-between`;
}

/** Then what holds of some of the options. */
export function constraints(contest, say) {
  return (contest.ballot.constraints ?? []).map(({ min, max, options }) => {
    const of = options.map((o) => contest.options[o].label).join(", ");
    if (min === max) return say("ballot-of-exactly", { min, of });
    if (min === 0) return say("ballot-of-at-most", { max, of });
    if (max === options.length) return say("ballot-of-at-least", { min, of });
    return say("ballot-of-between", { min, max, of });
  });
}
