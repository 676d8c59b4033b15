// The booth's core: keys and choices stay in this worker.

import { serve } from "../lib/acts.js";
import { acts } from "./acts.js";

serve("booth", (core) => acts(core, (slug, election) => core.Session.open(slug, election)));
