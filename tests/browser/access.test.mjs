// Every page, in every state that a voter meets: axe finds nothing, at any width, in both languages, light and dark. Pictures of all of
// them lie in target/browser/pictures.

import { after, test } from "node:test";
import { everyWay } from "./lib/access.mjs";
import { byMouse, formOf, ANSWERS } from "./lib/answers.mjs";
import { Voter, download } from "./lib/booth.mjs";
import { EVERY_TYPE, contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { Service } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const TYPES = Object.keys(EVERY_TYPE);
const election = await Election.open(service, { contests: contests(...TYPES) });
const base = service.base;

everyWay(test, "the booth, from the code to the receipt", base, async ({ page, watch, context, look, language }) => {
  watch.allow(/Failed to load resource/);
  const voter = new Voter(page, election);
  voter.code = election.code();
  await page.goto(election.url("booth", language));
  await page.waitForSelector("#code");
  await look(page, "booth-1-code");
  await page.fill("#code", "AAAA-BBBB");
  await page.click("button[type=submit]");
  await page.waitForSelector("#code-error:not([hidden])");
  await page.click("details summary");
  await look(page, "booth-1-code-wrong");
  await voter.unlock();
  await look(page, "booth-2-choose");
  await page.click("button[type=submit]");
  await page.waitForSelector("[data-fault=answers]");
  await look(page, "booth-2-choose-errors");
  for (const type of TYPES) await byMouse(page, formOf(page, EVERY_TYPE[type][0]), ANSWERS[type][0]);
  await look(page, "booth-2-chosen");
  await voter.review();
  await look(page, "booth-3-review");
  await page.click("#check-device summary");
  await page.waitForSelector("#tracker");
  await look(page, "booth-3-check");
  await page.click("#challenge");
  await page.waitForSelector("#after-challenge");
  await look(page, "booth-3-opened");
  await page.click("#after-challenge");
  await voter.review();
  await context.route("**/cast", (route) => route.abort());
  await page.click("#cast");
  await page.waitForSelector("#again");
  await look(page, "booth-4-not-sent");
  await page.reload();
  await page.waitForSelector("#unsent");
  await look(page, "booth-1-unsent");
  await context.unroute("**/cast");
  await page.click("#unsent button");
  await voter.receipt();
  await look(page, "booth-4-receipt-late");
  await voter.unlock();
  await voter.choose(TYPES);
  await voter.review();
  await voter.cast();
  await page.click("#app details summary");
  await look(page, "booth-4-receipt");
});

everyWay(test, "the second device and receipts", base, async ({ page, context, look, language }) => {
  const voter = await new Voter(page, election).enter(election.code(), language);
  await voter.choose(TYPES);
  await voter.review();
  await page.click("#check-device summary");
  const tracker = await page.innerText("#tracker");
  await page.click("#challenge");
  const opening = (await download(page, "#save-opening")).text;
  await page.click("#after-challenge");
  await voter.review();
  await voter.cast();
  const receipt = (await voter.saved()).text;

  const second = await context.newPage();
  await second.goto(`${base}/${language}/second`);
  await second.waitForSelector("#app details");
  await second.click("#app details summary");
  await look(second, "second-1-empty");
  await second.fill("[name=vote]", "spring");
  await second.fill("[name=tracker]", tracker.replace(/.$/, ""));
  await second.setInputFiles("#file", { name: "x", mimeType: "application/json", buffer: Buffer.from(opening) });
  await second.click("#app button[type=submit]");
  await second.waitForSelector("[data-fault]");
  await look(second, "second-3-refused");
  await second.goto("about:blank");
  await second.goto(`${base}/${language}/second#${new URLSearchParams({ vote: "spring", election: "", tracker })}`);
  await second.waitForSelector("code.tracker");
  await look(second, "second-2-tracker");
  await second.goto(`${base}/${language}/second#opening=${Buffer.from(opening).toString("base64url")}`);
  await second.waitForSelector(".notice-good");
  await look(second, "second-3-good");

  await second.goto(`${base}/${language}/receipt`);
  await second.waitForSelector("#file");
  await look(second, "receipt-1-empty");
  await second.setInputFiles("#file", { name: "x", mimeType: "text/plain", buffer: Buffer.from("no receipt") });
  await second.waitForSelector("[data-fault]");
  await look(second, "receipt-2-false");
  await second.setInputFiles("#file", { name: "x", mimeType: "text/plain", buffer: Buffer.from(receipt) });
  await second.waitForSelector(".facts");
  await look(second, "receipt-2-good");
});

everyWay(test, "pages that can be read", base, async ({ page, watch, look, language }) => {
  watch.allow(/404/);
  for (const [name, path] of [["home", ""], ["nowhere", "nowhere"]]) {
    await page.goto(`${base}/${language}/${path}`);
    await look(page, name);
  }
});
