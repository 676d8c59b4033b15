// The booth's own core, driven beside its page: how long sealing takes, and how much comes out.

import { ANSWERS } from "./answers.mjs";

/** What the core reads: an answer by positions. */
export function asCore(answer) {
  const labels = ["Ada", "Ben", "Cem", "Dee"];
  const position = { For: 0, Against: 1, Abstain: 2, Poor: 0, Fair: 1, Good: 2 };
  if (answer.marks?.[0] === "None of these") return "none";
  if (answer.marks) return { options: answer.marks.map((label) => position[label] ?? labels.indexOf(label)) };
  if (answer.numbers) return { scores: answer.numbers };
  if (answer.grades) return { grades: answer.grades.map((grade) => position[grade]) };
  return { order: answer.order.map((group) => group.map((label) => labels.indexOf(label))) };
}

/** Addresses of the scripts that a page loads its core by. */
export async function coreOf(page, election) {
  const at = (pattern) => page.evaluate((pattern) => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname)
    .find((name) => name.includes(pattern)), pattern);
  await page.goto(election.url("booth"));
  await page.waitForSelector("#code");
  return { core: await at("scripts-lib-core"), worker: await at("scripts-booth-worker") };
}

/** Encrypts and seals answers in turn, so often; the times of each in milliseconds. */
export async function sealed(page, election, code, answers, rounds) {
  const addresses = await coreOf(page, election);
  return page.evaluate(async ({ addresses, slug, code, answers, rounds }) => {
    const { Core } = await import(addresses.core);
    const core = new Core(addresses.worker);
    await core.call("open", slug, "");
    await core.call("unlock", code, "");
    const found = answers.map(() => ({ encrypt: [], seal: [], sizes: [] }));
    for (let round = -1; round < rounds; round++) {
      for (const [n, answer] of answers.entries()) {
        const begun = performance.now();
        await core.call("encrypt", answer);
        const encrypted = performance.now();
        const { message } = await core.call("seal", "");
        // The first time is the compiler's.
        if (round < 0) continue;
        found[n].encrypt.push(encrypted - begun);
        found[n].seal.push(performance.now() - encrypted);
        found[n].sizes.push(message.length);
      }
    }
    core.end();
    return found;
  }, { addresses, slug: election.slug, code, answers, rounds });
}

/** The value below which a share of them lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** Seals the first answers of these types, and in turn with them the same with one type's second answer: of each type, or of one only. */
export async function sealing(page, election, code, types, { rounds, only = null }) {
  const second = only ? [only] : types;
  const answers = [null, ...second].map((changed) => types.map((type) => asCore(ANSWERS[type][type === changed ? 1 : 0])));
  const found = await sealed(page, election, code, answers, rounds);
  const sizes = [...new Set(found.flatMap(({ sizes }) => sizes))];
  return { sizes, medians: found.map(({ encrypt, seal }) => quantile(encrypt.map((time, i) => time + seal[i]), 0.5)) };
}
