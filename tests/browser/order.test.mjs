// Orders: by dragging, by buttons, by keys, all alike.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { tabTo } from "./lib/answers.mjs";
import { Voter } from "./lib/booth.mjs";
import { watched } from "./lib/browser.mjs";
import { contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { Service } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const election = await Election.open(service, { contests: contests("complete", "ties") });

const entered = (act) => watched(service.base, async (page) => act(await new Voter(page, election).enter(), page));
const shown = async (form) => (await form.locator("ol.ranks .rank").allInnerTexts())
  .map((row) => row.match(/(Ada|Ben|Cem|Dee)/)[0]).join(" ");
const places = async (form) => (await form.locator("ol.ranks .rank-place").allInnerTexts()).join(" ");

async function rankAll(form) {
  for (let n = 0; n < 4; n++) await form.locator("[data-add]").first().click();
}

/** Takes an option by its handle and lets it go at a height. */
async function drag(page, form, option, to) {
  const handle = await form.locator(`[data-handle="${option}"]`).boundingBox();
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x, (handle.y + to) / 2, { steps: 4 });
  await page.mouse.move(handle.x, to, { steps: 4 });
  await page.mouse.up();
}

test("an order begins empty: no option is anybody's first by default", () => entered(async (voter) => {
  assert.equal(await shown(voter.form("complete")), "");
}));

test("a row goes where it is dragged to", () => entered(async (voter, page) => {
  const form = voter.form("complete");
  await rankAll(form);
  assert.equal(await shown(form), "Ada Ben Cem Dee");
  const top = async (option) => (await form.locator(`[data-option="${option}"]`).boundingBox()).y;
  await drag(page, form, 3, (await top(0)) + 2);
  assert.equal(await shown(form), "Dee Ada Ben Cem");
  await drag(page, form, 0, (await top(2)) + 2);
  assert.equal(await shown(form), "Dee Ben Ada Cem");
  const last = await form.locator('[data-option="2"]').boundingBox();
  await drag(page, form, 3, last.y + last.height + 30);
  assert.equal(await shown(form), "Ben Ada Cem Dee");
  assert.equal(await places(form), "1. 2. 3. 4.");
}));

test("buttons move a row up and down, and take it out", () => entered(async (voter) => {
  const form = voter.form("complete");
  await rankAll(form);
  await form.locator('[data-down="0"]').click();
  await form.locator('[data-up="3"]').click();
  assert.equal(await shown(form), "Ben Ada Dee Cem");
  assert.ok(await form.locator('[data-up="1"]').isDisabled(), "the first cannot go up");
  await form.locator('[data-remove="0"]').click();
  assert.equal(await shown(form), "Ben Dee Cem");
  await form.locator('[data-add="0"]').click();
  assert.equal(await shown(form), "Ben Dee Cem Ada");
}));

test("arrow keys on a handle move its row, Delete takes it out, and the focus goes along", () => entered(async (voter, page) => {
  const form = voter.form("complete");
  await rankAll(form);
  await tabTo(page, form.locator('[data-handle="3"]'));
  for (const key of ["ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp"]) await page.keyboard.press(key);
  assert.equal(await shown(form), "Dee Ada Ben Cem");
  await page.keyboard.press("ArrowDown");
  assert.equal(await shown(form), "Ada Dee Ben Cem");
  assert.ok(await form.locator('[data-handle="3"]').evaluate((handle) => handle === document.activeElement));
  await page.waitForFunction(() => document.querySelector("[aria-live].visually-hidden")?.textContent.includes("Dee is on place 2 of 4"));
  await page.keyboard.press("Delete");
  assert.equal(await shown(form), "Ada Ben Cem");
  assert.ok(await form.locator('[data-add="3"]').evaluate((button) => button === document.activeElement));
}));

test("options share a place where ties are allowed, and part again", () => entered(async (voter) => {
  const form = voter.form("ties");
  await rankAll(form);
  await form.locator('[data-tie="1"]').click();
  assert.equal(await places(form), "1. = 2. 3.");
  await form.locator('[data-tie="2"]').click();
  assert.equal(await places(form), "1. = = 2.");
  await form.locator('[data-tie="1"]').click();
  assert.equal(await places(form), "1. 2. = 3.");
  assert.equal(await shown(form), "Ada Ben Cem Dee");
}));

test("a complete order that is not complete is refused, and told at its contest", () => entered(async (voter, page) => {
  await voter.form("complete").locator('[data-add="2"]').click();
  await voter.form("ties").locator('[data-add="2"]').click();
  await page.click("button[type=submit]");
  const told = await page.innerText("[data-fault=answers]");
  assert.match(told, /The whole order: 1 .* ranked: rank 4 to 4|The whole order/);
  assert.doesNotMatch(told, /With equals/);
}));
