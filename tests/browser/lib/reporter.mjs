// Says what failed and why, shortly; and ends with the line that `cargo xtask test` counts by.

import { basename } from "node:path";

const LINES = 30;

/** What went wrong, without the runner's own frames. */
function why(error) {
  const cause = error?.cause ?? error;
  const text = String(cause?.message ?? cause);
  const place = /\(?file:\/\/\S*\/([\w.-]+\.test\.mjs:\d+)/.exec(cause?.stack ?? "")?.[1];
  const lines = text.replaceAll(/\u001b\[\d+m/g, "").split("\n").filter((line) => line.trim()).slice(0, LINES);
  return [...lines, place ? `at ${place}` : null].filter(Boolean).map((line) => `      ${line}\n`).join("");
}

export default async function* report(events) {
  const counts = { passed: 0, failed: 0, ignored: 0 };
  for await (const { type, data } of events) {
    if (type === "test:stderr" && !data.message.includes("ExperimentalWarning")) yield data.message;
    if (!["test:pass", "test:fail"].includes(type) || data.details?.type === "suite") continue;
    const file = data.file ? `${basename(data.file)}: ` : "";
    if (data.skip !== undefined || data.todo !== undefined) {
      counts.ignored += 1;
    } else if (type === "test:pass") {
      counts.passed += 1;
      yield `  ok      ${file}${data.name} (${(data.details.duration_ms / 1000).toFixed(1)} s)\n`;
    } else {
      counts.failed += 1;
      yield `  FAILED  ${file}${data.name}\n${why(data.details.error)}`;
    }
  }
  yield `test result: ${counts.failed ? "FAILED" : "ok"}. ${counts.passed} passed; ${counts.failed} failed; ${counts.ignored} ignored\n`;
}
