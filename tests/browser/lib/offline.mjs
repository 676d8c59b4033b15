// The offline booth: downloaded from a vote's page, opened from a folder without a network.

import { pathToFileURL } from "node:url";
import { Voter, download } from "./booth.mjs";
import { watched } from "./browser.mjs";

/** What the pages of files are watched with: nothing but files is asked for. */
export const FILES = "file:///";
/** No network. */
export const ALONE = { offline: true };

/** Saves both files from the vote's page; where they are, and their bytes. */
export async function downloaded(election) {
  const { service, slug } = election;
  return watched(service.base, async (page) => {
    await page.goto(`${service.base}/en/votes/${slug}`);
    const booth = await download(page, "#offline-booth");
    const vote = await download(page, "#offline-file");
    service.place.write(booth.name, booth.bytes);
    service.place.write(vote.name, vote.bytes);
    return { booth, vote, address: pathToFileURL(service.place.path(booth.name)).href };
  });
}

/** As `watched`, of the offline booth. */
export const offline = (act, options = {}) => watched(FILES, act, { ...ALONE, ...options });

/** Chooses bytes where a file is asked for. */
export const give = (page, selector, name, bytes) =>
  page.setInputFiles(selector, { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });

/** Opens the booth with a vote file, to what can be done with it, or the name of the fault. */
export async function begun(page, address, vote) {
  await page.goto(address);
  await give(page, "#vote-file", "x.vote", vote);
  await page.waitForSelector("#opened, [data-fault]");
  const fault = page.locator("[data-fault]");
  return (await fault.count()) ? fault.getAttribute("data-fault") : null;
}

/** A voter at the code, and beyond; `receipt` is of their last ballot. */
export async function entered(page, election, { address, vote }, { code = election.code(), receipt = null } = {}) {
  const voter = new Voter(page, election);
  voter.code = code;
  if (await begun(page, address, vote.bytes)) throw new Error("the vote file is refused");
  await page.click("#to-vote");
  await page.waitForSelector("#code");
  if (receipt) {
    await page.click("#voted-before summary");
    await give(page, "#before", "x.tlog-proof", receipt);
    await page.waitForSelector("#voted-before [role=status]");
  }
  await voter.unlock();
  return voter;
}

/** Seals what was reviewed: the file, and the tracker that is shown. */
export async function sealed(page) {
  await page.click("#cast");
  await page.waitForSelector("#sealed");
  return { ...(await download(page, "#save-ballot")), tracker: await page.innerText("#tracker") };
}

/** A ballot of these types by one voter, sealed without a network. */
export const ballot = (election, files, types, options = {}) => offline(async (page) => {
  const voter = await entered(page, election, files, options);
  await voter.choose(types, options);
  await voter.review();
  return { voter, ...(await sealed(page)) };
});

/** Opens the page where it is posted, and gives it a file; the fault, or nothing. */
export async function looked(page, election, bytes, language = "en") {
  await page.goto(election.url("post", language));
  await page.waitForSelector("#sealed-file");
  await give(page, "#sealed-file", "x.ballot", bytes);
  await page.waitForSelector("#post, [data-fault]");
  const fault = page.locator("[data-fault]");
  return (await fault.count()) ? fault.getAttribute("data-fault") : null;
}

/** Posts a ballot; its receipt. */
export const posted = (election, bytes) => watched(election.service.base, async (page) => {
  const fault = await looked(page, election, bytes);
  if (fault) throw new Error(`not posted: ${fault}`);
  const tracker = await page.innerText("#tracker");
  await page.click("#post");
  await page.waitForSelector("#cast-done");
  return { tracker, ...(await download(page, "#save-receipt")) };
});
