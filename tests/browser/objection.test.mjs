// A service that put back an older copy of its data, and then took other ballots: the receipt that it gave before is evidence, and its holder puts it on the board.

import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { after, test } from "node:test";
import { Voter } from "./lib/booth.mjs";
import { contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { at } from "./lib/looked.mjs";
import { Service } from "./lib/service.mjs";

const HOUR = 3600;

const service = await Service.start();
after(() => service.stop());
const election = await Election.open(service, { contests: contests("motion"), codes: 8 });

/** Somebody votes; the receipt. */
async function voted(page) {
  const voter = await new Voter(page, election).enter();
  await voter.choose(["motion"]);
  await voter.review();
  await voter.cast();
  return (await voter.saved()).text;
}

/** Checks a receipt at the page; the fault that it tells, or null. */
async function check(page, text, language = "en") {
  await page.goto(`${service.base}/${language}/receipt`);
  await page.setInputFiles("#file", { name: "mine.tlog-proof", mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.waitForSelector(".facts, [data-fault]");
  return page.locator("[data-fault]").count().then((n) => (n ? page.getAttribute("[data-fault]", "data-fault") : null));
}

/** Puts it on the board; the fault that is told, or null. */
async function object(page) {
  await page.click("#kept-object");
  await page.waitForSelector("#objected, #objection [data-fault]");
  return (await page.locator("#objected").count()) ? null : page.getAttribute("#objection [data-fault]", "data-fault");
}

test("a receipt of a history that was put aside is told as evidence, stands on the board as an objection, and no verifier passes", () => at(service.base, async ({ page, look }) => {
  const { place } = service;
  const [data, older] = [place.path("data"), place.path("older")];
  await service.halt();
  cpSync(data, older, { recursive: true });
  await service.run();
  const receipt = await voted(page);
  assert.equal(await check(page, receipt), null, "it holds while its history stands");
  await service.halt();
  rmSync(data, { recursive: true });
  cpSync(older, data, { recursive: true });
  await service.run();
  assert.equal(await check(page, receipt), "receipt-ahead");
  await look("objection-1-ahead");
  const other = await voted(page);
  assert.equal(await check(page, other), null);
  assert.equal(await check(page, receipt), "receipt-contradicted");
  assert.equal(await object(page), "objection-early");
  await look("objection-2-early");
  service.clock(election.opens + HOUR);
  await place.good(`election close --record spring ${election.at}`);
  assert.equal(await check(page, receipt, "de"), "receipt-contradicted");
  assert.equal(await object(page), null);
  await look("objection-3-entered");
  await place.good(`mirror ${service.base}/elections/spring spring-judged`);
  await assert.rejects(place.good("verify spring-judged"), /408/);
}));
