// A vote that an organiser runs at a browser, over both engines: rolls, opening, a closing that officers move, closing, sums, result. axe looks at every state.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { at, secretOf, unseen } from "./lib/looked.mjs";
import { Offices } from "./lib/offices.mjs";
import { OrganiserPage, asFile } from "./lib/organiser.mjs";
import { Postgres } from "./lib/postgres.mjs";
import { Service, iso } from "./lib/service.mjs";

const HOUR = 3600;

/** Officers let the vote close half an hour later; the file with both signatures, and the one with the first. */
async function moved(offices, closes) {
  const { place, slug } = offices;
  const record = await offices.copy("officers");
  await place.good(`certify schedule ${record} --key ${slug}-olga.key --closes ${iso(closes)} ${offices.at} --out ${slug}-one.schedule`);
  await place.good(`certify schedule ${record} --key ${slug}-otto.key --with ${slug}-one.schedule ${offices.at} --out ${slug}-both.schedule`);
  return ["one", "both"].map((name) => readFileSync(place.path(`${slug}-${name}.schedule`)));
}

async function whole(service, language) {
  const { place } = service;
  const offices = new Offices(service, "spring", [1, 2, 3]);
  const file = (name) => readFileSync(place.path(name));
  await offices.begin();
  const [own, registrar] = [file("spring-private/organiser.key"), file("spring-private/registrar.key")];
  await at(service.base, async ({ page, watch, context, look }) => {
    const organiser = new OrganiserPage(page, offices, language);
    await organiser.clock(context);
    await organiser.open();
    await organiser.next("commit");
    assert.match(await page.innerText("#organise-todo"), /Ada, Bohdan, Cem/);
    await look(`organise-1-ceremony-${language}`);
    await offices.ceremony();
    const codes = await offices.codes();
    await organiser.look();
    await organiser.next("roll");
    await look(`organise-2-no-key-${language}`);

    await page.setInputFiles("#organise-key", asFile(file("spring-otto.key")));
    await organiser.fault("organise-key-nobody");
    await page.setInputFiles("#organise-key", asFile(file("spring-otto.key.pub")));
    await organiser.fault("office-key-public");
    await organiser.key(registrar, "registrar");
    await organiser.roll(file("spring.codes"));
    await organiser.fault("roll-unread");
    await look(`organise-2-wrong-roll-${language}`);
    await organiser.roll(file("spring.roll"));
    await page.waitForSelector("#organise-roll-found[data-size='6']");
    await look(`organise-2-roll-${language}`);
    await organiser.step("roll");
    await organiser.next("open");
    assert.equal(await page.locator("#organise-go-open").count(), 0, "the organiser's key is not chosen");
    await organiser.key(own, "organiser");
    await look(`organise-2-open-${language}`);
    await organiser.step("open");
    await organiser.next("close");
    await look(`organise-3-opened-${language}`);

    await offices.cast(codes.slice(0, 3));
    await organiser.entries(3);
    // The charter tells no number below five.
    assert.match(await page.innerText("#organise-standing dd[data-roll]"), language === "de" ? /weniger als 5 davon/ : /fewer than 5 of them/);
    for (const at of ["dd[data-roll]", "#organise-ballots"]) assert.doesNotMatch(await page.innerText(`#organise-standing ${at}`), /\b3\b/);
    await offices.cast(codes);
    await organiser.entries(6);
    await organiser.fresh();
    await page.click("#organise-remind-closes");
    await page.waitForSelector("[data-told=organise-reminded][data-n='0']");
    await look(`organise-3-reminded-${language}`);
    assert.match(await page.innerText("#organise-standing dd[data-roll]"), language === "de" ? /6 davon haben abgestimmt/ : /6 of them have voted/);
    assert.equal(await page.innerText("#organise-ballots"), "9");
    await page.click("#organise-go-close");
    await organiser.fault("step-early");
    await look(`organise-3-too-early-${language}`);

    const closes = offices.opens + 1.5 * HOUR;
    const [one, both] = await moved(offices, closes);
    await page.click("#organise-todo details summary");
    await page.setInputFiles("#organise-schedule", asFile(one));
    await organiser.fault("schedule-signatures");
    await page.setInputFiles("#organise-schedule", asFile(file("spring.roll")));
    await organiser.fault("schedule-unread");
    await look(`organise-3-move-${language}`);
    await page.setInputFiles("#organise-schedule", asFile(both));
    await organiser.done("schedule");
    await look(`organise-3-moved-${language}`);

    service.clock(closes);
    await organiser.clock(context);
    await organiser.open();
    await organiser.key(own, "organiser");
    await organiser.step("close");
    await organiser.next("tally");
    await look(`organise-4-closed-${language}`);
    service.clock(closes + HOUR);
    await organiser.clock(context);
    await organiser.open();
    await organiser.key(own, "organiser");
    assert.equal(await organiser.verify(), "right");
    await look(`organise-4-verified-${language}`);
    await organiser.step("tally");
    await organiser.next("sign-off");
    await look(`organise-4-sign-off-${language}`);
    await offices.signOff();
    await organiser.look();
    await organiser.next("share");
    await offices.share();
    await organiser.look();
    await organiser.next("result");
    assert.equal(await organiser.verify(), "right");
    await organiser.step("result");
    await organiser.next("certify");
    await look(`organise-5-certify-${language}`);
    await unseen(page, watch, [secretOf(own), secretOf(registrar)]);
  });
  const record = await offices.copy("olga");
  assert.match(await place.good(`certify sign ${record} --key spring-olga.key --out spring-olga.certificate`), /carried/);
  await offices.certificate();
  await place.good(`send ${offices.url} spring-olga.certificate spring-otto.certificate`);
  await offices.copy("everybody");
  assert.match(await place.good("verify spring-copies/everybody"), /PASSED: 39 checks passed/);
  await at(service.base, async ({ page, context, look }) => {
    const organiser = new OrganiserPage(page, offices, language);
    await organiser.clock(context);
    await organiser.open();
    await organiser.next("nothing");
    await look(`organise-6-done-${language}`);
    await organiser.key(own, "organiser");
    await page.click("#organise-remind-result");
    await page.waitForSelector("[data-told=organise-reminded][data-n='0']");
    await page.click("#organise-forgetting summary");
    await page.click("#organise-forget");
    await page.waitForSelector("[data-told=organise-forgotten][data-n='0']");
    await look(`organise-6-forgotten-${language}`);
  });
}

test("a vote is run, on SQLite, in English", async () => {
  const service = await Service.start();
  after(() => service.stop());
  await whole(service, "en");
});

test("a vote is run, on PostgreSQL, in German", async () => {
  const postgres = await Postgres.start();
  after(() => postgres.stop());
  const service = await Service.start({ database: postgres.database("organise") });
  after(() => service.stop());
  await whole(service, "de");
});

test("nothing is summed up of a record that was tampered with", async () => {
  const service = await Service.start();
  after(() => service.stop());
  const offices = new Offices(service, "spring", [1, 2, 3]);
  await offices.begin();
  await offices.ceremony();
  const codes = await offices.codes();
  const { place } = service;
  await place.good("election roll --record spring --roll members spring.roll");
  await place.good(`election open --record spring ${offices.at}`);
  await offices.cast(codes);
  service.clock(offices.opens + HOUR);
  await place.good(`election close --record spring ${offices.at}`);
  service.clock(offices.opens + 2 * HOUR);
  await at(service.base, async ({ page, context, look }) => {
    await context.route("**/elections/spring/setup/dealing-1-2", async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      body[Math.floor(body.length / 2)] ^= 1;
      await route.fulfill({ response: answer, body });
    });
    const organiser = new OrganiserPage(page, offices);
    await organiser.clock(context);
    await organiser.open();
    await organiser.key(readFileSync(place.path("spring-private/organiser.key")), "organiser");
    assert.equal(await organiser.verify(), "unsigned-failed");
    assert.equal(await page.locator("#organise-go-tally").count(), 0);
    await look("organise-4-refused");
  });
});
