// A vote in the making: the register is read and the form judged in this worker, and the organiser's key stays in it.

import { serve } from "../lib/acts.js";
import { published } from "../lib/published.js";
import { bytesOf, saved, send, sendSigned } from "../lib/sending.js";

const MOST_KEY = 4096;

serve("desk", (core) => {
  let maker = null;
  return {
    open: () => {
      maker = core.Maker.open();
      return JSON.parse(maker.stands());
    },
    judge: (form) => JSON.parse(maker.judge(JSON.stringify(form))),
    registrar: () => {
      const [key, file] = core.Maker.draw_registrar();
      return { key, file: saved(new TextEncoder().encode(file)) };
    },
    key: async (file) => maker.take_key(new TextDecoder().decode(await bytesOf(file, MOST_KEY))),
    make: async (form) => {
      const body = JSON.stringify({ rolls: form.rolls.length });
      const asked = JSON.parse(maker.ask(location.origin, form.slug, body, Math.floor(Date.now() / 1000), crypto.getRandomValues(new Uint8Array(16))));
      const drafted = await sendSigned(asked, "POST", "application/json", body);
      const election = maker.make(JSON.stringify(form), await drafted.text());
      const answer = await send(`elections/${encodeURIComponent(form.slug)}/setup`, "application/json", maker.body());
      await published(form.slug, answer.head.size);
      return { election };
    },
  };
});
