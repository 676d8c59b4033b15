// A vote from nothing: the keeper forms a body, the organiser makes the vote of what stands and runs it, all at browsers, over both engines; trustees, voters and
// officers use the command. axe looks at every state.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { MakerPage, clocks, local } from "./lib/made.mjs";
import { at, secretOf, unseen } from "./lib/looked.mjs";
import { Offices } from "./lib/offices.mjs";
import { OrganiserPage, asFile } from "./lib/organiser.mjs";
import { Postgres } from "./lib/postgres.mjs";
import { founded } from "./lib/register.mjs";
import { Service } from "./lib/service.mjs";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The keeper: a wrong key, a body, a meeting with too short a notice and one in time. */
async function keeper(service, language) {
  const file = (name) => readFileSync(service.place.path(name));
  await at(service.base, async ({ page, watch, context, look }) => {
    await clocks(context, service, "keeper");
    await page.goto(`${service.base}/${language}/keeper`);
    await page.setInputFiles("#keeper-key", asFile(file("organiser.key")));
    await page.waitForSelector("[data-fault=keeper-other]");
    await look(`keeper-1-key-${language}`);
    await page.setInputFiles("#keeper-key", asFile(file("keeper.key")));
    await page.waitForSelector("#keeper-key-here");
    await page.selectOption("#make-body-kind", "branch");
    await page.fill("#make-body-name", "Leeds");
    await page.fill("#make-body-id", "Leeds!");
    await page.click("#keeper-try-form");
    await page.waitForSelector("[data-fault=keeper-id]");
    await page.fill("#make-body-id", "leeds");
    await page.click("#keeper-try-form");
    await page.waitForSelector("#keeper-tried[data-act=form]");
    await look(`keeper-2-form-${language}`);
    await page.click("#keeper-send-form");
    await page.waitForSelector("#keeper-entered[data-act=keeper-did-form]");
    await page.waitForSelector("[data-body=leeds]");

    await page.selectOption("#make-meeting-kind", "nmm");
    await page.fill("#make-meeting-starts", local(service.now + 10 * DAY));
    await page.waitForSelector("#keeper-notice [data-notice=short]");
    assert.match(await page.innerText("#keeper-notice"), /C-NMM/);
    await page.fill("#make-meeting-place", "London");
    await page.fill("#make-meeting-id", "nmm-1");
    await page.click("#keeper-try-call");
    await page.waitForSelector("#keeper-tried.notice-warning");
    await look(`keeper-3-short-${language}`);
    await page.fill("#make-meeting-starts", local(service.now + 70 * DAY));
    await page.waitForSelector("#keeper-notice [data-notice=enough]");
    await page.click("#keeper-try-call");
    await page.waitForSelector("#keeper-tried[data-act=call] [data-notice=enough]");
    await look(`keeper-3-call-${language}`);
    await page.click("#keeper-send-call");
    await page.waitForSelector("[data-meeting=nmm-1]");
    await look(`keeper-3-called-${language}`);
    await unseen(page, watch, [secretOf(file("keeper.key"))]);
  });
}

/** The form: what is wrong stands beside its field; then the vote is made. */
async function made(service, offices, language) {
  const { place } = service;
  const file = (name) => readFileSync(place.path(name));
  const trustees = [];
  for (const i of [1, 2, 3]) {
    await place.good(`trustee init --state spring-t${i}`);
    trustees.push({ name: ["Ada", "Bohdan", "Cem"][i - 1], key: place.read(`spring-t${i}/identity.pub`).trim() });
  }
  let election;
  await at(service.base, async ({ page, watch, context, look }) => {
    await clocks(context, service, "make");
    const maker = await new MakerPage(page, service.base, language).open();
    await look(`make-1-empty-${language}`);
    await page.click("#make-review");
    await page.waitForSelector("#make-faults");
    await look(`make-1-missing-${language}`);
    const opens = Math.floor(offices.opens / 60) * 60;
    await maker.basics({ title: "Leeds votes", slug: "Spring", opens, closes: opens - HOUR, body: "leeds", most: 40, trustees, registrar: place.read("registrar.key.pub").trim() });
    assert.match(await maker.wrong("slug"), language === "de" ? /Bindestriche/ : /hyphens/);
    await maker.fill("slug", "spring");
    await maker.question("motion", "Shall we move the meeting?");
    assert.match(await maker.wrong("closes"), language === "de" ? /bevor sie beginnt/ : /before it opens/);
    await maker.fill("closes", local(opens + HOUR));
    await maker.fill("trustees/1/key", trustees[0].key);
    assert.match(await maker.wrong("trustees/1"), /has the key of/);
    await look(`make-1-wrong-${language}`);
    await maker.fill("trustees/1/key", trustees[1].key);
    // As the booth draws it, with the charter's rule beside.
    await page.waitForSelector("#make-preview-0 .choice");
    assert.equal(await page.locator("#make-preview-0 .choice").count(), 3);
    assert.match(await page.innerText(".make-rule"), /C-/);
    // A vote of the whole membership needs its meeting.
    const second = await maker.question("national-motion", "Shall we meet twice a year?");
    assert.match(await maker.wrong(`contests/${second}`), /membership|branch|meeting|leeds/i);
    await page.click(`#make-question-remove-${second}`);
    await page.reload();
    await page.waitForSelector("#make-form");
    assert.equal(await page.inputValue("#make-title"), "Leeds votes", "the form is kept");
    await look(`make-1-filled-${language}`);
    await maker.review();
    await look(`make-2-review-${language}`);
    election = await maker.sign(file("organiser.key"));
    assert.match(election, /^[0-9a-f]{64}$/);
    await look(`make-3-made-${language}`);
    await unseen(page, watch, [secretOf(file("organiser.key"))]);
  });
  await place.good(`mirror ${offices.url} spring-copies/first`);
  assert.equal(JSON.parse(await place.good("election status --record spring-copies/first --json")).election, election);
}

/** From the roll to the result, by the organiser's browser alone. */
async function run(service, offices, language) {
  const file = (name) => readFileSync(service.place.path(name));
  await offices.ceremony();
  const codes = await offices.codes("leeds");
  await at(service.base, async ({ page, context }) => {
    const organiser = new OrganiserPage(page, offices, language);
    const begin = async () => {
      await organiser.clock(context);
      await organiser.open();
      await organiser.key(file("organiser.key"), "organiser");
    };
    await begin();
    await organiser.key(file("registrar.key"), "registrar");
    await organiser.roll(file("spring.roll"));
    await page.waitForSelector("#organise-roll-found[data-size='6']");
    await organiser.step("roll");
    await organiser.step("open");
    await offices.cast(codes, "shall-we-move-the-meeting");
    service.clock(offices.opens + HOUR);
    await begin();
    await organiser.step("close");
    service.clock(offices.opens + 2 * HOUR);
    await begin();
    assert.equal(await organiser.verify(), "right");
    await organiser.step("tally");
    await offices.signOff();
    await offices.share("shall-we-move-the-meeting");
    await organiser.look();
    await organiser.next("result");
    assert.equal(await organiser.verify(), "right");
    await organiser.step("result");
    await organiser.next("certify");
  });
  const record = await offices.copy("olga");
  assert.match(await service.place.good(`certify sign ${record} --key spring-olga.key --out spring-olga.certificate`), /carried/);
  await offices.certificate();
  await service.place.good(`send ${offices.url} spring-olga.certificate spring-otto.certificate`);
  await offices.copy("everybody");
  assert.match(await service.place.good("verify spring-copies/everybody"), /PASSED: 39 checks passed/);
}

async function whole(service, language) {
  const offices = new Offices(service, "spring", [1, 2, 3]);
  await founded(service, "spring");
  await keeper(service, language);
  await made(service, offices, language);
  await run(service, offices, language);
}

test("a vote is made and run, on SQLite, in English", async () => {
  const service = await Service.start({ organisation: "International Socialist Network" });
  after(() => service.stop());
  await whole(service, "en");
});

test("a vote is made and run, on PostgreSQL, in German", async () => {
  const postgres = await Postgres.start();
  after(() => postgres.stop());
  const service = await Service.start({ database: postgres.database("make"), organisation: "International Socialist Network" });
  after(() => service.stop());
  await whole(service, "de");
});

test("without a register nothing is made, and it is said why", async () => {
  const service = await Service.start();
  after(() => service.stop());
  await at(service.base, async ({ page, watch, look }) => {
    watch.allow(/404/);
    await page.goto(`${service.base}/en/organise`);
    await page.waitForSelector("[data-fault=no-register]");
    await look("make-0-no-register");
  });
});

const SHEET = `person,name,address
p-1,Ada,ada@example.org
p-2,Bohdan,bohdan@example.org
`;

test("the people of a body: refused lines are told, a sheet is tried, put and fetched again", async () => {
  const service = await Service.start();
  after(() => service.stop());
  const file = (name) => readFileSync(service.place.path(name));
  await at(service.base, async ({ page, watch, context, look }) => {
    watch.allow(/404|422|403/);
    await clocks(context, service, "people");
    await page.goto(`${service.base}/en/people`);
    await page.setInputFiles("#people-key", asFile(file("keeper.key.pub")));
    await page.waitForSelector("[data-fault=office-key-public]");
    await look("people-1-key");
    await page.setInputFiles("#people-key", asFile(file("registrar.key")));
    await page.waitForSelector("#people-sheet");
    await page.setInputFiles("#people-file", asFile(SHEET));
    await page.waitForSelector("[data-fault=people-no-body]");
    await page.fill("#people-body", "leeds");
    await page.setInputFiles("#people-file", asFile(`${SHEET}p-1,Again,again@example.org\n=p,Bad,bad@example.org\n`));
    await page.waitForSelector("#people-refused");
    assert.match(await page.innerText("#people-refused table"), /4|5/);
    await look("people-2-refused");
    await page.setInputFiles("#people-file", asFile(SHEET));
    await page.waitForSelector("#people-would[data-members='2']");
    await look("people-2-would");
    await page.click("#people-put");
    await page.waitForSelector("#people-done[data-members='2']");
    await look("people-3-done");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#people-download")]);
    const sheet = readFileSync(await download.path(), "utf8");
    assert.match(sheet, /ada@example\.org/);
    await page.setInputFiles("#people-file", asFile(sheet));
    await page.waitForSelector("#people-would[data-members='2']");
    assert.match(await page.innerText("#people-would"), /has already/);
    await unseen(page, watch, [secretOf(file("registrar.key"))]);
  });
  await at(service.base, async ({ page, watch, context }) => {
    watch.allow(/404|403|401/);
    await clocks(context, service, "people");
    await page.goto(`${service.base}/en/people`);
    await page.setInputFiles("#people-key", asFile(file("keeper.key")));
    await page.waitForSelector("#people-sheet");
    await page.fill("#people-body", "leeds");
    await page.setInputFiles("#people-file", asFile(SHEET));
    await page.waitForSelector("[data-fault=not-entered]");
  });
});
