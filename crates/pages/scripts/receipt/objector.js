// Makes an objection of a receipt that the board contradicts, and sends it.

import { serve } from "../lib/acts.js";
import { send } from "../lib/sending.js";

serve("desk", (core) => ({
  object: (slug, receipt) => send(`elections/${encodeURIComponent(slug)}/board`, "application/json", core.objection(slug, receipt)),
}));
