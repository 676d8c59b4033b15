// Holds receipts against what is published.

import { serve } from "../lib/acts.js";

serve("booth", (core) => ({
  check: (slug, receipt) => {
    const kept = core.Kept.open(slug);
    return { paper: JSON.parse(kept.paper()), found: JSON.parse(kept.check(new TextEncoder().encode(receipt))) };
  },
}));
