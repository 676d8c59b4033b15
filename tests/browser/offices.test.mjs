// Officers and trustees at browsers: a whole vote whose first trustee and first officer never type a command, over both engines; axe looks at every
// state of their pages. Trustees' and officers' commands do the rest, so both kinds work together.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { OfficerPage, TrusteePage } from "./lib/desks.mjs";
import { at, unseen } from "./lib/looked.mjs";
import { Offices } from "./lib/offices.mjs";
import { Postgres } from "./lib/postgres.mjs";
import { Service } from "./lib/service.mjs";

const NO_SUCH = /404/;
const secretOf = (identity) => JSON.parse(identity.toString()).seed;

async function whole(service, language) {
  const offices = new Offices(service, "spring");
  let olga;
  await at(service.base, async ({ page, watch, look }) => {
    watch.allow(NO_SUCH);
    const officer = new OfficerPage(page, offices, language);
    await officer.open();
    await look(`certify-1-key-${language}`);
    olga = await officer.make();
    await look(`certify-1-made-${language}`);
    await unseen(page, watch, [olga.file.toString().split("\n")[1]]);
  });

  await at(service.base, async ({ page, watch, context, look }) => {
    watch.allow(NO_SUCH);
    const ada = await new TrusteePage(page, offices, language).open();
    const { identity, key } = await ada.make();
    await look(`trustee-1-made-${language}`);
    await offices.begin({ trustee: key, officer: olga.key });
    await ada.open("#trustee-file");
    await look(`trustee-1-seat-${language}`);
    await ada.take(identity);
    await ada.next("commit");
    await look(`trustee-2-commit-${language}`);
    await ada.step("commit");
    await ada.next("wait", "commitments");
    await page.click("#trustee-todo details summary");
    await look(`trustee-2-committed-${language}`);
    await ada.saved();
    await offices.commit();
    await ada.look();
    await ada.next("deal");
    await look(`trustee-2-deal-${language}`);
    await ada.step("deal");
    await ada.next("wait", "dealings");
    await offices.deal();
    // What this browser keeps is enough to go on.
    await ada.open();
    await ada.next("acknowledge");
    await look(`trustee-2-acknowledge-${language}`);
    await ada.step("acknowledge");
    await ada.next("wait", "acknowledgements");
    await offices.acknowledge();
    await ada.look();
    await ada.next("complete");
    await look(`trustee-2-complete-${language}`);
    await ada.step("complete");
    await ada.next("wait", "roll");
    await look(`trustee-3-vote-${language}`);

    await offices.vote();
    await ada.look();
    await ada.next("sign-off");
    assert.equal(await ada.verify(), "right");
    // By this machine's clock objections are still heard.
    await page.click("#trustee-go-sign-off");
    await page.waitForSelector("[data-fault=too-early]");
    await look(`trustee-4-too-early-${language}`);
    await TrusteePage.ahead(context, offices.ahead);
    await ada.open();
    await ada.next("sign-off");
    await look(`trustee-4-sign-off-${language}`);
    assert.equal(await ada.verify(), "right");
    await look(`trustee-4-verified-${language}`);
    await ada.step("sign-off");
    await ada.next("wait", "sign-offs");
    await offices.signOff();
    await ada.look();
    await ada.next("share");
    assert.equal(await ada.verify(), "right");
    await look(`trustee-5-share-${language}`);
    await ada.step("share");
    await ada.next("wait", "shares");
    await offices.others((i) => `share --out ${offices.file(`share-${i}`)}`, (i) => offices.file(`share-${i}/share-motion-${i}.json`));
    assert.match(await offices.result(), /carried: 4 for, 2 against/);
    await ada.look();
    await ada.next("wait", "certificate");
    const state = await ada.saved();
    await unseen(page, watch, [secretOf(identity), secretOf(state.bytes)]);

    await certified(service, offices, olga, language);
    await ada.look();
    await ada.next("erase");
    await look(`trustee-6-erase-${language}`);
    await ada.step("erase");
    await ada.next("done");
    await look(`trustee-6-done-${language}`);
    assert.doesNotMatch((await ada.saved()).text, /"seated"/);
  });
  await offices.copy("everybody");
  assert.match(await service.place.good("verify spring-copies/everybody"), /PASSED: 39 checks passed/);
}

/** The officer's part: nothing of a tampered record, then the certificate with both signatures. */
async function certified(service, offices, olga, language) {
  await at(service.base, async ({ page, context, look }) => {
    const officer = await new OfficerPage(page, offices, language).open();
    await tampered(context, "**/elections/spring/setup/dealing-1-2");
    await officer.take(olga.file);
    await page.waitForSelector("#certify-verify");
    await look(`certify-1-seated-${language}`);
    assert.equal(await officer.verify(), "unsigned-failed");
    assert.equal(await page.locator("#certify-sign").count(), 0);
    await look(`certify-3-refused-${language}`);
    await context.unroute("**/elections/spring/setup/dealing-1-2");
    await tampered(context, "**/elections/spring/tile/entries/**");
    await officer.open();
    await officer.take(olga.file);
    await page.waitForSelector("#certify-verify");
    assert.equal(await officer.verify(), "unsigned-damaged");
    assert.equal(await page.locator("#certify-sign").count(), 0);
  });

  await at(service.base, async ({ page, watch, look }) => {
    const officer = await new OfficerPage(page, offices, language).open();
    await officer.take(olga.file);
    assert.equal(await officer.verify(), "signable");
    await look(`certify-3-signable-${language}`);
    assert.match(await page.innerText("main"), language === "de" ? /Angenommen/ : /Carried/);
    await officer.sign();
    assert.equal(await page.locator("#certify-send").count(), 0, "one signature is not enough");
    await look(`certify-4-one-${language}`);
    await officer.add(Buffer.from("{}"));
    await page.waitForSelector("[data-fault=certificate-unread]");
    await officer.add(await offices.certificate());
    await officer.counted(2);
    await look(`certify-4-two-${language}`);
    await officer.send();
    await look(`certify-4-sent-${language}`);
    await unseen(page, watch, [olga.file.toString().split("\n")[1]]);
  });
}

/** Changes a byte in the middle of what is fetched there. */
async function tampered(context, address) {
  await context.route(address, async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    body[Math.floor(body.length / 2)] ^= 1;
    await route.fulfill({ response: answer, body });
  });
}

test("a whole vote, on SQLite, in English", async () => {
  const service = await Service.start();
  after(() => service.stop());
  await whole(service, "en");
});

test("a whole vote, on PostgreSQL, in German", async () => {
  const postgres = await Postgres.start();
  after(() => postgres.stop());
  const service = await Service.start({ database: postgres.database("offices") });
  after(() => service.stop());
  await whole(service, "de");
});

test("a rehearsal goes from the key to the certificate, and sends and keeps nothing", async () => {
  const service = await Service.start();
  after(() => service.stop());
  await at(service.base, async ({ page, watch, look }) => {
    watch.allow(NO_SUCH);
    const ada = await new TrusteePage(page, new Offices(service, "nowhere")).open("#rehearsal-begin");
    await page.click("#rehearsal-begin");
    await ada.next("commit");
    await look("rehearsal-1-commit");
    for (const step of ["commit", "deal", "acknowledge", "complete"]) await ada.step(step);
    for (const step of ["sign-off", "share"]) {
      assert.equal(await ada.verify(), "right");
      await ada.step(step);
    }
    await ada.step("erase");
    await ada.next("done");
    await look("rehearsal-2-done");
    assert.equal(watch.requests.filter((request) => request.method() === "POST").length, 0);
    assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
    await page.click("#rehearsal-end");
    await page.waitForSelector("#rehearsal-begin");
  });
});
