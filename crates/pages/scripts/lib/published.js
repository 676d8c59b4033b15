// What was sent is on the board at once, and published a moment later. Until it is, that it stands is the service's word alone.

import { fault } from "./sending.js";

/** It is published so soon, in milliseconds. */
const PUBLISHED = 15_000;
const PAUSE = 200;

/** Waits until so many entries are; not for ever, and then says so. */
export async function published(vote, size, folder = `/elections/${encodeURIComponent(vote)}`) {
  for (const end = Date.now() + PUBLISHED; Date.now() < end; await new Promise((done) => setTimeout(done, PAUSE))) {
    const answer = await fetch(`${folder}/checkpoint`, { cache: "no-store" }).catch(() => null);
    if (answer?.ok && Number((await answer.text()).split("\n")[1]) >= size) return;
  }
  throw fault("not-published");
}
