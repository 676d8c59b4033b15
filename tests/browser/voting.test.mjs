// A voter's whole path: every ballot type, both engines, by mouse and by keyboard alone.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { byKeyboard, tabTo } from "./lib/answers.mjs";
import { Voter } from "./lib/booth.mjs";
import { watched } from "./lib/browser.mjs";
import { EVERY_TYPE, contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { Postgres } from "./lib/postgres.mjs";
import { Service } from "./lib/service.mjs";

const TYPES = Object.keys(EVERY_TYPE);

/** What the review says of the first answers. */
const REVIEWED = {
  motion: "For",
  choice: "Ben",
  approval: "Ada | Dee",
  constraints: "Ada | Cem | Dee",
  score: "Ada 5 | Ben 0 | Cem 3 | Dee 1",
  star: "Ada 1 | Ben 5 | Cem 2 | Dee 5",
  cumulative: "Ada 6 | Ben 4 | Cem 0 | Dee 0",
  ranking: "Dee | Ada | Ben | Cem",
  complete: "Cem | Ada | Dee | Ben",
  partial: /^Ben \| Ada \| .*other/,
  ties: "Ada = Ben | Cem | Dee",
  grades: "Ada Good | Ben Poor | Cem Fair | Dee Fair",
};

async function reviewedRight(voter) {
  for (const type of TYPES) {
    const said = (await voter.reviewed(type)).replaceAll("\t", " ").replaceAll(/\d\. \| /g, "");
    if (REVIEWED[type] instanceof RegExp) assert.match(said, REVIEWED[type], type);
    else assert.equal(said, REVIEWED[type], type);
  }
}

let server = null;
after(() => server?.stop());

for (const engine of ["sqlite", "postgres"]) {
  describe(`on ${engine}`, async () => {
    if (engine === "postgres") server = await Postgres.start();
    const service = await Service.start({ database: server?.database("voting") });
    after(() => service.stop());
    const election = await Election.open(service, { contests: contests(...TYPES) });

    test("every ballot type is chosen by mouse, reviewed, cast and acknowledged", () => watched(service.base, async (page, watch) => {
      const voter = await new Voter(page, election).enter();
      await voter.choose(TYPES);
      await voter.review();
      await reviewedRight(voter);
      const before = await election.ballots();
      await voter.cast();
      assert.equal(await election.ballots(), before + 1);
      // The vote has no tokens: nobody waits for their arithmetic.
      const modules = watch.requests.map((request) => new URL(request.url()).pathname).filter((path) => path.includes("/assets/web-"));
      assert.ok(modules.length >= 2 && modules.every((path) => path.includes("/assets/web-booth")), modules.join(" "));
    }));

    test("every ballot type is chosen, reviewed and cast by keyboard alone", () => watched(service.base, async (page) => {
      const voter = new Voter(page, election);
      await page.goto(election.url("booth"));
      await page.waitForSelector("#code");
      await tabTo(page, page.locator("#code"));
      await page.keyboard.type(election.code());
      await page.keyboard.press("Enter");
      await page.waitForSelector(".contest");
      await voter.choose(TYPES, { how: byKeyboard });
      await tabTo(page, page.locator("button[type=submit]"));
      await page.keyboard.press("Enter");
      await page.waitForSelector("#cast");
      await reviewedRight(voter);
      await tabTo(page, page.locator("#cast"));
      await page.keyboard.press("Enter");
      await voter.receipt();
    }));

    test("whoever votes again is counted once, by the last ballot", () => watched(service.base, async (page) => {
      const voter = await new Voter(page, election).enter();
      await voter.choose(TYPES);
      await voter.review();
      const first = await voter.cast();
      await voter.enter(voter.code);
      await voter.choose(TYPES, { second: TYPES });
      await voter.review();
      assert.match(await voter.reviewed("choice"), /None of these/);
      assert.notEqual(await voter.cast(), first);
      await page.click("#check-receipt");
      await page.waitForSelector(".facts");
      assert.match(await page.innerText(".facts"), /counts|last/);
    }));
  });
}
