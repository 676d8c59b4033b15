// Limits are told while one marks, and what breaks them is refused in words, at its place.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Voter } from "./lib/booth.mjs";
import { watched } from "./lib/browser.mjs";
import { contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { Service } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const types = ["motion", "choice", "approval", "constraints", "score", "cumulative", "grades"];
const election = await Election.open(service, { contests: contests(...types) });

const entered = (act) => watched(service.base, async (page) => act(await new Voter(page, election).enter(), page));
const mark = (form, label) => form.locator(".choice", { hasText: label }).click();

test("an approval says how many are left, and how many are too many", () => entered(async (voter) => {
  const form = voter.form("approval");
  const limit = form.locator(".limit");
  await mark(form, "Ada");
  assert.match(await limit.innerText(), /1 left/);
  await mark(form, "Ben");
  assert.match(await limit.innerText(), /chosen 2, as many as you may/);
  await mark(form, "Cem");
  assert.match(await limit.innerText(), /chosen 3: 1 too many/);
}));

test("“None of these” and “Blank” stand alone", () => entered(async (voter) => {
  const form = voter.form("approval");
  const marked = async () => (await form.locator(".choice:has(input:checked)").allInnerTexts()).map((t) => t.trim());
  await mark(form, "Ada");
  await mark(form, "None of these");
  assert.deepEqual(await marked(), ["None of these"]);
  await mark(form, "Blank vote");
  assert.deepEqual(await marked(), ["Blank vote"]);
  await mark(form, "Dee");
  assert.deepEqual(await marked(), ["Dee"]);
}));

test("points that are left are told, and more than the budget is refused", () => entered(async (voter) => {
  const form = voter.form("cumulative");
  for (const [i, points] of [6, 6].entries()) await form.locator("input").nth(i).fill(String(points));
  assert.match(await form.locator(".limit").innerText(), /2 points too many/);
  await form.locator("input").nth(1).fill("3");
  assert.match(await form.locator(".limit").innerText(), /1 point left/);
}));

test("a number above the highest is brought down to it, and letters are no number", () => entered(async (voter, page) => {
  const form = voter.form("score");
  const input = form.locator("input").first();
  await input.fill("99");
  await input.blur();
  assert.equal(await input.inputValue(), "5");
  await input.fill("many");
  await page.click("button[type=submit]");
  assert.match(await page.innerText("[data-fault=answers]"), /Where to meet/);
}));

test("everything that is missing or too much is listed, each with a way to its field", () => entered(async (voter, page) => {
  for (const label of ["Ada", "Ben", "Cem"]) await mark(voter.form("approval"), label);
  for (const label of ["Ada", "Ben"]) await mark(voter.form("constraints"), label);
  await page.click("button[type=submit]");
  const list = page.locator("[data-fault=answers]");
  await list.waitFor();
  assert.ok(await list.evaluate((element) => element === document.activeElement), "the focus is on the list");
  const lines = await list.locator("li").allInnerTexts();
  assert.match(lines.join("\n"), /Shall we move the meeting\?: Choose an answer/);
  assert.match(lines.join("\n"), /Two delegates: 3 are chosen: choose 1 to 2/);
  assert.match(lines.join("\n"), /Committee of three: Of Ada, Ben, 2 are chosen/);
  await list.locator("a", { hasText: "Two delegates" }).click();
  assert.ok(await voter.form("approval").evaluate((form) => form.contains(document.activeElement)));
  // Mended, it is told no more.
  await mark(voter.form("approval"), "Cem");
  assert.ok(await voter.form("approval").locator(".field-error").isHidden());
}));
