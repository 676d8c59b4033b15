// Contests of every ballot type of spec 3.2, as descriptions have them.

const options = (...labels) =>
  `[${labels.map((label) => `{ id = "${label.toLowerCase()}", label = "${label}" }`).join(", ")}]`;

const contest = (id, title, vote, lines, roll = "members") => `
[[contest]]
id = "${id}"
title = "${title}"
roll = "${roll}"
vote = "${vote}"
${lines.join("\n")}
`;

const four = `options = ${options("Ada", "Ben", "Cem", "Dee")}`;

/** One contest a type. The order is that of the booth's forms. */
export const EVERY_TYPE = {
  motion: ["Shall we move the meeting?", "motion", [`ballot = "motion"`]],
  choice: ["Chair", "plurality", [`ballot = "choice"`, "none = true", "blank = true", four]],
  approval: ["Two delegates", "approval", [`ballot = "approval"`, "min = 1", "max = 2", "none = true", "blank = true", four]],
  constraints: ["Committee of three", "approval", [`ballot = "approval"`, "min = 2", "max = 3", `constraints = [{ options = ["ada", "ben"], max = 1 }, { options = ["cem", "dee"], min = 1 }]`, four]],
  score: ["Where to meet", "score", [`ballot = "score"`, "max = 5", "blank = true", four]],
  star: ["What to read", "star", [`ballot = "score"`, "max = 5", "pairs = true", four]],
  cumulative: ["The budget", "cumulative", [`ballot = "cumulative"`, "budget = 10", "each = 6", "min = 10", four]],
  ranking: ["The order of speakers", "borda", [`ballot = "ranking"`, `points = "borda"`, "none = true", four]],
  complete: ["The whole order", "copeland", [`ballot = "pairwise"`, `order = "complete"`, four]],
  partial: ["As far as you like", "schulze", [`ballot = "pairwise"`, `order = "partial"`, four]],
  ties: ["With equals", "minimax", [`ballot = "pairwise"`, `order = "ties"`, four]],
  grades: ["Candidates for treasurer", "majority-judgment", [`ballot = "grades"`, `grades = ["Poor", "Fair", "Good"]`, "blank = true", four]],
};

/** One more contest of a type, under another name and on another roll. */
export const contestOn = (roll, type, title) => contest(`${roll}-${type}`, title, ...EVERY_TYPE[type].slice(1), roll);

/** A description's contests: these types on the roll `members`. */
export const contests = (...types) => types.map((type) => contest(type, ...EVERY_TYPE[type])).join("");

/** The type whose seal is measured. */
export const FIVE_OF_TEN = contest("five-of-ten", "Up to five of ten", "approval", [
  `ballot = "approval"`, "min = 1", "max = 5",
  `options = [${Array.from({ length: 10 }, (_, i) => `{ id = "o-${i}", label = "Option ${i + 1}" }`).join(", ")}]`,
]);
