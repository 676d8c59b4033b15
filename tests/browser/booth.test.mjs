// What the booth refuses: attacks 64 (a foreign election in the address), 65 (randomness), 69 (framing).

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { Voter } from "./lib/booth.mjs";
import { watched } from "./lib/browser.mjs";
import { contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { begun, changed } from "./lib/scripts.mjs";
import { Service } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const election = await Election.open(service, { contests: contests("motion", "approval") });
const other = await Election.open(service, { slug: "autumn", title: "Autumn election", contests: contests("motion") });
const id = async (slug) => (await (await fetch(`${service.base}/api/elections/${slug}`)).json()).election;

const WORKER = /scripts-booth-worker/;
const ACTS = /scripts-booth-acts/;

/** What the booth says instead of opening. */
async function refused(page, url) {
  await page.goto(url);
  await page.waitForSelector("[data-fault], #code");
  assert.equal(await page.locator("#code").count(), 0, "no code is asked for");
  return page.getAttribute("[data-fault]", "data-fault");
}

test("attack 64: the election that an address means must be the one that stands there", () => watched(service.base, async (page) => {
  const [own, foreign] = [await id("spring"), await id("autumn")];
  assert.match(own, /^[0-9a-f]{64}$/);
  assert.equal(await refused(page, `${election.url("booth")}#election=${foreign}`), "other-election");
  await page.goto("about:blank");
  assert.equal(await refused(page, `${election.url("booth")}#election=${"0".repeat(64)}`), "other-election");
  await page.goto("about:blank");
  await page.goto(`${election.url("booth")}#election=${own}`);
  await page.waitForSelector("#code");
}));

test("attack 64: addresses that lead out of a vote's record open no vote", () => watched(service.base, async (page, watch) => {
  watch.allow(/40[0-9]/);
  for (const slug of ["nowhere", "..%2F..%2Fapi", "%2e%2e%2fautumn", "spring%3Fx", "spring%23x", "%2F%2Fevil.example%2F", "spring%2F..%2Fautumn"]) {
    await page.goto(`${service.base}/en/votes/${slug}/booth`);
    await page.waitForSelector("[data-fault], h1");
    assert.equal(await page.locator("#code").count(), 0, slug);
  }
}));

test("attack 64: a code of another vote is on no roll here, and nothing of it is sent", () => watched(service.base, async (page, watch) => {
  const code = other.code();
  await page.goto(election.url("booth"));
  await page.fill("#code", code);
  await page.click("button[type=submit]");
  await page.waitForSelector("#code-error:not([hidden])");
  assert.match(await page.innerText("#code-error"), /not on the roll/);
  for (const request of watch.requests) {
    const all = `${request.url()} ${request.postData() ?? ""}`.toUpperCase();
    for (const part of [code, code.replaceAll("-", "")]) assert.ok(!all.includes(part), request.url());
  }
}));

test("attack 64: a record that is another election's under this vote's name is refused", () => watched(service.base, async (page, watch, context) => {
  await context.route(/\/elections\/spring\//, async (route) => {
    const answer = await route.fetch({ url: route.request().url().replace("/elections/spring/", "/elections/autumn/") });
    await route.fulfill({ response: answer });
  });
  assert.equal(await refused(page, `${election.url("booth")}#election=${await id("spring")}`), "other-election");
}));

test("a code that is mistyped is told at its field, and stays to be mended", () => watched(service.base, async (page) => {
  await page.goto(election.url("booth"));
  const code = election.code();
  const wrong = `${code[0] === "A" ? "B" : "A"}${code.slice(1)}`;
  await page.fill("#code", wrong);
  await page.click("button[type=submit]");
  await page.waitForSelector("#code-error:not([hidden])");
  assert.equal(await page.getAttribute("#code", "aria-invalid"), "true");
  assert.equal(await page.inputValue("#code"), wrong);
  await page.fill("#code", code.toLowerCase().replaceAll("-", " "));
  await page.click("button[type=submit]");
  await page.waitForSelector(".contest");
}));

/** The booth's worker with another source of randomness, and where the voter is stopped. */
const RANDOMNESS = {
  missing: "Object.defineProperty(globalThis, 'crypto', { value: undefined });",
  "without its function": "Object.defineProperty(crypto, 'getRandomValues', { value: undefined });",
  throwing: "Object.defineProperty(crypto, 'getRandomValues', { value: () => { throw new DOMException('none', 'QuotaExceededError'); } });",
  "all zeros": "Object.defineProperty(crypto, 'getRandomValues', { value: (array) => array.fill(0) });",
  constant: "Object.defineProperty(crypto, 'getRandomValues', { value: (array) => array.fill(0xa5) });",
  "doing nothing": "Object.defineProperty(crypto, 'getRandomValues', { value: (array) => array });",
};

for (const [what, words] of Object.entries(RANDOMNESS)) {
  test(`attack 65: where randomness is ${what}, nothing is encrypted and nothing sent`, () => watched(service.base, async (page, watch, context) => {
    await begun(context, WORKER, words);
    const voter = await new Voter(page, election).enter();
    await voter.choose(["motion", "approval"]);
    await page.click("button[type=submit]");
    await page.waitForSelector("[data-fault=no-randomness]");
    assert.equal(await page.locator("#cast").count(), 0);
    assert.ok(watch.requests.every((request) => request.method() === "GET"));
  }));
}

test("attack 65: randomness that ends between encryption and proof seals nothing", () => watched(service.base, async (page, watch, context) => {
  await changed(context, ACTS, "seal: (previous) => {",
    "seal: (previous) => { Object.defineProperty(crypto, 'getRandomValues', { value: (array) => array.fill(1) });");
  const voter = await new Voter(page, election).enter();
  await voter.choose(["motion", "approval"]);
  await voter.review();
  await page.click("#cast");
  await page.waitForSelector("[data-fault]");
  assert.equal(await page.getAttribute("[data-fault]", "data-fault"), "no-randomness");
  assert.ok(watch.requests.every((request) => request.method() === "GET"), "nothing was sent");
}));

test("a core that stops is told, and nothing is cast by it", () => watched(service.base, async (page, watch, context) => {
  await changed(context, ACTS, "seal: (previous) => {", "seal: (previous) => { throw new WebAssembly.RuntimeError('unreachable');");
  const voter = await new Voter(page, election).enter();
  await voter.choose(["motion", "approval"]);
  await voter.review();
  await page.click("#cast");
  await page.waitForSelector("[data-fault=core-stopped]");
}));

test("attack 69: no page of anybody else's can frame ours", async () => {
  const pages = ["/en/", "/en/votes/spring/booth", "/en/second", "/en/receipt", "/en/login", "/en/me"];
  const framing = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end(`<!doctype html><title>Win a prize</title>${pages.map((path) => `<iframe src="${service.base}${path}"></iframe>`).join("")}`);
  });
  await new Promise((done) => framing.listen(0, "127.0.0.1", done));
  const foreign = `http://127.0.0.1:${framing.address().port}`;
  try {
    await watched(service.base, async (page, watch) => {
      watch.allow(/foreign request: http:\/\/127\.0\.0\.1:\d+\/(favicon\.ico)?$/);
      watch.allow(/frame-ancestors|chrome-error|favicon|ERR_BLOCKED|404/);
      await page.goto(foreign);
      await page.waitForLoadState("networkidle");
      const frames = page.frames().slice(1);
      assert.equal(frames.length, pages.length);
      for (const frame of frames) {
        assert.ok(!frame.url().startsWith(service.base), `${frame.url()} is framed`);
        assert.equal(await frame.locator("#app, main, h1[id]").count(), 0);
      }
    });
  } finally {
    framing.close();
  }
});

test("every page says whom it trusts: nobody but its own files", async () => {
  for (const path of ["/en/", "/de/", "/en/votes/spring/booth", "/en/second", "/en/receipt", "/en/nowhere"]) {
    const { headers } = await fetch(`${service.base}${path}`);
    const policy = headers.get("content-security-policy");
    for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "frame-ancestors 'none'", "base-uri 'none'",
      "require-trusted-types-for 'script'", "style-src 'self';"]) assert.ok(policy.includes(part), `${path}: ${part}`);
    assert.ok(!/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/.test(policy), policy);
    assert.equal(headers.get("referrer-policy"), "no-referrer");
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
  }
});
