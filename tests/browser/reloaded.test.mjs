// A trustee and an officer whose page is loaded again, or who go back, in the middle of a step: what has arrived stands on the board once, what has not is sent
// again in the same bytes, and nothing is signed unasked.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { watched } from "./lib/browser.mjs";
import { OfficerPage, TrusteePage } from "./lib/desks.mjs";
import { Offices } from "./lib/offices.mjs";
import { Service, until } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());
const { place } = service;
const LOST = /Failed to load resource|net::ERR/;

/** A vote with its first trustee at the page. */
async function seated(page, slug) {
  const offices = new Offices(service, slug);
  await place.good(`trustee init --state ${slug}-t1`);
  await offices.begin();
  const ada = await new TrusteePage(page, offices).open();
  await ada.take(place.read(`${slug}-t1/identity`));
  await ada.next("commit");
  return { ada, offices };
}

/** Lets the next request that sends something be `how`; the bytes of all that were sent. */
async function held(context, how) {
  const sent = [];
  await context.route("**/api/**", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    sent.push(route.request().postDataBuffer().toString("hex"));
    if (sent.length > 1) return route.continue();
    await how(route);
  });
  return sent;
}

for (const [what, way] of [["loaded again", (page) => page.reload()], ["left, and come back to", async (page) => {
  await page.goto(`${service.base}/en/`);
  await page.goBack();
}]]) {
  const slug = what.slice(0, 4);

  test(`a page of a trustee that is ${what} before the commitment arrives sends the same one`, () => watched(service.base, async (page, watch, context) => {
    watch.allow(LOST);
    const { ada, offices } = await seated(page, `${slug}-lost`);
    let waiting = null;
    const sent = await held(context, (route) => { waiting = route; });
    await page.click("#trustee-go-commit");
    await until("the commitment on its way", () => waiting);
    await way(page);
    await waiting.abort().catch(() => {});
    await ada.next("commit");
    await ada.step("commit");
    assert.equal(sent[1], sent[0], "the same bytes");
    await offices.commit();
    await ada.look();
    await ada.next("deal");
  }));

  test(`a page of a trustee that is ${what} after it arrived sends nothing more`, () => watched(service.base, async (page, watch, context) => {
    watch.allow(LOST);
    const { ada, offices } = await seated(page, `${slug}-there`);
    let arrived = false;
    const sent = await held(context, async (route) => {
      await route.fetch();
      arrived = true;
    });
    await page.click("#trustee-go-commit");
    await until("the commitment's arrival", () => arrived);
    await way(page);
    await ada.next("wait", "commitments");
    assert.equal(sent.length, 1);
    await offices.commit();
    await ada.look();
    await ada.next("deal");
  }));
}

test("an officer who loads the page again, or goes back, has signed nothing until it is said again, and certifies once", () => watched(service.base, async (page, watch, context) => {
  watch.allow(LOST);
  const offices = new Offices(service, "signed", [1, 2, 3]);
  await offices.begin();
  await offices.ceremony();
  await offices.vote();
  await offices.signOff();
  await offices.share();
  await offices.result();
  const officer = await new OfficerPage(page, offices).open();
  const ready = async () => {
    await page.waitForSelector("#certify-key");
    assert.equal(await page.locator("#certify-sign, #certify-send").count(), 0, "nothing is signed or sent without the key");
    await officer.take(place.read("signed-olga.key"));
    assert.equal(await officer.verify(), "signable");
  };
  await ready();
  await officer.sign();
  await page.reload();
  await ready();
  await page.goto(`${service.base}/en/`);
  await page.goBack();
  await ready();
  await officer.sign();
  await officer.add(await offices.certificate());
  await officer.counted(2);
  let arrived = false;
  const sent = await held(context, async (route) => {
    await route.fetch();
    arrived = true;
  });
  await page.click("#certify-send");
  await until("the certificate's arrival", () => arrived);
  await page.reload();
  await officer.take(place.read("signed-olga.key"));
  assert.equal(await officer.verify(), "unsigned-certified");
  assert.equal(sent.length, 1);
  await offices.copy("everybody");
  assert.match(await place.good("verify signed-copies/everybody"), /PASSED: 39 checks passed/);
}));
