// Makes an objection of a receipt that the board contradicts, and sends it.

import { readAnew, serve } from "../lib/acts.js";
import { send } from "../lib/sending.js";

// Nobody is accused by what a browser kept.
readAnew();

serve("desk", (core) => ({
  object: (slug, receipt) => send(`elections/${encodeURIComponent(slug)}/board`, "application/json", core.objection(slug, receipt)),
}));
