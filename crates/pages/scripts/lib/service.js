// The service's interface, as pages ask it. No answer is believed that the core can verify.

import { Refused } from "./refused.js";

/** Asks below `/api/`, as nobody: what names a ballot or a credential never comes with a login. A refusal is thrown with what the service says, the lack of a network as `no-connection`. */
export async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(`/api/${path}`, { cache: "no-store", credentials: "omit", redirect: "error", ...options });
  } catch {
    throw new Refused({ name: "no-connection" });
  }
  if (!answer.ok) throw await refusal(answer);
  return answer;
}

/** As `ask`, with JSON for an answer. */
export const json = async (path, options) => (await ask(path, options)).json();

/** Sends JSON, as whoever is logged in. */
export const post = (path, body) =>
  ask(path, { method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

async function refusal(answer) {
  const problem = await answer.json().catch(() => ({}));
  const names = { 401: "not-logged-in", 408: "no-connection", 410: "vote-over", 429: "too-often" };
  const fault = new Refused({
    name: names[answer.status] ?? (answer.status >= 500 ? "service-busy" : "service-refused"),
    about: { wait: answer.headers.get("retry-after") ?? "" },
    detail: [problem.detail, problem.next].filter(Boolean).join(" "),
  });
  fault.status = answer.status;
  fault.problem = problem;
  return fault;
}
