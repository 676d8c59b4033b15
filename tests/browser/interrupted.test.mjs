// What happens to a voter: reload, back, a second tab, a lost connection, a closed page. Attack 69: none of it costs or doubles a vote.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Voter } from "./lib/booth.mjs";
import { watched } from "./lib/browser.mjs";
import { contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { Service, until } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const election = await Election.open(service, { contests: contests("motion", "ranking") });
const TYPES = ["motion", "ranking"];
const CAST = "**/api/elections/spring/cast";
const LOST = /Failed to load resource|net::ERR/;

async function reviewed(page, code) {
  const voter = await new Voter(page, election).enter(code);
  await voter.choose(TYPES);
  await voter.review();
  return voter;
}

/** Lets the first casts go wrong by `how`; the bytes of all of them. */
async function failing(context, times, how) {
  const sent = [];
  await context.route(CAST, async (route) => {
    sent.push(route.request().postDataBuffer().toString("hex"));
    if (sent.length > times) return route.continue();
    await how(route);
  });
  return sent;
}

test("a lost connection before the ballot arrives: the same bytes are sent again, and count once", () => watched(service.base, async (page, watch, context) => {
  watch.allow(LOST);
  const before = await election.ballots();
  const voter = await reviewed(page);
  const sent = await failing(context, 2, (route) => route.abort("internetdisconnected"));
  await page.click("#cast");
  await page.click("[data-fault=no-connection] #again");
  await until("the second try", () => sent.length === 2);
  await page.click("[data-fault=no-connection] #again");
  await voter.receipt();
  assert.deepEqual(sent, [sent[0], sent[0], sent[0]]);
  assert.equal(await election.ballots(), before + 1);
}));

test("a lost answer: the ballot has arrived, is sent again, is acknowledged, and counts once", () => watched(service.base, async (page, watch, context) => {
  watch.allow(LOST);
  const before = await election.ballots();
  const voter = await reviewed(page);
  const sent = await failing(context, 1, async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.click("#cast");
  await page.waitForSelector("#again");
  assert.equal(await election.ballots(), before + 1);
  await page.click("#again");
  await voter.receipt();
  assert.deepEqual(sent, [sent[0], sent[0]]);
  assert.equal(await election.ballots(), before + 1);
}));

test("offline when casting: it says so, and works when the network is back", () => watched(service.base, async (page, watch, context) => {
  watch.allow(LOST);
  const voter = await reviewed(page);
  await context.setOffline(true);
  await page.click("#cast");
  await page.waitForSelector("[data-fault=no-connection]");
  await context.setOffline(false);
  await page.click("[data-fault=no-connection] ~ .actions button, #again");
  await voter.receipt();
}));

test("a reload while a sealed ballot waits: it can still be sent, and counts once", () => watched(service.base, async (page, watch, context) => {
  watch.allow(LOST);
  const before = await election.ballots();
  await reviewed(page);
  const sent = await failing(context, 1, (route) => route.abort());
  await page.click("#cast");
  await page.waitForSelector("#again");
  await page.reload();
  await page.click("#unsent button");
  await page.waitForSelector("#cast-done");
  assert.equal(sent[0], sent[1]);
  assert.equal(await election.ballots(), before + 1);
  await page.reload();
  await page.waitForSelector("#code");
  assert.equal(await page.locator("#unsent").count(), 0);
}));

test("a reload in the middle of choosing begins afresh: nothing of the choice is kept", () => watched(service.base, async (page) => {
  const voter = await reviewed(page);
  await page.reload();
  await page.waitForSelector("#code");
  assert.equal(await page.inputValue("#code"), "");
  await voter.unlock();
  assert.equal(await page.locator("input:checked, [data-option]").count(), 0);
}));

test("whoever closes the page with something marked is asked", () => watched(service.base, async (page, watch, context) => {
  await reviewed(page);
  const asked = new Promise((done) => context.once("dialog", (dialog) => done(dialog.type())));
  await page.close({ runBeforeUnload: true });
  assert.equal(await asked, "beforeunload");
}));

test("attack 69: back from the review leads to the same marks, and forward to the review", () => watched(service.base, async (page) => {
  const voter = await reviewed(page);
  await page.goBack();
  await page.waitForSelector(".contest");
  assert.equal(await voter.form("motion").locator("input:checked").count(), 1);
  assert.equal(await voter.form("ranking").locator("[data-option]").count(), 3);
  await page.goForward();
  await page.waitForSelector("#cast");
  await voter.cast();
}));

test("attack 69: back after casting casts nothing again, and shows no ballot that could be", () => watched(service.base, async (page) => {
  const voter = await reviewed(page);
  await voter.cast();
  const after = await election.ballots();
  for (const way of ["goBack", "goBack", "goForward", "goForward", "goForward"]) {
    await page[way]();
    await page.waitForTimeout(100);
    assert.equal(await page.locator("#cast").count(), 0, "a ballot that was cast is not offered again");
  }
  assert.equal(await election.ballots(), after);
}));

test("a second click on the button casts once", () => watched(service.base, async (page) => {
  const before = await election.ballots();
  const voter = await reviewed(page);
  await page.evaluate(() => { const cast = document.querySelector("#cast"); cast.click(); cast.click(); });
  await voter.receipt();
  assert.equal(await election.ballots(), before + 1);
}));

test("attack 69: back while it is being sent shows how that goes on, and casts once", () => watched(service.base, async (page, watch, context) => {
  const before = await election.ballots();
  const voter = await reviewed(page);
  await context.route(CAST, async (route) => {
    await page.waitForTimeout(500);
    await route.continue();
  });
  await page.click("#cast");
  await page.goBack();
  await voter.receipt();
  assert.equal(await election.ballots(), before + 1);
}));

test("attack 69: two tabs with one code: the later one is told of the other, casts anew, and only the last counts", () => watched(service.base, async (page, watch, context) => {
  watch.allow(/409/);
  const before = await election.ballots();
  const first = await reviewed(page);
  const second = await reviewed(await context.newPage(), first.code);
  // Both have asked for the predecessor before either has cast.
  let held = null;
  await second.page.route(CAST, async (route) => {
    if (!held) {
      held = route;
      return;
    }
    await route.continue();
  });
  await second.page.click("#cast");
  await until("the second tab's cast", () => held);
  await first.cast();
  await held.continue();
  await second.page.waitForSelector("[data-fault=voted-meanwhile]");
  assert.equal(await election.ballots(), before + 1, "nothing was put in its place unseen");
  await second.page.click("#anew");
  assert.equal(await second.form("motion").locator("input:checked").count(), 1, "the marks are still there");
  await second.review();
  await second.cast();
  assert.equal(await election.ballots(), before + 2);
}));

// Its own answer, and those of a proxy before it: nobody is told that the ballot was refused.
for (const [status, contentType, body] of [[503, "application/json", "{}"], [502, "text/html", "<h1>Bad Gateway</h1>"]]) {
  test(`a service that is busy is told (${status}), and the same ballot is sent later`, () => watched(service.base, async (page, watch, context) => {
    watch.allow(new RegExp(status));
    const voter = await reviewed(page);
    const sent = await failing(context, 1, (route) => route.fulfill({ status, contentType, body }));
    await page.click("#cast");
    await page.click("[data-fault=service-busy] #again");
    await voter.receipt();
    assert.equal(sent[0], sent[1]);
  }));
}

test("a vote that is over meanwhile is told as that", () => watched(service.base, async (page, watch) => {
  watch.allow(/410|409/);
  await reviewed(page);
  service.clock(service.now + 2 * 3600);
  try {
    await page.click("#cast");
    await page.waitForSelector("[data-fault=vote-over]");
  } finally {
    service.clock(service.now - 2 * 3600);
  }
}));
