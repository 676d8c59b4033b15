// What must not happen at the desks of trustees and officers: an old state signs nothing, what is not stored is not sent, two windows do not share
// a state, and a wrong file is told as what it is.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { watched } from "./lib/browser.mjs";
import { OfficerPage, TrusteePage } from "./lib/desks.mjs";
import { Offices } from "./lib/offices.mjs";
import { changed } from "./lib/scripts.mjs";
import { Service } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const STATES = "ostrakon-trustee-states";
const fault = (page, name) => page.waitForSelector(`[data-fault="${name}"]`, { timeout: 30_000 });
const posts = (watch) => watch.requests.filter((request) => request.method() === "POST").length;

/** A vote whose first trustee has an identity made by command. */
async function begun(slug) {
  const offices = new Offices(service, slug);
  await service.place.good(`trustee init --state ${slug}-t1`);
  await offices.begin();
  return { offices, identity: service.place.read(`${slug}-t1/identity`) };
}

const forget = (page, name) => page.evaluate((database) => new Promise((done) => {
  const request = indexedDB.deleteDatabase(database);
  request.onsuccess = done;
  request.onblocked = done;
}), name);

test("an old copy of a state is refused: by what this browser remembers, and in another browser by the board", async () => {
  const { offices, identity } = await begun("old");
  let old;
  await watched(service.base, async (page, watch) => {
    const ada = await new TrusteePage(page, offices).open();
    await ada.take(identity);
    await ada.step("commit");
    old = (await ada.saved()).bytes;
    await offices.commit();
    await ada.look();
    await ada.step("deal");
    const sent = posts(watch);
    await page.goto(`${service.base}/en/`);
    await forget(page, STATES);
    await ada.open("#trustee-file");
    await ada.take(old);
    await fault(page, "state-old");
    await ada.take(identity);
    await fault(page, "state-lost");
    assert.equal(posts(watch), sent);
  });
  await watched(service.base, async (page, watch) => {
    const ada = await new TrusteePage(page, offices).open();
    await ada.take(old);
    await page.waitForSelector("#trustee-todo");
    await page.click("#trustee-resend");
    await fault(page, "state-behind");
    assert.equal(posts(watch), 0);
  });
});

test("what cannot be stored is not sent", () => watched(service.base, async (page, watch, context) => {
  const { offices, identity } = await begun("full");
  const ada = await new TrusteePage(page, offices).open();
  await ada.take(identity);
  await ada.next("commit");
  await changed(context, "**/assets/scripts{-,/}trustee{-,/}store*.js", ".put(bytes, seat)", ".put(bytes.slice(1), seat)");
  await ada.open();
  await page.waitForSelector("#trustee-go-commit");
  await page.click("#trustee-go-commit");
  await fault(page, "state-not-stored");
  await page.click("#trustee-go-commit");
  await fault(page, "desk-closed");
  assert.equal(posts(watch), 0);
}));

test("of two windows one works with a state", () => watched(service.base, async (page, watch, context) => {
  const { offices, identity } = await begun("twice");
  const ada = await new TrusteePage(page, offices).open();
  await ada.take(identity);
  await ada.next("commit");
  const second = await context.newPage();
  await second.goto(offices.page("trustee"));
  await fault(second, "state-elsewhere");
  await second.close();
  await ada.step("commit");
}));

test("a state goes from the browser to the command and back", () => watched(service.base, async (page) => {
  const { offices, identity } = await begun("moves");
  const { place } = service;
  const ada = await new TrusteePage(page, offices).open();
  await ada.take(identity);
  await ada.step("commit");
  const [state, guard] = [await ada.saved(), await ada.saved("guard")];
  place.write("moves-t1/state", state.text);
  place.write("moves-t1.guard", guard.text);
  await offices.commit();
  await place.good(`trustee deal --state moves-t1 ${await offices.copy("t1")} --out moves-m/deal-1`);
  await place.good(`send ${offices.url} moves-m/deal-1/dealing.json moves-m/deal-1/dealing moves-m/deal-1/envelope-1-2 moves-m/deal-1/envelope-1-3`);
  await offices.deal();
  await page.goto(`${service.base}/en/`);
  await forget(page, STATES);
  await ada.open("#trustee-file");
  await ada.take(place.read("moves-t1/state"));
  await ada.next("acknowledge");
  await ada.step("acknowledge");
}));

test("a complaint ends the attempt, and everybody begins again", () => watched(service.base, async (page) => {
  const { offices, identity } = await begun("complains");
  const ada = await new TrusteePage(page, offices).open();
  await ada.take(identity);
  await ada.step("commit");
  await page.click("#trustee-todo details summary");
  await page.selectOption("#trustee-accused", "3");
  await page.click("#trustee-go-complain");
  await page.waitForSelector("#trustee-did[data-did=complain]");
  await ada.next("commit");
  await ada.step("commit");
}));

test("a wrong file is told as what it is", () => watched(service.base, async (page) => {
  const { offices, identity } = await begun("wrong");
  const { place } = service;
  const officer = await new OfficerPage(page, offices).open();
  for (const [file, name] of [["nonsense", "office-key-unread"], [place.read("wrong-olga.key.pub"), "office-key-public"],
    [identity, "office-key-trustee"], [place.read("keeper.key"), "unsigned-no-officer"]]) {
    await officer.open();
    await officer.take(file);
    await fault(page, name);
    assert.equal(await page.locator("#certify-verify").count(), 0);
  }
  const ada = await new TrusteePage(page, offices).open();
  await ada.take(place.read("wrong-olga.key"));
  await fault(page, "state-unread");
  await place.good("trustee init --state stranger");
  await ada.take(place.read("stranger/identity"));
  await fault(page, "not-a-trustee");
}));

test("an officer signs nothing while the vote goes on, and a vote that there is not has only keys to make", () => watched(service.base, async (page, watch) => {
  watch.allow(/404/);
  const { offices } = await begun("early");
  const officer = await new OfficerPage(page, offices).open();
  await officer.take(service.place.read("early-olga.key"));
  assert.equal(await officer.verify(), "unsigned-waits");
  assert.equal(await page.locator("#certify-sign").count(), 0);
  const nowhere = new TrusteePage(page, new Offices(service, "nowhere"));
  await nowhere.open("#trustee-make");
  assert.equal(await page.locator("#trustee-file, [data-fault]").count(), 0);
}));
