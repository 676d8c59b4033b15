// The second device: what another one encrypted. Attack 68: a booth that seals another choice is found out.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Voter, download } from "./lib/booth.mjs";
import { watched } from "./lib/browser.mjs";
import { contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { changed } from "./lib/scripts.mjs";
import { Service } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const election = await Election.open(service, { contests: contests("motion", "choice") });
const other = await Election.open(service, { slug: "autumn", title: "Autumn election", contests: contests("motion"), codes: 1 });

/** Marks, reviews, takes the tracker down, opens: the tracker and the opening. */
async function challenged(page) {
  const voter = await new Voter(page, election).enter();
  await voter.choose(["motion", "choice"]);
  await voter.review();
  await page.click("#check-device summary");
  const tracker = await page.innerText("#tracker");
  await page.click("#challenge");
  const opening = await download(page, "#save-opening");
  return { voter, tracker, opening: opening.text };
}

/** A second device with a browser of its own: types the tracker, gives the file. */
const device = (act) => watched(service.base, (page) => act(page));
async function check(page, { tracker, opening, vote = "spring" }) {
  await page.goto(`${service.base}/en/second`);
  await page.locator("details", { has: page.locator("[name=vote]") }).locator("summary").click();
  await page.fill("[name=vote]", vote);
  await page.fill("[name=tracker]", tracker);
  await page.setInputFiles("#file", { name: "spring.opening", mimeType: "application/json", buffer: Buffer.from(opening) });
  await page.click("button[type=submit]");
  await page.waitForSelector(".notice-good, [data-fault]");
  const told = page.locator("[data-fault]");
  return (await told.count()) > 0 ? told.first().getAttribute("data-fault") : page.innerText("#app");
}

test("a second device shows what an honest booth encrypted, and the voter goes on", () => watched(service.base, async (page) => {
  const { voter, ...opened } = await challenged(page);
  const said = await device((second) => check(second, opened));
  assert.match(said, /encrypted exactly this/);
  assert.match(said, /Shall we move the meeting\?\s+For\s+Chair\s+Ben/);
  // What was opened is gone: it has to be encrypted anew, with another tracker.
  await page.click("#after-challenge");
  await voter.review();
  await page.click("#check-device summary");
  assert.notEqual(await page.innerText("#tracker"), opened.tracker);
  await voter.cast();
}));

test("the codes' addresses do the same, and leave nothing in the address", () => watched(service.base, async (page, watch) => {
  const { tracker, opening } = await challenged(page);
  await device(async (second) => {
    const taken = new URLSearchParams({ vote: "spring", election: "", tracker });
    await second.goto(`${service.base}/en/second#${taken}`);
    await second.waitForSelector("code.tracker");
    assert.equal(await second.innerText("code.tracker"), tracker);
    assert.equal(new URL(second.url()).hash, "");
    const coded = Buffer.from(opening).toString("base64url");
    await second.goto(`${service.base}/en/second#opening=${coded}`);
    await second.waitForSelector(".notice-good");
    assert.equal(new URL(second.url()).hash, "");
    const stored = await second.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
    assert.equal(stored, "[{},{},null]", "the tracker was for one check, and an opening is never kept");
  });
}));

for (const [what, change, fault] of [
  ["an opening that tells another choice", (o) => swapped(o), /device-cheats/],
  ["an opening with other randomness", (o) => o.replace(/"randomness":"[0-9a-f]{2}/, '"randomness":"00'), /device-cheats/],
  ["an opening that is none", () => "{}", /opening-unread/],
  ["an opening that is empty", () => "", /opening-unread/],
]) {
  test(`${what} is refused`, () => watched(service.base, async (page) => {
    const { tracker, opening } = await challenged(page);
    const false_ = change(opening);
    assert.notEqual(false_, opening);
    assert.match(await device((second) => check(second, { tracker, opening: false_ })), fault);
  }));
}

/** The opening with the marks of the motion's first two options exchanged. */
function swapped(opening) {
  const told = JSON.parse(opening);
  let changes = 0;
  const walk = (value) => {
    if (Array.isArray(value) && value.every((v) => Number.isInteger(v)) && value.includes(1) && changes++ === 0) value.reverse();
    else if (value && typeof value === "object") Object.values(value).forEach(walk);
  };
  walk(told);
  assert.ok(changes > 0, opening);
  return JSON.stringify(told);
}

test("a tracker that is another ballot's is told", () => watched(service.base, async (page) => {
  const { voter, ...first } = await challenged(page);
  await page.click("#after-challenge");
  await voter.review();
  await page.click("#check-device summary");
  const tracker = await page.innerText("#tracker");
  assert.equal(await device((second) => check(second, { ...first, tracker })), "device-cheats");
  assert.equal(await device((second) => check(second, { ...first, tracker: `${tracker.slice(0, -2)}` })), "tracker-unread");
}));

test("an opening of another election is told", () => watched(service.base, async (page) => {
  const opened = await challenged(page);
  assert.equal(await device((second) => check(second, { ...opened, vote: other.slug })), "other-election");
}));

/** A worker that encrypts something else, and shows what was asked for. */
const CHEAT = [/encrypt: \(answers\) => read\(session\.encrypt\(JSON\.stringify\(answers\)\)\)/,
  `encrypt: (answers) => ({ ...read(session.encrypt(JSON.stringify([{ options: [1] }, ...answers.slice(1)]))), answers })`];

test("attack 68: a booth that encrypts another choice shows the one that was made, and the second device shows what it did", () =>
  watched(service.base, async (page, watch, context) => {
    await changed(context, /scripts-booth-acts/, ...CHEAT);
    const { voter, ...opened } = await challenged(page);
    assert.match(await device((second) => check(second, opened)), /Shall we move the meeting\?\s+Against/);
  }));

test("attack 68: such a booth cannot open the ballot as what was chosen, either", () => watched(service.base, async (page, watch, context) => {
  await changed(context, /scripts-booth-acts/, ...CHEAT);
  const { voter, tracker, opening } = await challenged(page);
  assert.match(await device((second) => check(second, { tracker, opening: swapped(opening) })), /device-cheats/);
}));

test("attack 68: a booth that shows an honest ballot's tracker once it knows of the check is found out by the one taken down before", () =>
  watched(service.base, async (page, watch, context) => {
    await changed(context, /scripts-booth-acts/, /challenge: \(\) => session\.challenge\(\)/,
      `challenge: () => { session.encrypt(JSON.stringify([{ options: [0] }, { options: [1] }])); return session.challenge(); }`);
    const { voter, ...opened } = await challenged(page);
    assert.equal(await device((second) => check(second, opened)), "device-cheats");
  }));
