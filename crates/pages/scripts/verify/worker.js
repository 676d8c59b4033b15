// The verifier: fetches the record file by file, and waits for each, which only a worker may.

import { readAnew, serve } from "../lib/acts.js";
import "../lib/verifying.js";

serve("verifier", (core) => ({
  verify: (slug, damaged) => {
    if (damaged) readAnew();
    return JSON.parse(core.verify(slug));
  },
}));
