// Answers of every type, and how a voter marks them: by mouse, and by keyboard alone.

import { until } from "./service.mjs";

/** Two answers a type: what is marked, and a word that the review shows. Options by their labels. */
export const ANSWERS = {
  motion: [{ marks: ["For"] }, { marks: ["Against"] }],
  choice: [{ marks: ["Ben"] }, { marks: ["None of these"] }],
  approval: [{ marks: ["Ada", "Dee"] }, { marks: ["Cem"] }],
  constraints: [{ marks: ["Ada", "Cem", "Dee"] }, { marks: ["Ben", "Cem"] }],
  score: [{ numbers: [5, 0, 3, 1] }, { numbers: [0, 0, 0, 4] }],
  star: [{ numbers: [1, 5, 2, 5] }, { numbers: [5, 4, 3, 2] }],
  cumulative: [{ numbers: [6, 4, 0, 0] }, { numbers: [1, 2, 3, 4] }],
  ranking: [{ order: [["Dee"], ["Ada"], ["Ben"]] }, { order: [["Ben"], ["Cem"], ["Dee"], ["Ada"]] }],
  complete: [{ order: [["Cem"], ["Ada"], ["Dee"], ["Ben"]] }, { order: [["Ada"], ["Ben"], ["Cem"], ["Dee"]] }],
  partial: [{ order: [["Ben"], ["Ada"]] }, { order: [["Cem"]] }],
  ties: [{ order: [["Ada", "Ben"], ["Cem"], ["Dee"]] }, { order: [["Dee"], ["Ada", "Ben", "Cem"]] }],
  grades: [{ grades: ["Good", "Poor", "Fair", "Fair"] }, { grades: ["Poor", "Poor", "Good", "Good"] }],
};

const LABELS = ["Ada", "Ben", "Cem", "Dee"];
const exactly = (text) => new RegExp(`^\\s*${text}\\s*$`);

/** The form of a contest. */
export const formOf = (page, title) => page.locator("fieldset.contest", { has: page.locator("legend h2", { hasText: title }) });

/** By mouse. */
export async function byMouse(page, form, answer) {
  for (const label of answer.marks ?? []) await form.locator(".choice", { hasText: exactly(label) }).click();
  for (const [i, number] of (answer.numbers ?? []).entries()) {
    const more = form.locator(".number-row").nth(i).locator("button").last();
    for (let n = 0; n < number; n++) await more.click();
  }
  for (const [i, grade] of (answer.grades ?? []).entries()) {
    await form.locator(".grade-row").nth(i).locator("label.grade", { hasText: exactly(grade) }).click();
  }
  for (const group of answer.order ?? []) {
    for (const [n, label] of group.entries()) {
      await form.locator(`[data-add="${LABELS.indexOf(label)}"]`).click();
      if (n > 0) await form.locator(`[data-tie="${LABELS.indexOf(label)}"]`).click();
    }
  }
}

/** Presses Tab until the focus is on an element; fails where it never is. */
export async function tabTo(page, locator, { backwards = false, most = 250 } = {}) {
  for (let n = 0; n < most; n++) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(backwards ? "Shift+Tab" : "Tab");
  }
  throw new Error(`the keyboard does not reach ${locator}`);
}

/** By keyboard alone. */
export async function byKeyboard(page, form, answer) {
  for (const label of answer.marks ?? []) await keyMark(page, form, label);
  for (const [i, number] of (answer.numbers ?? []).entries()) {
    await tabTo(page, form.locator(".number-row").nth(i).locator("input"));
    await page.keyboard.type(String(number));
  }
  for (const [i, grade] of (answer.grades ?? []).entries()) await keyGrade(page, form.locator(".grade-row").nth(i), grade);
  for (const group of answer.order ?? []) for (const [n, label] of group.entries()) await keyRank(page, form, label, n > 0);
}

/** Radio buttons are one stop of the keyboard, between whose members arrows go; checkboxes are a stop each. */
async function keyMark(page, form, label) {
  const input = form.locator(".choice", { hasText: exactly(label) }).locator("input");
  if ((await input.getAttribute("type")) === "checkbox") {
    await tabTo(page, input);
    return page.keyboard.press("Space");
  }
  await intoRadios(page, form.locator("input[type=radio]"), input);
}

const keyGrade = (page, row, grade) =>
  intoRadios(page, row.locator("input"), row.locator("label.grade", { hasText: exactly(grade) }).locator("input"));

async function intoRadios(page, all, input) {
  await tabTo(page, all.first());
  await page.keyboard.press("Space");
  const count = await all.count();
  for (let n = 0; n < count && !(await input.isChecked()); n++) await page.keyboard.press("ArrowDown");
  if (!(await input.isChecked())) throw new Error("arrows do not reach the answer");
}

async function keyRank(page, form, label, tied) {
  const option = LABELS.indexOf(label);
  await tabTo(page, form.locator(`[data-add="${option}"]`));
  await page.keyboard.press("Enter");
  if (!tied) return;
  await tabTo(page, form.locator(`[data-tie="${option}"]`), { backwards: true });
  await page.keyboard.press("Enter");
  await until("the tie", () => form.locator(`[data-tie="${option}"][aria-pressed="true"]`).count());
}
