// Not a test: how long sealing takes in Chromium, how many ballots it verifies a second beside the command on one core, how large the modules and the first
// page are. Prints JSON, with commit and machine.
//
//     cargo xtask web && cargo build --release --workspace --bin ostrakon && node tests/browser/measure.mjs [VOTERS]

import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { browser, watched, close } from "./lib/browser.mjs";
import { FIVE_OF_TEN } from "./lib/contests.mjs";
import { Election } from "./lib/election.mjs";
import { root } from "./lib/modules.mjs";
import { published, rates } from "./lib/rates.mjs";
import { quantile, sealed } from "./lib/sealing.mjs";
import { Service } from "./lib/service.mjs";

const ROUNDS = 200;
/** Of the record that is verified. */
const VOTERS = Number(process.argv[2] ?? 20_000);
const service = await Service.start();
try {
  const election = await Election.open(service, { contests: FIVE_OF_TEN, codes: 1 });
  const [{ encrypt, seal, sizes }] = await watched(service.base, (page) =>
    sealed(page, election, election.code(), [[{ options: [0, 2, 4, 6, 8] }]], ROUNDS));
  const told = (times) => ({ median: Number(quantile(times, 0.5).toFixed(1)), p95: Number(quantile(times, 0.95).toFixed(1)) });
  const ballots = await published(service, VOTERS);
  console.log(JSON.stringify({
    ...await where(),
    modules: modules(),
    verify: { ballots, ...await rates(service, ballots) },
    what: "up to 5 of 10, in Chromium",
    rounds: seal.length,
    milliseconds: { encrypt: told(encrypt), prove_and_sign: told(seal), all: told(encrypt.map((time, i) => time + seal[i])) },
    bytes: { ballot: sizes[0], ...(await pages(service, election)) },
  }, null, 2));
} finally {
  await close();
  await service.stop();
}

/** Commit (a `+` tells of changes), processor and browser. */
async function where() {
  const git = (...words) => execFileSync("git", words, { cwd: root, encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain", "--untracked-files=no") ? "+" : "";
  return {
    commit: git("rev-parse", "--short=12", "HEAD") + changed,
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores, ${cpus()[0].model}`,
    chromium: (await browser()).version(),
  };
}

/** Bytes of each module, and as they are sent. */
function modules() {
  const folder = join(root, "target/web");
  const names = readdirSync(folder).filter((name) => name.endsWith(".wasm"));
  const size = (name) => statSync(join(folder, name)).size;
  return Object.fromEntries(names.map((name) => [name.replace("_bg.wasm", ""), { bytes: size(name), sent: size(`${name}.gz`) }]));
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
