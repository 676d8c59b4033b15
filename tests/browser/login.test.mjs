// Members who log in by mail: a token is asked for under the login, the ballot comes without.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Voter } from "./lib/booth.mjs";
import { watched } from "./lib/browser.mjs";
import { contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { ballot, downloaded, looked } from "./lib/offline.mjs";
import { Service, iso, until } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
service.place.write("people.csv", `person,name,address,weight,body
p-1,Ada,ada@example.org,1,members
p-2,Ben,ben@example.org,1,members
p-3,Cem,cem@example.org,1,members
p-4,Dee,dee@example.org,1,members
p-5,Eva,eva@example.org,1,members
`);
await service.place.good(`people put --service ${service.base} --key registrar.key --body members --at ${iso(service.now)} people.csv`);
const election = await Election.open(service, { contests: contests("motion"), codes: 5, tokens: true });

/** The secret of a link that is mailed. */
async function link(page, address) {
  // Their files have no order.
  const before = new Set(service.mails(address));
  const asked = await page.evaluate((address) => fetch("/api/login/mail", {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ address }) }).then((a) => a.status), address);
  assert.equal(asked, 202);
  const mail = await until("the mail", () => service.mails(address).find((mail) => !before.has(mail)));
  return mail.match(/\/login#([A-Za-z0-9_-]{43})/)[1];
}

const redeem = (page, secret) => page.evaluate((secret) => fetch("/api/login/mail/redeem", {
  method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ secret }) }).then((a) => a.status), secret);

async function reviewed(page) {
  const voter = await new Voter(page, election).enter();
  await voter.choose(["motion"]);
  await voter.review();
  return voter;
}

test("who has not logged in is told so at casting, logs in, and casts the same ballot", () => watched(service.base, async (page, watch, context) => {
  watch.allow(/401/);
  const voter = await reviewed(page);
  await page.click("#cast");
  await page.waitForSelector("[data-fault=not-logged-in]");
  const beside = await context.newPage();
  await beside.goto(`${service.base}/en/`);
  assert.equal(await redeem(beside, await link(beside, "ada@example.org")), 204);
  await page.click("#app .actions button");
  await voter.receipt();
}));

test("the session comes with what needs it, and never with the ballot", () => watched(service.base, async (page, watch, context) => {
  await page.goto(`${service.base}/en/`);
  assert.equal(await redeem(page, await link(page, "ben@example.org")), 204);
  const [cookie] = await context.cookies();
  assert.ok(cookie.httpOnly && cookie.sameSite === "Strict" || cookie.sameSite === "Lax", JSON.stringify(cookie));
  const voter = await reviewed(page);
  await voter.cast();
  const headers = async (part) => (await Promise.all(watch.requests.filter((r) => new URL(r.url()).pathname.includes(part)).map((r) => r.allHeaders())));
  const [token] = await headers("/token/");
  assert.ok(token.cookie?.includes(cookie.value), "the token is asked for under the login");
  const casts = await headers("/api/elections/spring/cast");
  assert.ok(casts.length >= 1);
  const posted = watch.requests.filter((r) => r.method() === "POST" && r.url().endsWith("/spring/cast"));
  assert.equal(posted.length, 1);
  for (const sent of await Promise.all(posted.map((r) => r.allHeaders()))) {
    assert.equal(sent.cookie, undefined, "the ballot comes without a login");
    assert.equal(sent.authorization, undefined);
    assert.equal(sent.referer, undefined);
  }
  assert.ok(!posted[0].postDataBuffer().includes(cookie.value));
  // Whatever names the credential or the ballot's place comes without a login too.
  for (const sent of [...casts, ...(await headers("/receipt/"))]) assert.equal(sent.cookie, undefined);
}));

test("a ballot that was sealed without a network is posted by whoever logs in: its token is asked for without its code", () =>
  watched(service.base, async (page, watch, context) => {
    watch.allow(/401/);
    const sealed = await ballot(election, await downloaded(election), ["motion"]);
    assert.equal(await looked(page, election, sealed.bytes.subarray(0, sealed.bytes.length - 64)), "sealed-damaged");
    assert.equal(await looked(page, election, sealed.bytes), null);
    await page.click("#post");
    await page.waitForSelector("[data-fault=not-logged-in]");
    const beside = await context.newPage();
    await beside.goto(`${service.base}/en/`);
    assert.equal(await redeem(beside, await link(beside, "dee@example.org")), 204);
    await page.click("#post");
    await page.waitForSelector("#cast-done");
    const [cast] = watch.requests.filter((r) => r.method() === "POST" && r.url().endsWith("/spring/cast"));
    assert.equal((await cast.allHeaders()).cookie, undefined, "the ballot comes without a login");
    for (const request of watch.requests) {
      const body = request.postDataBuffer() ?? Buffer.alloc(0);
      assert.ok(!body.includes(sealed.bytes.subarray(-200, -150)), "what the token is asked for with is not sent");
    }
  }));

test("the arithmetic of tokens is loaded when one is asked for; a connection that is lost meanwhile costs nothing", () =>
  watched(service.base, async (page, watch, context) => {
    watch.allow(/Failed to load resource|net::ERR/);
    await page.goto(`${service.base}/en/`);
    assert.equal(await redeem(page, await link(page, "eva@example.org")), 204);
    const voter = await reviewed(page);
    const loaded = () => watch.requests.map((request) => new URL(request.url()).pathname).filter((path) => path.startsWith("/assets/web-token"));
    assert.deepEqual(loaded(), []);
    const lost = async (what, button) => {
      await context.route(what, (route) => route.abort("internetdisconnected"));
      await page.click(button);
      await page.waitForSelector("[data-fault=no-connection]");
      await context.unroute(what);
    };
    // First its script, then the module, then both.
    await lost("**/assets/web-token-*.js", "#cast");
    await lost("**/assets/web-token_bg-*.wasm", "#app .actions button");
    await lost("**/assets/web-token*", "#app .actions button");
    assert.ok(loaded().length >= 6, loaded().join(" "));
    assert.ok(!watch.requests.some((request) => request.url().includes("/token/")), "nothing was asked for");
    await page.click("#app .actions button");
    await voter.receipt();
  }));

test("a link is good once, and a made-up one never", () => watched(service.base, async (page, watch) => {
  watch.allow(/401/);
  await page.goto(`${service.base}/en/`);
  const secret = await link(page, "cem@example.org");
  assert.equal(await redeem(page, secret), 204);
  assert.equal(await redeem(page, secret), 401);
  assert.equal(await redeem(page, "A".repeat(43)), 401);
}));

test("a token that is another answer than the one asked for is refused, and no ballot is sent", () => watched(service.base, async (page, watch, context) => {
  await page.goto(`${service.base}/en/`);
  assert.equal(await redeem(page, await link(page, "cem@example.org")), 204);
  await context.route("**/api/elections/spring/token/**", async (route) => {
    const answer = await route.fetch();
    const { signature } = await answer.json();
    await route.fulfill({ response: answer, json: { signature: `00${signature.slice(2)}` } });
  });
  await reviewed(page);
  await page.click("#cast");
  await page.waitForSelector("[data-fault=token-refused]");
  assert.equal(watch.requests.filter((r) => r.method() === "POST" && r.url().endsWith("/spring/cast")).length, 0);
}));
