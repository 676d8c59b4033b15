// A tie that falls to the lot: a trustee at the page and two by command give their shares of it, and officers certify what it says.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { OfficerPage, TrusteePage } from "./lib/desks.mjs";
import { at } from "./lib/looked.mjs";
import { Offices } from "./lib/offices.mjs";
import { Service } from "./lib/service.mjs";

const service = await Service.start();
after(() => service.stop());

test("a tie falls to the lot, which trustees draw together, and the certificate says so", async () => {
  const offices = new Offices(service, "tied", [2, 3], "approval");
  const { place } = service;
  await place.good("trustee init --state tied-t1");
  await offices.begin();
  await at(service.base, async ({ page, context, look }) => {
    const ada = await new TrusteePage(page, offices).open();
    await ada.take(place.read("tied-t1/identity"));
    await ada.step("commit");
    await offices.commit();
    await ada.look();
    await ada.step("deal");
    await offices.deal();
    await ada.look();
    await ada.step("acknowledge");
    await offices.acknowledge();
    await ada.look();
    await ada.step("complete");
    await offices.vote(["ada", "ada", "ben", "ben", "cem", "cem"]);
    await TrusteePage.ahead(context, offices.ahead);
    await ada.open();
    for (const step of ["sign-off", "share"]) {
      await ada.next(step);
      assert.equal(await ada.verify(), "right");
      await ada.step(step);
      await ada.next("wait", step === "share" ? "shares" : "sign-offs");
      await (step === "share" ? offices.share() : offices.signOff());
      await ada.look();
    }
    await ada.next("wait", "result");
    assert.match(await offices.result(), /tied/);
    await ada.look();
    await ada.next("lot");
    await look("trustee-5-lot");
    assert.equal(await ada.verify(), "right");
    await look("trustee-5-lot-verified");
    await page.click("#trustee-conclusion button");
    await page.waitForSelector("#trustee-did[data-did=lot]", { timeout: 30_000 });
    await ada.next("wait", "certificate");
    await offices.lot();
  });

  await at(service.base, async ({ page, look }) => {
    const officer = await new OfficerPage(page, offices).open();
    await officer.take(place.read("tied-olga.key"));
    assert.equal(await officer.verify(), "signable");
    assert.match(await page.textContent("main"), /\blots?\b/);
    await officer.sign();
    await officer.add(await offices.certificate());
    await officer.counted(2);
    await officer.send();
    await page.goto(`${service.base}/en/votes/tied/outcome`);
    assert.match(await page.textContent("main"), /\blots?\b/);
    await look("outcome-by-lot");
  });
  await offices.copy("everybody");
  const told = await place.good("verify tied-copies/everybody");
  assert.match(told, /605 {2}passed/);
  assert.match(told, /PASSED: 39 checks passed/);
});
