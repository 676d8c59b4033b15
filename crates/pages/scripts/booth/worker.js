// The booth's core: keys and choices stay in this worker.

import { serve } from "../lib/acts.js";
import { acts } from "./acts.js";
import { blinded, finished } from "./tokens.js";

serve("booth", (core) => acts(core, (slug, election) => core.Session.open(slug, election), (session) => ({
  blinded: () => blinded(session()),
  takeToken: async (signature) => session().take_token(await finished(session(), signature)),
})));
