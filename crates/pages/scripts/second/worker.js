// The second device's core.

import { serve } from "../lib/acts.js";

serve("booth", (core) => ({
  check: (slug, election, opening, tracker) => {
    const device = core.SecondDevice.open(slug, election);
    return { paper: JSON.parse(device.paper()), shown: JSON.parse(device.check(opening, tracker)) };
  },
}));
