// Ballots verified a second, here and there: the same record in Chromium, and by the command on one core. For measure.mjs.

import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { promisify } from "node:util";
import { browser, watched } from "./browser.mjs";
import { program } from "./place.mjs";

const execute = promisify(execFile);
/** The best of so many rounds counts: whatever else runs on a machine only takes time away. */
const ROUNDS = 3;
/** The command's arithmetics that the browser's is held against. */
const NATIVE = ["avx2", "portable"];

/** A record of so many voters, made from a seed and published by a service that knows nothing else of it; how many ballots it has. */
export async function published(service, voters) {
  const told = await service.place.good(["bench", "national", "--voters", String(voters), "--make-only", "--json", "--out", "national"]);
  cpSync(service.place.path("national"), service.place.path("data/public/elections/national"), { recursive: true });
  return JSON.parse(told).ballots;
}

/** Rounds of all of them in turn; ballots a second of wall time and of processor time, and the browser's share of each native one. */
export async function rates(service, ballots) {
  const ways = { browser: () => inBrowser(service), ...Object.fromEntries(NATIVE.map((name) => [name, () => natively(service, name)])) };
  const best = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(ways)) {
      const took = await run();
      for (const clock of ["wall", "processor"]) {
        best[clock] ??= {};
        best[clock][name] = Math.min(best[clock][name] ?? Infinity, took[clock]);
      }
    }
  }
  return Object.fromEntries(Object.entries(best).map(([clock, seconds]) => [clock, told(ballots, seconds)]));
}

function told(ballots, seconds) {
  const rate = (name) => Math.round(ballots / seconds[name]);
  const share = (name) => `${(100 * seconds[name] / seconds.browser).toFixed(1)}%`;
  return {
    ballots_a_second: Object.fromEntries(Object.keys(seconds).map((name) => [name, rate(name)])),
    browser_of_native: Object.fromEntries(NATIVE.map((name) => [name, share(name)])),
  };
}

/** From the click to the conclusion: fetching, compiling and verifying, all threads of the page together. */
function inBrowser(service) {
  return watched(service.base, async (page) => {
    await page.goto(`${service.base}/en/votes/national/verify`);
    await page.waitForSelector("#verify-start");
    const [wall, processor] = [performance.now(), await processorTime()];
    await page.click("#verify-start");
    await page.waitForSelector("#verify-conclusion", { timeout: 600_000 });
    const took = { wall: (performance.now() - wall) / 1000, processor: await processorTime() - processor };
    const passed = await page.locator(".check[data-status=passed]").count();
    if (passed < 39) throw new Error(`in the browser ${passed} checks of 39 passed`);
    return took;
  });
}

/** Seconds of all pages' processes so far. */
async function processorTime() {
  const session = await (await browser()).newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** The command, as its shell times it. */
async function natively(service, arithmetic) {
  const line = `TIMEFORMAT='%R %U %S'; time '${program}' verify national --threads 1 --no-hints > verified`;
  const env = { ...process.env, OSTRAKON_ARITHMETIC: arithmetic, LC_ALL: "C" };
  const { stderr } = await execute("bash", ["-c", line], { cwd: service.place.here, env });
  const times = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  if (times.length !== 3 || times.some(Number.isNaN)) throw new Error(`ostrakon verify, ${arithmetic}:\n${stderr}`);
  return { wall: times[0], processor: times[1] + times[2] };
}
