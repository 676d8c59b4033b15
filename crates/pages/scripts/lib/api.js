// The service's interface: JSON in, JSON out, refusals as errors with their status.

/** A refusal, or no answer at all (`status` 0). */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? "");
    this.status = status;
    this.problem = problem;
  }
}

/** Asks; gives what is answered, null where that is nothing. */
export async function call(method, path, body) {
  const options = { method, headers: { accept: "application/json" }, cache: "no-store" };
  if (body !== undefined) {
    options.headers["content-type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Refused(0, null);
  }
  const json = (answer.headers.get("content-type") ?? "").includes("json");
  const told = json ? await answer.json().catch(() => null) : null;
  if (!answer.ok) throw new Refused(answer.status, told);
  return told;
}
