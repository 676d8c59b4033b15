// A member's own key: made and kept in the browser, voted with there; exported, and voted with on another device. It is on two rolls, so each ballot says
// for which, and both count.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { byMouse, formOf, ANSWERS } from "./lib/answers.mjs";
import { Voter, download } from "./lib/booth.mjs";
import { watched } from "./lib/browser.mjs";
import { contestOn, contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { Service } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const { base } = service;
const COUNCIL = "Shall the council meet?";
const asFile = (text) => ({ name: "ostrakon.key", mimeType: "text/plain", buffer: Buffer.from(text) });
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Marks the first answer of the one contest there is, and casts; what the receipt says. */
async function cast(page, election, type, title) {
  await page.waitForSelector(".contest");
  assert.equal(await page.locator(".contest").count(), 1, "one roll's contests alone");
  await byMouse(page, formOf(page, title), ANSWERS[type][0]);
  const voter = new Voter(page, election);
  await voter.review();
  return voter.cast();
}

test("a key that is kept votes on one of its rolls, and its file on another device on the other; nobody else's does", async () => {
  let election;
  let file;
  await watched(base, async (page, watch) => {
    await page.goto(`${base}/en/key`);
    await button(page, "Make a key").click();
    await page.waitForSelector(".notice-good");
    file = (await download(page, "button:text-is('Save a copy')")).text;
    const listing = (await download(page, "button:text-is('Save it as a file')")).text;
    election = await Election.open(service, { contests: contests("motion") + contestOn("council", "motion", COUNCIL),
      rolls: ["members", "council"], listed: [listing.trim()], codes: 2 });

    // Another day, in the same browser.
    await page.goto(`${base}/en/key`);
    await button(page, "Save a copy").waitFor();
    await page.goto(election.url("booth"));
    await button(page, "Use this key").click();
    await button(page, "council").click();
    await cast(page, election, "motion", COUNCIL);
    assert.equal(await election.ballots(), 1);
    const secret = file.trim().split("\n").at(-1);
    for (const request of watch.requests) {
      assert.ok(!`${request.url()}${(request.postDataBuffer() ?? "").toString("latin1")}`.includes(secret), "the key is sent to nobody");
    }
    await page.goto(`${base}/en/key`);
    await button(page, "Remove it from this browser").click();
    await button(page, "Remove it").click();
    await page.goto(election.url("booth"));
    await page.waitForSelector("#code");
    assert.equal(await button(page, "Use this key").count(), 0, "a key that was removed is not offered");
  });

  await watched(base, async (page) => {
    await page.goto(election.url("booth"));
    await page.waitForSelector("#code");
    assert.equal(await button(page, "Use this key").count(), 0);
    await page.click("#app details summary");
    await page.setInputFiles("#key-file", asFile("no key"));
    await page.waitForSelector("#code-error:not([hidden]), [data-fault]");
    await page.setInputFiles("#key-file", asFile(file));
    await button(page, "members").click();
    await cast(page, election, "motion", "Shall we move the meeting?");
    assert.equal(await election.ballots(), 2);
    assert.equal(await page.evaluate(() => localStorage.length), 0, "another device keeps nothing of it");
  });

  await watched(base, async (page) => {
    await page.goto(`${base}/en/key`);
    await button(page, "Make a key").click();
    await page.waitForSelector(".notice-good");
    await page.goto(election.url("booth"));
    await button(page, "Use this key").click();
    await page.waitForSelector("#code-error:not([hidden])");
    assert.match(await page.innerText("#code-error"), /not on the roll/);
  });
  const report = JSON.parse(await service.place.good("verify spring-copy --json").catch((error) => error.message.match(/\{.*\}/s)[0]));
  assert.deepEqual(report.checks.filter(({ status }) => status === "failed"), []);
});
