// Attack 67: what is chosen is nowhere but in the sealed ballot: not in addresses, storage, history, console, Referer, nor in the number
// and size of requests, nor in the time that sealing takes. Attack 66: nobody else is asked for anything.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Voter } from "./lib/booth.mjs";
import { watched } from "./lib/browser.mjs";
import { EVERY_TYPE, contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { Service } from "./lib/service.mjs";
import { sealing } from "./lib/sealing.mjs";

const service = await Service.start();
after(() => service.stop());
const TYPES = Object.keys(EVERY_TYPE);
const election = await Election.open(service, { contests: contests(...TYPES) });
const named = await Election.open(service, { slug: "names", title: "Names", contests: `
[[contest]]
id = "chair"
title = "Chair"
roll = "members"
vote = "plurality"
ballot = "choice"
options = [{ id = "quetzal", label = "Quetzalcoatl" }, { id = "zarath", label = "Zarathustra" }]
` });

/** Every place of the page's where something can be left. */
const places = (page) => page.evaluate(async () => JSON.stringify({
  url: location.href, state: history.state, length: history.length, name: window.name, title: document.title, cookie: document.cookie,
  local: { ...localStorage }, session: { ...sessionStorage },
  databases: (await indexedDB.databases()).map(({ name }) => name), caches: await caches.keys(),
  entries: performance.getEntries().map(({ name }) => name), workers: (await navigator.serviceWorker?.getRegistrations())?.length,
}));

test("attack 67: the choice's names are in no address, storage, history, console, header or body, at any step", () =>
  watched(service.base, async (page, watch, context) => {
    watch.allow(/Failed to load resource/);
    const seen = [];
    const look = async () => seen.push(await places(page));
    await new Voter(page, named).enter();
    await page.locator(".choice", { hasText: "Quetzalcoatl" }).click();
    await look();
    await page.click("button[type=submit]");
    await page.waitForSelector("#cast");
    await look();
    await page.click("#check-device summary");
    await page.waitForSelector("#tracker");
    await look();
    await page.goBack();
    await look();
    await page.goForward();
    // The sealed ballot waits in the session's storage.
    await page.route("**/cast", (route) => route.abort());
    await page.click("#cast");
    await page.waitForSelector("#again");
    await look();
    await page.unroute("**/cast");
    await page.click("#again");
    await page.waitForSelector("#cast-done");
    await look();
    seen.push(...watch.consoled);
    for (const request of watch.requests) {
      seen.push(request.url(), JSON.stringify(await request.allHeaders()), (request.postDataBuffer() ?? Buffer.alloc(0)).toString("latin1"));
    }
    const waited = JSON.parse(seen[4]).session["ostrakon-unsent-names"];
    seen.push(Buffer.from(JSON.parse(waited).message, "base64").toString("latin1"));
    const hits = seen.filter((text) => /quetzal|coatl|"options":|\{"step":\{|choice/i.test(text.replaceAll(/scripts-[a-z-]+/g, "")));
    assert.deepEqual(hits, []);
    assert.ok(watch.requests.every((request) => !request.headers().referer), "no Referer");
  }));

/** Every request from the code to the receipt, without the voter's key; and what is left behind. */
async function traffic(second) {
  return watched(service.base, async (page, watch) => {
    const voter = await new Voter(page, election).enter();
    // Before, the record was fetched, which grows with each ballot.
    const opened = watch.requests.length;
    await voter.choose(TYPES, { second });
    await voter.review();
    await voter.cast();
    const left = JSON.parse(await places(page));
    return {
      requests: watch.requests.slice(opened).map((request) =>
        `${request.method()} ${new URL(request.url()).pathname.replace(/[0-9a-f]{64}/, "KEY")} ${request.postDataBuffer()?.length ?? 0}`),
      left: [left.length, Object.keys(left.local), Object.keys(left.session), left.state, left.cookie],
    };
  });
}

test("attack 67: number, order and sizes of requests are the same, whatever is chosen", async () => {
  const usual = await traffic([]);
  assert.ok(usual.requests.some((line) => /^POST .*\/cast \d{4,}$/.test(line)), usual.requests.join("\n"));
  assert.deepEqual(usual.left.slice(1, 3), [[], []]);
  assert.deepEqual(await traffic(TYPES), usual);
});

/**
 * The first answers, and for each type the same with its second one, sealed in turn by the booth's own core in its worker; the medians of
 * encrypting and sealing are compared. This machine does other things too: what differs is looked at again, longer, before it is believed.
 */
test("attack 67: a ballot has one size, and sealing it takes one time, whatever is chosen in whichever type", () =>
  watched(service.base, async (page) => {
    const differs = (a, b) => Math.abs(a - b) > Math.max(0.15 * Math.min(a, b), 2);
    const code = election.code();
    const { sizes, medians: [usual, ...others] } = await sealing(page, election, code, TYPES, { rounds: 5 });
    assert.equal(sizes.length, 1, `sizes ${sizes}`);
    for (const type of TYPES.filter((_, n) => differs(usual, others[n]))) {
      const { medians: [usual, other] } = await sealing(page, election, code, TYPES, { rounds: 30, only: type });
      assert.ok(!differs(usual, other), `${type}: ${usual} and ${other} ms`);
    }
  }));

test("attack 66: from the first page to the receipt's nobody else is asked for anything", () => watched(service.base, async (page, watch) => {
  await page.goto(`${service.base}/en/`);
  const voter = await new Voter(page, named).enter();
  await page.locator(".choice").first().click();
  await voter.review();
  await voter.cast();
  await page.click("#check-receipt");
  await page.waitForSelector(".facts");
  assert.ok(watch.requests.length > 20);
  assert.deepEqual(watch.requests.filter((r) => !r.url().startsWith(`${service.base}/`)).map((r) => r.url()).filter((u) => !u.startsWith("data:")), []);
}));
