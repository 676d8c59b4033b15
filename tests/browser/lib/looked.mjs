// Whoever is at a browser, watched: axe looks at every state, and nothing secret may show.

import assert from "node:assert/strict";
import { everywhere } from "./access.mjs";
import { watched } from "./browser.mjs";
import { axe } from "./modules.mjs";

/** Somebody at a browser, looked at in every state that is named. */
export async function at(base, act) {
  const found = [];
  await watched(base, async (page, watch, context) => {
    await context.addInitScript({ content: axe });
    context.setDefaultTimeout(30_000);
    await act({ page, watch, context, look: (state) => everywhere(page, state, found) });
  });
  assert.deepEqual(found, []);
}

/** Nothing secret is in a request, an address, a store that pages read, or the console. */
export async function unseen(page, watch, secrets) {
  const seen = [...watch.consoled, page.url(), await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.body.innerText]))];
  for (const request of watch.requests) {
    seen.push(request.url(), JSON.stringify(await request.allHeaders()), (request.postDataBuffer() ?? Buffer.alloc(0)).toString("latin1"));
  }
  for (const secret of secrets) assert.ok(seen.every((text) => !text.includes(secret)), "a secret was seen");
}

/** The secret half in an officer's, organiser's, registrar's or keeper's key file. */
export const secretOf = (key) => key.toString().split("\n")[1];
