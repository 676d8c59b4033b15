// A record verified in the browser: what is said while it goes on, what comes out, and that it can be stopped.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { Voter } from "./lib/booth.mjs";
import { launch, picture, watched } from "./lib/browser.mjs";
import { contests } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { Service } from "./lib/service.mjs";

describe("verifying in the browser", async () => {
  const service = await Service.start();
  after(() => service.stop());
  const election = await Election.open(service, { contests: contests("motion") });
  const at = (language) => `${service.base}/${language}/votes/${election.slug}/verify`;

  for (const [language, title] of [["en", "Nothing wrong so far"], ["de", "Bis jetzt ist nichts falsch"]]) {
    test(`every check of an open vote is told in ${language}`, () => watched(service.base, async (page) => {
      await page.goto(at(language));
      await page.click("#verify-start");
      await page.waitForSelector("#verify-conclusion", { timeout: 60_000 });
      assert.equal(await page.innerText("#verify-conclusion h2"), title);
      const checks = await page.locator(".check").all();
      assert.equal(checks.length, 39);
      for (const check of checks) {
        const [status, text] = [await check.getAttribute("data-status"), await check.innerText()];
        assert.notEqual(status, "failed", text);
        assert.doesNotMatch(text, /check-\d|verify-/);
      }
      assert.doesNotMatch(await page.innerText("main"), /verify-[a-z]|undefined/);
      await picture(page, `verify-${language}`);
    }));
  }

  // To Chromium a processor without SSE4.1 has no vectors.
  for (const [language, words] of [["en", /no WebAssembly SIMD.*newer browser/], ["de", /fehlt WebAssembly-SIMD.*neueren Browser/]]) {
    test(`a browser without vectors is told so in ${language}, and can vote`, async () => {
      const old = await launch(["--js-flags=--no-enable-sse4-1"]);
      try {
        await watched(service.base, async (page) => {
          await page.goto(at(language));
          await page.click("#verify-start");
          await page.waitForSelector("[data-fault=no-simd]");
          assert.match(await page.innerText("[data-fault=no-simd]"), words);
          await page.goto(`${service.base}/${language}/votes/${election.slug}/certify`);
          await page.setInputFiles("#certify-key", { name: "key", mimeType: "text/plain", buffer: Buffer.from("a key") });
          await page.waitForSelector("[data-fault=no-simd]");
          assert.match(await page.innerText("[data-fault=no-simd]"), words);
          const voter = await new Voter(page, election).enter(election.code(), language);
          await voter.choose(["motion"]);
          await voter.review();
          await voter.cast();
        }, { within: old });
      } finally {
        await old.close();
      }
    });
  }

  test("what is saved is the report", () => watched(service.base, async (page) => {
    await page.goto(at("en"));
    await page.click("#verify-start");
    await page.waitForSelector("#verify-conclusion", { timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#verify-save")]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const report = JSON.parse(Buffer.concat(chunks).toString());
    assert.deepEqual(Object.keys(report), ["passed", "checks", "outcomes"]);
    assert.equal(report.passed, false);
  }));

  test("it can be stopped, and then says that nothing is known", () => watched(service.base, async (page) => {
    // Files come late, so that there is something to stop.
    await page.route("**/tile/**", async (route) => {
      await new Promise((done) => setTimeout(done, 3000));
      await route.continue().catch(() => {});
    });
    await page.goto(at("en"));
    await page.click("#verify-start");
    await page.click("#verify-cancel");
    await page.waitForSelector("#verify-start");
    assert.match(await page.innerText("main"), /Stopped\./);
  }));

  test("a vote that there is not has no board", () => watched(service.base, async (page, watch) => {
    watch.allow(/404/);
    await page.goto(`${service.base}/en/votes/nowhere/verify`);
    await page.waitForSelector("#verify-empty");
  }));
});
