// A vote file is read, and its election judged.

import { Refused } from "../lib/refused.js";

/** The largest that the core reads. */
const MOST = 32 << 20;

/** Lets the page show what was put on it. */
const shown = () => new Promise((done) => setTimeout(done, 50));

/** What the file holds: the ballot papers, whose service it is, and the vote's name there. */
export async function openFile(core, file) {
  if (file.size > MOST) throw new Refused({ name: "vote-file-too-large", detail: `${file.size} bytes` });
  const bytes = new Uint8Array(await file.arrayBuffer());
  await shown();
  const paper = await core.call("open", bytes);
  const [, host, slug] = paper.log.match(/^(.+)\/elections\/([a-z0-9-]+)$/) ?? [null, paper.log, "vote"];
  return { paper, host, slug, origin: origin(host) };
}

/** Only rehearsals on the same machine go without TLS. */
const origin = (host) => (/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host) ? `http://${host}` : `https://${host}`);
