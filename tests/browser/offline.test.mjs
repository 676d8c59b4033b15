// The offline booth: sealed from a file without a network, posted from a page, counted; its receipt checked without a network again.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { byKeyboard, tabTo } from "./lib/answers.mjs";
import { Voter } from "./lib/booth.mjs";
import { watched } from "./lib/browser.mjs";
import { EVERY_TYPE, contests } from "./lib/contests.mjs";
import { decide } from "./lib/decide.mjs";
import { Election } from "./lib/election.mjs";
import { ballot, begun, downloaded, entered, give, looked, offline, posted, sealed } from "./lib/offline.mjs";
import { founded } from "./lib/register.mjs";
import { Service, iso } from "./lib/service.mjs";

const TYPES = Object.keys(EVERY_TYPE);
const service = await Service.start();
after(() => service.stop());
const { place } = service;
await founded(service, "network");
const election = await Election.open(service, { contests: contests(...TYPES) });
const files = await downloaded(election);

test("the file is the one that the register lists, and whoever compares the site finds it clean", async () => {
  const sha256 = createHash("sha256").update(files.booth.bytes).digest("hex");
  await place.good(`register publish-site --register register --at ${iso(service.now)}`);
  const size = (await (await fetch(`${service.base}/register/checkpoint`)).text()).split("\n")[1];
  const entries = await (await fetch(`${service.base}/register/tile/entries/000.p/${size}`)).text();
  assert.ok(entries.includes(sha256), "its hash is in the register");
  assert.match(await place.good(`audit-site ${service.base}`), /CLEAN/);
});

test("its own policy lets it fetch, send and run nothing but itself: with a network there, nothing arrives", async () => {
  const policy = files.booth.text.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];
  for (const part of ["default-src 'none'", "form-action 'none'", "base-uri 'none'", "trusted-types 'none'"]) assert.ok(policy.includes(part), part);
  assert.ok(!/connect-src|unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|'self'|http/.test(policy), policy);
  const arrived = [];
  const listening = createServer((request, answer) => {
    arrived.push(request.url);
    answer.setHeader("access-control-allow-origin", "*");
    answer.end();
  });
  await new Promise((done) => listening.listen(0, "127.0.0.1", done));
  const there = `http://127.0.0.1:${listening.address().port}`;
  try {
    await offline(async (page, watch) => {
      watch.allow(/policy|Refused|trusted|TrustedHTML|foreign request|Failed to load|WebSocket/i);
      await page.goto(files.address);
      await page.waitForSelector("#vote-file");
      const refused = await page.evaluate(tried, there);
      assert.deepEqual(refused, { fetch: true, image: true, worker: true, markup: true, script: true });
    }, { offline: false });
  } finally {
    listening.close();
  }
  assert.deepEqual(arrived, []);
});

/** Every way out that a page has without leaving; runs in the page. */
async function tried(there) {
  const fails = async (act) => { try { await act(); return false; } catch { return true; } };
  const loaded = (element) => new Promise((done, failed) => {
    Object.assign(element, { onload: done, onerror: failed });
    document.body.append(element);
    setTimeout(failed, 500);
  });
  navigator.sendBeacon(`${there}/beacon`, "x");
  for (const open of [() => new WebSocket(`${there.replace("http", "ws")}/socket`), () => new EventSource(`${there}/events`)]) await fails(open);
  const frame = document.createElement("iframe");
  frame.src = `${there}/frame`;
  document.body.append(frame);
  const form = document.createElement("form");
  Object.assign(form, { action: `${there}/form`, method: "post" });
  document.body.append(form);
  form.submit();
  const script = document.createElement("script");
  const found = {
    fetch: await fails(() => fetch(`${there}/fetch`)),
    image: await fails(() => loaded(Object.assign(new Image(), { src: `${there}/image` }))),
    worker: await fails(() => new Worker(`${there}/worker`)),
    markup: await fails(() => { document.body.innerHTML = "<p>x"; }),
    script: await fails(() => { script.text = "1"; }),
  };
  await new Promise((done) => setTimeout(done, 500));
  return found;
}

test("every ballot type is sealed without a network, posted, acknowledged, and its receipt checked without a network", async () => {
  const { voter, ...own } = await ballot(election, files, TYPES);
  assert.equal(own.name, "spring.ballot");
  const before = await election.ballots();
  const receipt = await posted(election, own.bytes);
  assert.equal(receipt.tracker, own.tracker);
  assert.equal(await election.ballots(), before + 1);
  await offline(async (page) => {
    assert.equal(await begun(page, files.address, files.vote.bytes), null);
    await page.click("#to-receipt");
    await give(page, "#receipt-file", receipt.name, receipt.bytes);
    await page.waitForSelector("#receipt-good");
    const entry = receipt.text.match(/^index (\d+)$/m)[1];
    assert.ok((await page.innerText(".facts")).includes(entry));
  });
  await watched(service.base, async (page) => {
    assert.equal(await looked(page, election, own.bytes), null);
    await page.waitForSelector("#there");
    await page.click("#post");
    await page.waitForSelector("#cast-done");
  });
  assert.equal(await election.ballots(), before + 1, "the same bytes count once");
});

test("every ballot type by keyboard alone, and nothing stays in the browser", () => offline(async (page) => {
  await page.goto(files.address);
  await page.waitForSelector("#vote-file");
  await tabTo(page, page.locator("#vote-file"));
  await give(page, "#vote-file", "spring.vote", files.vote.bytes);
  await page.waitForSelector("#opened");
  const press = async (selector, key = "Enter") => {
    await tabTo(page, page.locator(selector));
    await page.keyboard.press(key);
  };
  await press("#to-vote");
  await page.waitForSelector("#code");
  await tabTo(page, page.locator("#code"));
  await page.keyboard.type(election.code());
  await page.keyboard.press("Enter");
  await page.waitForSelector(".contest");
  await new Voter(page, election).choose(TYPES, { how: byKeyboard });
  await press("button[type=submit]");
  await page.waitForSelector("#cast");
  await press("#cast");
  await page.waitForSelector("#sealed");
  const [file] = await Promise.all([page.waitForEvent("download"), press("#save-ballot")]);
  assert.equal(file.suggestedFilename(), "spring.ballot");
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
}));

test("this device can be checked instead: the tracker, then the opening, for the page of the second device", () => offline(async (page) => {
  const voter = await entered(page, election, files);
  await voter.choose(TYPES);
  await voter.review();
  await page.click("#check-device summary");
  await page.waitForSelector("#tracker");
  const tracker = await page.innerText("#tracker");
  await page.click("#challenge");
  const opening = await voter.saved("#save-opening");
  await watched(service.base, async (second) => {
    await second.goto(`${service.base}/en/second#${new URLSearchParams({ vote: "spring", election: "", tracker })}`);
    await second.click("details summary");
    await give(second, "#file", opening.name, opening.bytes);
    await second.click("button[type=submit]");
    await second.waitForSelector(".answers, [data-fault]");
    assert.match(await second.innerText("#app"), /For/);
  });
  await page.click("#after-challenge");
  await voter.review();
  assert.notEqual((await sealed(page)).tracker, tracker, "what was opened is never sealed");
}));

test("whoever votes again names the ballot before by its receipt; without it the new one is refused", async () => {
  const first = await ballot(election, files, TYPES);
  const receipt = await posted(election, first.bytes);
  const { code } = first.voter;
  const without = await ballot(election, files, TYPES, { code });
  await watched(service.base, async (page) => assert.equal(await looked(page, election, without.bytes), "sealed-stale"));
  const again = await ballot(election, files, TYPES, { code, receipt: receipt.bytes, second: TYPES });
  await posted(election, again.bytes);
  await watched(service.base, async (page) => assert.equal(await looked(page, election, first.bytes), "sealed-stale"));
});

test("`ostrakon send` posts the same file", async () => {
  const own = await ballot(election, files, TYPES);
  place.write("own.ballot", own.bytes);
  assert.match(await place.good(`send ${service.base}/elections/spring own.ballot`), /ballot, as entry \d+/);
});

test("what was posted without a network is counted as it was chosen, and what comes late is told", async () => {
  const types = ["motion", "choice", "grades"];
  const winter = await Election.open(service, { slug: "winter", title: "Winter election", contests: contests(...types) });
  const own = await downloaded(winter);
  // Fewer than five are not counted.
  for (const second of [[], [], [], [], types]) await posted(winter, (await ballot(winter, own, types, { second })).bytes);
  const late = await ballot(winter, own, types);
  await decide(winter);
  await watched(service.base, async (page, watch) => {
    watch.allow(/410/);
    await page.goto(winter.url("outcome"));
    const said = await page.innerText("main");
    assert.match(said, /For\s+4\b/);
    assert.match(said, /Against\s+1\b/);
    assert.match(said, /Ben\s+4\b/);
    for (const place of ["booth", "post"]) {
      await page.goto(winter.url(place));
      await page.waitForSelector("#over");
      assert.equal(await page.locator("#code").count(), 0, "nobody is asked for a code");
    }
    assert.equal(await looked(page, winter, late.bytes), null);
    await page.click("#post");
    await page.waitForSelector("[data-fault=vote-over]");
  });
  await place.good(`mirror ${service.base}/elections/winter verified`);
  await place.good("verify verified");
});
