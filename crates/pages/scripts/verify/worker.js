// The verifier: fetches the record file by file, and waits for each, which only a worker may.

import { serve } from "../lib/acts.js";
import "../lib/verifying.js";

serve("verifier", (core) => ({
  verify: (slug) => JSON.parse(core.verify(slug)),
}));
