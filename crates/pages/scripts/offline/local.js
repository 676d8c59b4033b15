// The core in the page itself: nothing may be fetched here, so there is no worker; to seal takes some milliseconds.

import * as glue from "../../web/booth.js";
import { acts } from "../booth/acts.js";
import { core } from "../lib/assets.js";
import { caught, Refused } from "../lib/refused.js";

/** As `Core` of the pages that are served. */
export class Local {
  #acts = null;

  /** Unpacks and starts it. */
  async start() {
    const packed = Uint8Array.from(atob(core), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    await glue.default({ module_or_path: await new Response(stream).arrayBuffer() });
    this.#acts = acts(glue, (bytes) => glue.Session.from_file(bytes));
  }

  /** Calls one of its acts. */
  async call(act, ...args) {
    try {
      if (!this.#acts) await this.start();
      return this.#acts[act](...args);
    } catch (error) {
      throw new Refused(caught(error));
    }
  }
}
