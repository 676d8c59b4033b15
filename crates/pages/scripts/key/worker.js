// Makes and reads members' keys.

import { serve } from "../lib/acts.js";

const told = (key) => ({ text: key.export(), listing: key.listing() });

serve("booth", (core) => ({
  generate: () => told(core.MemberKey.generate()),
  read: (text) => told(core.MemberKey.parse(text)),
  seal: (text, authority) => core.MemberKey.parse(text).sealed_for(authority),
}));
