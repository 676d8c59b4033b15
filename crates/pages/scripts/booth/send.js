// Sending a sealed ballot: the same bytes as often as it takes; the answer is its receipt's text.

import { ask } from "../lib/service.js";

export async function send(slug, bytes) {
  const answer = await ask(`elections/${encodeURIComponent(slug)}/cast`, {
    method: "POST", headers: { "content-type": "application/octet-stream" }, body: bytes,
  });
  return answer.text();
}
