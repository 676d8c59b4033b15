// Whether voting has ended, as the service says it. Whoever votes all the same is refused there.

import { json } from "./service.js";

const AFTER = ["ended", "objections", "tally", "decrypt", "certify", "done"];

/** Whether this vote takes no ballots any more; false if nobody says so. */
export const isOver = (slug) =>
  json(`elections/${encodeURIComponent(slug)}`).then((election) => AFTER.includes(election.stage), () => false);
