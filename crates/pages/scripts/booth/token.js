// The token without which a service that knows its members takes no ballot. It is asked for under the member's login; the ballot comes without.

import { post } from "../lib/service.js";

/** Asks for it where the roll has tokens. */
export async function takeToken(booth) {
  if (!booth.voter.token) return;
  const blinded = await booth.core.call("blinded");
  const answer = await post(`elections/${encodeURIComponent(booth.slug)}/token/${booth.voter.roll}`, { blinded });
  await booth.core.call("takeToken", (await answer.json()).signature);
}
