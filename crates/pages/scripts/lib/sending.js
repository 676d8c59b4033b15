// A worker's own way to the service: what it sends never passes through the page.

const NAMES = { 0: "no-connection", 408: "no-connection", 429: "too-often" };

/** A fault that the page has words for. */
export const fault = (name, detail = "", about = {}) => Object.assign(new Error(detail), { fault: name, about });

/** Sends bytes; what is answered, as JSON where it is some. */
export async function send(path, content, body) {
  const answer = await asked(`/api/${path}`, { method: "POST", headers: { "content-type": content }, body });
  return answer.status === 204 ? null : answer.json();
}

/** Fetches bytes with a signed request; null where nothing is. */
export async function fetchSigned(path, authorization) {
  const answer = await asked(path, { headers: { authorization } }, 404);
  return answer.status === 404 ? null : new Uint8Array(await answer.arrayBuffer());
}

/** Sends what a key has signed the request for; the answer, or a refusal with its problem where that names lines. */
export async function sendSigned({ path, authorization }, method, content, body) {
  return asked(path, { method, headers: { authorization, ...(content ? { "content-type": content } : {}) }, body });
}

async function asked(path, options, allowed = 0) {
  let answer;
  try {
    answer = await fetch(path, { cache: "no-store", credentials: "omit", redirect: "error", ...options });
  } catch {
    throw fault("no-connection");
  }
  if (answer.ok || answer.status === allowed) return answer;
  const { detail, next, refused } = await answer.json().catch(() => ({}));
  const why = fault(NAMES[answer.status] ?? (answer.status >= 500 ? "service-busy" : "not-entered"), [detail, next].filter(Boolean).join(" "));
  // Of a sheet, the lines that are refused.
  throw Object.assign(why, { lines: refused });
}

/** The bytes of a file that its owner chose, of at most so many. */
export async function bytesOf(file, limit) {
  if (file.size > limit) throw fault("file-too-large", `${file.size} bytes`);
  return new Uint8Array(await file.arrayBuffer());
}

/** Where the page may have a file saved from; the page does not see what is in it. */
export const saved = (bytes) => URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
