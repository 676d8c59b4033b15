// An officer's desk: the key, what was verified, and what was signed of it stay in this worker.

import { serve } from "../lib/acts.js";
import { published } from "../lib/published.js";
import { bytesOf, fault, saved, send } from "../lib/sending.js";
import "../lib/verifying.js";

const MOST_KEY = 4096;
const MOST_DOCUMENT = 65_535;

serve("desk", (core) => {
  let officer = null;
  const held = () => {
    if (officer === null) throw fault("office-key-missing");
    return officer;
  };
  return {
    make: () => {
      officer = core.Officer.generate();
      return { key: officer.public_key(), file: saved(new TextEncoder().encode(officer.file())) };
    },
    read: async (file) => {
      const text = new TextDecoder().decode(await bytesOf(file, MOST_KEY));
      officer = core.Officer.parse(text);
      return { key: officer.public_key() };
    },
    seat: (slug) => JSON.parse(held().seat(slug)),
    verify: (slug) => JSON.parse(held().verify(slug)),
    sign: () => JSON.parse(held().sign()),
    add: async (file) => JSON.parse(held().add(await bytesOf(file, MOST_DOCUMENT))),
    file: () => saved(held().document()),
    send: async (slug) => {
      const answer = await send(`elections/${encodeURIComponent(slug)}/certify`, "application/json", held().posting());
      await published(slug, answer.head.size);
      return answer;
    },
  };
});
