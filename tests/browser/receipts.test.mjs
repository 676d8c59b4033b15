// Receipts: saved, held against what is published, and false ones refused.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Voter } from "./lib/booth.mjs";
import { watched } from "./lib/browser.mjs";
import { contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { Service } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const election = await Election.open(service, { contests: contests("motion") });
const other = await Election.open(service, { slug: "autumn", title: "Autumn election", contests: contests("motion") });

async function voted(page, election) {
  const voter = await new Voter(page, election).enter();
  await voter.choose(["motion"]);
  await voter.review();
  await page.click("#check-device summary");
  const tracker = await page.innerText("#tracker");
  await voter.cast();
  return { voter, tracker, ...(await voter.saved()) };
}

/** What the page says of a receipt's file. */
async function check(page, text) {
  await page.goto(`${service.base}/en/receipt`);
  await page.setInputFiles("#file", { name: "x.tlog-proof", mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.waitForSelector(".facts, [data-fault]");
  const fault = page.locator("[data-fault]");
  return (await fault.count()) ? fault.getAttribute("data-fault") : page.innerText("#app");
}

let spring;
let autumn;
before(() => watched(service.base, async (page) => {
  spring = await voted(page, election);
  autumn = await voted(page, other);
}));

test("a saved receipt is found on the board later, in another browser, with its tracker", () => watched(service.base, async (page) => {
  assert.equal(spring.name, "spring.tlog-proof");
  assert.match(spring.text, /^c2sp\.org\/tlog-proof@v1\n/);
  const said = await check(page, spring.text);
  assert.match(said, /Your ballot is on the board/);
  assert.match(said, /It is the last ballot of your code/);
  assert.ok(said.includes(spring.tracker), said);
  await service.place.write("spring.tlog-proof", spring.text);
  assert.match(await service.place.good("verify spring-copy --receipt spring.tlog-proof").catch((error) => error.message), /receipt/);
}));

test("the link to the receipt's page carries it, and stays on this device", () => watched(service.base, async (page, watch) => {
  const voter = (await voted(page, election)).voter;
  await page.click("#check-receipt");
  await page.waitForSelector(".facts");
  assert.ok(!watch.requests.some((request) => request.url().includes("receipt=")), "what follows the # is not sent");
  assert.ok(voter);
}));

test("after another ballot of the same code the receipt still holds, and says which one counts", () => watched(service.base, async (page) => {
  const first = await voted(page, election);
  await first.voter.enter(first.voter.code);
  await first.voter.choose(["motion"], { second: ["motion"] });
  await first.voter.review();
  await first.voter.cast();
  assert.match(await check(page, first.text), /A later ballot of your code, entry \d+, counts in its place/);
}));

test("which ballot counts is not believed where the board can tell", () => watched(service.base, async (page, watch, context) => {
  for (const index of [0, 5000]) {
    await context.route(/\/api\/elections\/spring\/cast\/0\//, (route) => route.fulfill({ json: { index } }));
    assert.match(await check(page, spring.text), /The service did not say/);
    await context.unroute(/\/api\/elections\/spring\/cast\/0\//);
  }
}));

for (const [what, change, fault] of [
  ["that is of another place", (t) => t.replace(/^index (\d+)$/m, (_, n) => `index ${Number(n) - 1}`), "receipt-false"],
  ["whose signature is another one's", (t, o) => t.replace(/^— .*$/m, o.match(/^— .*$/m)[0]), "receipt-false"],
  ["whose path is changed", (t) => t.replace(/^[A-Za-z0-9+/]{43}=$/m, `${"A".repeat(43)}=`), "receipt-false"],
  ["of another vote that claims to be of this one", (t, o) => o.replaceAll("/elections/autumn", "/elections/spring"), "receipt-false"],
  ["of another service", (t) => t.replaceAll(service.base.slice(7), "vote.example.org"), "receipt-no-election"],
  ["whose line ends were changed on its way", (t) => t.replaceAll("\n", "\r\n"), "receipt-false"],
  ["that is no receipt", () => "My ballot is on the board, I swear.", "receipt-false"],
  ["that is empty", () => "", "receipt-false"],
]) {
  test(`a receipt ${what} is refused`, () => watched(service.base, async (page) => {
    const false_ = change(spring.text, autumn.text);
    assert.notEqual(false_, spring.text);
    assert.equal(await check(page, false_), fault);
  }));
}

test("a service whose answer to a cast is no receipt is told, and its answer can be kept as evidence", () => watched(service.base, async (page, watch, context) => {
  await context.route("**/api/elections/spring/cast", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: autumn.text });
  });
  const voter = await new Voter(page, election).enter();
  await voter.choose(["motion"]);
  await voter.review();
  await page.click("#cast");
  await page.waitForSelector("[data-fault=receipt-false]");
  assert.equal(await page.locator("#cast-done").count(), 0, "nothing says that it is on the board");
  assert.equal((await voter.saved()).text, autumn.text);
}));

test("a receipt that the published log contradicts is evidence, and is said to be", () => watched(service.base, async (page, watch, context) => {
  // Somebody else's history: the tree's first hashes are others.
  await context.route(/elections\/spring\/tile\/0\//, async (route) => {
    const answer = await route.fetch();
    const bytes = await answer.body();
    bytes[0] ^= 1;
    await route.fulfill({ response: answer, body: bytes });
  });
  const said = await check(page, spring.text);
  assert.ok(["record-damaged", "receipt-contradicted", "setup-refused", "no-connection"].includes(said), said);
}));
