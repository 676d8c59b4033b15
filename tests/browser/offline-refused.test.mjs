// What the offline booth and the page for posting refuse: damaged, foreign and late files, each by name, and nothing is sent.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { watched } from "./lib/browser.mjs";
import { contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { ballot, begun, downloaded, give, looked, offline, posted } from "./lib/offline.mjs";
import { Service } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const election = await Election.open(service, { contests: contests("motion", "approval") });
const other = await Election.open(service, { slug: "autumn", title: "Autumn election", contests: contests("motion") });
const TYPES = ["motion", "approval"];
const files = await downloaded(election);
const vote = files.vote.bytes;

const flipped = (bytes, at) => {
  const changed = Buffer.from(bytes);
  changed[at < 0 ? changed.length + at : at] ^= 1;
  return changed;
};

for (const [what, bytes, fault] of [
  ["damaged at its beginning", flipped(vote, 700), "vote-file-damaged"],
  ["damaged in a header", flipped(vote, 150), "vote-file-damaged"],
  ["damaged in the middle", flipped(vote, vote.length >> 1), "vote-file-damaged"],
  ["damaged at its end", flipped(vote, -1), "vote-file-damaged"],
  ["cut off", vote.subarray(0, vote.length - 600), "vote-file-damaged"],
  ["cut off at a block", vote.subarray(0, 1024), "vote-file-damaged"],
  ["empty", Buffer.alloc(0), "vote-file-foreign"],
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "vote-file-foreign"],
  ["the booth itself", files.booth.bytes, "vote-file-foreign"],
  ["too large", Buffer.alloc((32 << 20) + 1, "SHA256SUMS"), "vote-file-too-large"],
]) {
  test(`a vote file that is ${what} is refused, and another can be chosen`, () => offline(async (page) => {
    assert.equal(await begun(page, files.address, bytes), fault);
    await give(page, "#vote-file", "spring.vote", vote);
    await page.waitForSelector("#opened");
    assert.match(await page.innerText("#opened"), /Spring election/);
  }));
}

test("an address of no vote gives no vote file, and one of a vote the same until its board is published anew", async () => {
  const answer = await fetch(`${service.base}/api/elections/nowhere/vote-file`);
  assert.equal(answer.status, 404);
  const good = await fetch(`${service.base}/api/elections/spring/vote-file`);
  assert.equal(good.headers.get("content-disposition"), 'attachment; filename="spring.vote"');
  assert.ok(Buffer.from(await good.arrayBuffer()).equals(vote), "for one checkpoint it is always the same");
});

test("a code of another vote, a receipt of another one, and one that is none are told", () => offline(async (page, watch) => {
  await begun(page, files.address, vote);
  await page.click("#to-receipt");
  for (const text of ["no receipt", "c2sp.org/tlog-proof@v1\nindex 1\n\nx\n"]) {
    await give(page, "#receipt-file", "x.tlog-proof", text);
    await page.waitForSelector("[data-fault=receipt-false]");
  }
  await page.click("#app .button-plain");
  await page.click("#to-vote");
  await page.fill("#code", other.code());
  await page.click("button[type=submit]");
  await page.waitForSelector("#code-error:not([hidden])");
  assert.equal(watch.requests.filter((request) => !/^(file|blob|data):/.test(request.url())).length, 0);
}));

let own = null;
let foreign = null;
let elsewhere = null;
before(async () => {
  own = (await ballot(election, files, TYPES)).bytes;
  elsewhere = await downloaded(other);
  foreign = (await ballot(other, elsewhere, ["motion"])).bytes;
});

for (const [what, change, fault] of [
  ["of another vote", () => foreign, "sealed-other"],
  ["of another vote, without its end", () => foreign.subarray(0, foreign.length - 64), "sealed-damaged"],
  ["that is none", () => Buffer.from("my ballot"), "sealed-unread"],
  ["that is empty", () => Buffer.alloc(0), "sealed-unread"],
  ["damaged in its first bytes", () => flipped(own, 3), "sealed-damaged"],
  ["damaged in its key", () => flipped(own, 10), "sealed-damaged"],
  ["damaged in what it encrypts", () => flipped(own, 100), "sealed-damaged"],
  ["damaged in its proof", () => flipped(own, own.length - 100), "sealed-damaged"],
  ["damaged in its election", () => flipped(own, own.length - 40), "sealed-damaged"],
  ["damaged in its checksum", () => flipped(own, -1), "sealed-damaged"],
  ["cut off", () => own.subarray(0, own.length - 7), "sealed-damaged"],
  ["that goes on", () => Buffer.concat([own, Buffer.from("x")]), "sealed-damaged"],
  ["too large", () => Buffer.alloc((1 << 20) + 1, "OB"), "file-too-large"],
]) {
  test(`a sealed ballot ${what} is refused, and nothing is sent`, () => watched(service.base, async (page, watch) => {
    assert.equal(await looked(page, election, change()), fault);
    assert.ok(watch.requests.every((request) => request.method() === "GET"));
  }));
}

test("a ballot whose proof is false is refused by the service, and is told as damaged", () => watched(service.base, async (page, watch) => {
  watch.allow(/422/);
  // A ballot's own bytes have no checksum.
  const raw = own.subarray(0, own.length - 64);
  const swapped = Buffer.concat([raw.subarray(0, raw.length - 64), raw.subarray(raw.length - 32), raw.subarray(raw.length - 64, raw.length - 32)]);
  assert.equal(await looked(page, election, swapped), null);
  await page.click("#post");
  await page.waitForSelector("[data-fault=sealed-damaged]");
}));

test("a sealed ballot whose vote the address does not mean is told before it is sent; on its own page it is taken", async () => {
  await watched(service.base, async (page) => assert.equal(await looked(page, other, own), "sealed-other"));
  await posted(election, own);
});

test("a receipt of another vote is none of this one's", async () => {
  const receipt = await posted(other, foreign);
  await offline(async (page) => {
    await begun(page, files.address, vote);
    await page.click("#to-receipt");
    await give(page, "#receipt-file", receipt.name, receipt.bytes);
    await page.waitForSelector("[data-fault=receipt-false]");
  });
});
