// The rest of an election: ballots, closing, tallies, the result, its certificate.

import { readdirSync } from "node:fs";
import { pause } from "./service.mjs";

const HOUR = 3600;

/** Ballots by the command: `selections` has one list of `contest=answer` a voter. */
export async function votes(election, selections) {
  const { place, slug } = election;
  const ballots = [];
  for (const [i, selected] of selections.entries()) {
    place.write(`${slug}-code-${i}`, election.code());
    const out = `${slug}-ballot-${i}`;
    const words = ["vote", "--record", slug, "--code-file", `${slug}-code-${i}`, "--cast", "--out", out];
    await place.good([...words, ...selected.flatMap((one) => ["--select", one])]);
    ballots.push(out);
  }
  await place.good(["election", "cast", "--record", slug, ...ballots]);
}

/** Closes; then nobody objects, the trustees decrypt, and the officer certifies. */
export async function decide(election) {
  const { place, service, slug } = election;
  service.clock(election.opens + HOUR + 1);
  // What was cast in the last moment is published by then.
  await pause(1000);
  await place.good(`election close --record ${slug} ${election.at}`);
  service.clock(election.opens + 2 * HOUR + 2);
  await place.good(`election tally --record ${slug} ${election.at}`);
  const m = `${slug}-m`;
  const at = election.at;
  await election.round((i) => `sign-off ${at} --out ${m}/sign-${i}.json`, (i) => `${m}/sign-${i}.json`);
  await election.round((i) => `share --out ${m}/shares-${i}`);
  const shares = [1, 2].flatMap((i) => readdirSync(place.path(`${m}/shares-${i}`)).map((name) => `${m}/shares-${i}/${name}`));
  await place.good(["election", "accept", "--record", slug, ...shares]);
  await place.good(`election result --record ${slug}`);
  await place.good(`certify sign --record ${slug} --key ${slug}-olga.key --out ${slug}.certificate`);
  await place.good(`election certify --record ${slug} ${slug}.certificate`);
}
