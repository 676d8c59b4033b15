// Every state of the offline booth and of the page for posting: axe finds nothing, at any width, in both languages, light and dark.

import { after, test } from "node:test";
import { WAYS, everyWay } from "./lib/access.mjs";
import { contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { FILES, ballot, begun, downloaded, give, looked, posted, sealed } from "./lib/offline.mjs";
import { Voter } from "./lib/booth.mjs";
import { Service } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const TYPES = ["motion", "approval", "complete", "grades"];
const election = await Election.open(service, { contests: contests(...TYPES) });
const files = await downloaded(election);
const first = await ballot(election, files, TYPES);
const receipt = await posted(election, first.bytes);
const ballots = [];
for (const _ of WAYS) ballots.push((await ballot(election, files, TYPES)).bytes);

everyWay(test, "the offline booth, from the vote file to the sealed ballot, and a receipt", FILES, async ({ page, context, look }) => {
  await context.setOffline(true);
  const voter = new Voter(page, election);
  await page.goto(files.address);
  await page.waitForSelector("#vote-file");
  await look(page, "offline-1-file");
  await begun(page, files.address, files.vote.bytes.subarray(0, 2000));
  await look(page, "offline-1-file-damaged");
  await begun(page, files.address, files.vote.bytes);
  await look(page, "offline-2-opened");
  await page.click("#to-receipt");
  await page.waitForSelector("#receipt-file");
  await look(page, "offline-3-receipt");
  await give(page, "#receipt-file", receipt.name, receipt.bytes);
  await page.waitForSelector("#receipt-good");
  await look(page, "offline-3-receipt-good");
  await page.click("#app .button-plain");
  await page.click("#to-vote");
  await page.waitForSelector("#code");
  await page.click("#voted-before summary");
  await look(page, "offline-4-code");
  await give(page, "#before", receipt.name, receipt.bytes);
  await page.waitForSelector("#voted-before [role=status]");
  voter.code = first.voter.code;
  await voter.unlock();
  await look(page, "offline-5-choose");
  await voter.choose(TYPES);
  await voter.review();
  await look(page, "offline-6-review");
  await page.click("#check-device summary");
  await page.waitForSelector("#tracker");
  await look(page, "offline-6-check");
  await sealed(page);
  await page.click("#app details summary");
  await look(page, "offline-7-sealed");
});

everyWay(test, "the page for posting", service.base, async ({ page, look, language }) => {
  await page.goto(election.url("post", language));
  await page.waitForSelector("#sealed-file");
  await look(page, "post-1-file");
  await looked(page, election, Buffer.from("nothing"), language);
  await look(page, "post-1-refused");
  await looked(page, election, ballots.pop(), language);
  await look(page, "post-2-look");
  await page.click("#post");
  await page.waitForSelector("#cast-done");
  await look(page, "post-3-receipt");
  await looked(page, election, first.bytes, language);
  await look(page, "post-2-there");
});

everyWay(test, "the vote's page with the files", service.base, async ({ page, look, language }) => {
  await page.goto(`${service.base}/${language}/votes/spring`);
  await look(page, "vote-offline");
  await page.goto(`${service.base}/${language}/how`);
  await look(page, "how-offline");
});
