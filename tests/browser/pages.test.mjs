// The pages that are read: the same as for the booth, at every stage of a vote. And the result, verified in the same browser.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { WAYS, everyWay } from "./lib/access.mjs";
import { watched } from "./lib/browser.mjs";
import { contests } from "./lib/contests.mjs";
import { decide, votes } from "./lib/decide.mjs";
import { Election } from "./lib/election.mjs";
import { Service, iso, until } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const base = service.base;
service.place.write("people.csv", `person,name,address,weight,body
${WAYS.map((_, n) => `p-${n},Voter ${n},p${n}@example.org,1,members`).join("\n")}
`);
await service.place.good(`people put --service ${base} --key registrar.key --body members --at ${iso(service.now)} people.csv`);

const TYPES = ["motion", "approval", "star", "ranking", "ties", "grades"];
const decided = await Election.open(service, { slug: "winter", title: "Winter election", contests: contests(...TYPES) });
const each = (values) => ["ada", "ben", "cem", "dee"].map((option, i) => `${option}:${values[i]}`).join(",");
const selection = (motion, approval, scores, first) => [`motion=${motion}`, `approval=${approval}`, `star=${each(scores.split(","))}`,
  `ranking=${first}`, `ties=${first.replace(",", "=")}`, `grades=${each(["good", "fair", "poor", "fair"])}`];
await votes(decided, [
  selection("for", "ada,ben", "5,0,3,1", "ada,ben,cem"), selection("for", "ada", "5,4,0,1", "ada,cem,ben"), selection("for", "cem", "0,5,3,1", "ben,ada,dee"),
  selection("against", "ada,dee", "1,1,1,5", "dee,ben,ada"), selection("abstain", "none", "5,5,3,1", "cem,ada,ben"), selection("for", "blank", "2,0,3,1", "ada,dee,cem"),
]);
await decide(decided);
const open = await Election.open(service, { slug: "later", title: "Later election", contests: contests("motion", "choice"), tokens: true, codes: 4 });

/** Pages of no vote, and of both. */
const PAGES = [["home", ""], ["how", "how"], ["organisation", "organisation"],
  ...["later", "winter"].flatMap((slug) => [["vote", ""], ["board", "/board"], ["outcome", "/outcome"], ["minutes", "/minutes"]]
    .map(([name, path]) => [`${name}-${slug}`, `votes/${slug}${path}`]))];

everyWay(test, "every page that is read, of a vote that is open and of one that is decided", base, async ({ page, watch, look, language }) => {
  watch.allow(/40[49]/);
  for (const [name, path] of PAGES) {
    await page.goto(`${base}/${language}/${path}`);
    await look(page, name);
  }
  const nowhere = await page.goto(`${base}/${language}/votes/nowhere`);
  assert.equal(nowhere.status(), 404);
  await look(page, "vote-nowhere");
});

let people = 0;
everyWay(test, "logging in, and one's own votes", base, async ({ page, watch, look, language }) => {
  watch.allow(/401/);
  const address = `p${people++}@example.org`;
  await page.goto(`${base}/${language}/me`);
  await page.waitForSelector("#app .actions");
  await look(page, "me-stranger");
  await page.goto(`${base}/${language}/login`);
  await page.waitForSelector("#address");
  await look(page, "login-1");
  await page.fill("#address", "nobody");
  await page.click("#app form button");
  await page.waitForSelector("#address-error:not([hidden])");
  await look(page, "login-1-wrong");
  const before = service.mails(address).length;
  await page.fill("#address", address);
  await page.click("#app form button");
  await page.waitForSelector("#app h2[tabindex]");
  await look(page, "login-2-sent");
  const mail = await until("the mail", () => service.mails(address)[before]);
  await page.goto("about:blank");
  await page.goto(`${base}/${language}/login#${mail.match(/\/login#([A-Za-z0-9_-]{43})/)[1]}`);
  await page.waitForURL(`**/${language}/me`);
  await page.waitForSelector("#me-bodies");
  await look(page, "me");
  await page.goto(`${base}/${language}/key`);
  await page.waitForSelector("#app > *");
  await look(page, "key");
});

everyWay(test, "verifying in this browser", base, async ({ page, look, language }) => {
  await page.goto(`${base}/${language}/votes/winter/verify`);
  await page.waitForSelector("#app button");
  await look(page, "verify-1");
  await page.click("#app button");
  await page.waitForSelector("#app .notice-good, #app .notice-error", { timeout: 60_000 });
  await look(page, "verify-2");
  assert.equal(await page.locator("#app .notice-error").count(), 0, await page.innerText("#app"));
});

test("a page's addresses lead to a language, and its language's link to the same page", () => watched(base, async (page) => {
  await page.goto(`${base}/`);
  assert.equal(new URL(page.url()).pathname, "/en/");
  await page.goto(`${base}/en/votes/winter/outcome`);
  await page.click("footer a[hreflang=de], footer a[lang=de]");
  assert.equal(new URL(page.url()).pathname, "/de/votes/winter/outcome");
  assert.equal(await page.getAttribute("html", "lang"), "de");
}));

test("the first thing that the keyboard reaches leads past the navigation", () => watched(base, async (page) => {
  for (const path of ["en/", "en/votes/winter", "en/votes/later/booth", "de/how"]) {
    await page.goto(`${base}/${path}`);
    await page.keyboard.press("Tab");
    const target = await page.evaluate(() => document.activeElement.getAttribute("href"));
    assert.match(target, /^#/, path);
    await page.keyboard.press("Enter");
    assert.ok(await page.evaluate((id) => document.querySelector(id) !== null, target), path);
  }
}));

test("the first page is small: below 100 KB with all that it loads", () => watched(base, async (page, watch) => {
  await page.goto(`${base}/en/`, { waitUntil: "networkidle" });
  const sizes = await Promise.all(watch.requests.map(async (request) => (await (await request.response()).body()).length));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(bytes > 1000 && bytes < 100_000, `${bytes} bytes`);
  assert.ok(!watch.requests.some((request) => request.url().endsWith(".wasm")));
}));
