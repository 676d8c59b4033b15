// Not a test: how long sealing takes in Chromium, and how large the first page is. Prints JSON.
//
//     OSTRAKON_BIN=target/release/ostrakon node tests/browser/measure.mjs

import { watched, close } from "./lib/browser.mjs";
import { FIVE_OF_TEN } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { quantile, sealed } from "./lib/sealing.mjs";
import { Service } from "./lib/service.mjs";

const ROUNDS = 200;
const service = await Service.start();
try {
  const election = await Election.open(service, { contests: FIVE_OF_TEN, codes: 1 });
  const [{ encrypt, seal, sizes }] = await watched(service.base, (page) =>
    sealed(page, election, election.code(), [[{ options: [0, 2, 4, 6, 8] }]], ROUNDS));
  const told = (times) => ({ median: Number(quantile(times, 0.5).toFixed(1)), p95: Number(quantile(times, 0.95).toFixed(1)) });
  console.log(JSON.stringify({
    what: "up to 5 of 10, in Chromium",
    rounds: seal.length,
    milliseconds: { encrypt: told(encrypt), prove_and_sign: told(seal), all: told(encrypt.map((time, i) => time + seal[i])) },
    bytes: { ballot: sizes[0], ...(await pages(service, election)) },
  }, null, 2));
} finally {
  await close();
  await service.stop();
}

/** What pages load, as it comes over the network, without WASM and with it. */
async function pages(service, election) {
  const loaded = (url, ready) => watched(service.base, async (page, watch) => {
    await page.goto(url, { waitUntil: "networkidle" });
    await page.waitForSelector(ready);
    const sizes = await Promise.all(watch.requests.map(async (request) => [request.url(), (await request.sizes()).responseBodySize]));
    const of = (wasm) => sizes.filter(([url]) => url.endsWith(".wasm") === wasm).reduce((sum, [, size]) => sum + size, 0);
    return { without_wasm: of(false), wasm: of(true) };
  });
  return { first_page: await loaded(`${service.base}/en/`, "h1"), booth: await loaded(election.url("booth"), "#code") };
}
