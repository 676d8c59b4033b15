// The posting page's core: it holds no key.

import { blinded, finished } from "../booth/tokens.js";
import { serve } from "../lib/acts.js";

serve("booth", (core) => {
  let posting = null;
  return {
    open: (slug) => {
      posting = core.Posting.open(slug);
      return JSON.parse(posting.paper());
    },
    look: (file) => JSON.parse(posting.look(file)),
    blinded: () => blinded(posting),
    message: async (signature) => posting.message(signature === "" ? new Uint8Array() : await finished(posting, signature)),
    receipt: (text, ballot) => JSON.parse(posting.receipt(new TextEncoder().encode(text), ballot)),
    qr: (text) => core.qr(text),
  };
});
