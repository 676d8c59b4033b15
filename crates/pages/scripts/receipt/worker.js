// Holds receipts against what is published.

import { serve } from "../lib/acts.js";

let kept = null;

serve("booth", (core) => ({
  check: (slug, receipt) => {
    kept?.free();
    kept = core.Kept.open(slug);
    return { paper: JSON.parse(kept.paper()), found: JSON.parse(kept.check(new TextEncoder().encode(receipt))) };
  },
  later: (key, own, index) => kept.has_later(key, own, index),
}));
