// An organiser's desk: the keys, what was verified, and what was signed stay in this worker.

import { serve } from "../lib/acts.js";
import { published } from "../lib/published.js";
import { bytesOf, fault, send, sendSigned } from "../lib/sending.js";
import "../lib/verifying.js";

const MOST_KEY = 4096;
const MOST_DOCUMENT = 65_535;
const MOST_ROLL = 1 << 30;

serve("desk", (core) => {
  let desk = null;
  let vote = null;
  const now = () => Math.floor(Date.now() / 1000);
  const nonce = () => crypto.getRandomValues(new Uint8Array(16));
  const standing = () => JSON.parse(held().standing());

  function held() {
    if (desk === null) throw fault("desk-closed");
    return desk;
  }

  /** Sends what was signed, and looks at the board that holds it. */
  async function entered() {
    const answer = await send(held().path(), "application/json", held().body());
    await published(vote, answer.head.size);
    held().refresh();
    return standing();
  }

  const STEPS = {
    roll: () => held().enter_roll(),
    open: () => held().open_vote(now()),
    close: () => held().close(now()),
    tally: () => held().tally(now()),
    result: () => held().result(),
  };

  return {
    open: (slug) => {
      desk = core.Organiser.open(slug);
      vote = slug;
      return standing();
    },
    look: () => {
      held().refresh();
      return standing();
    },
    key: async (file) => {
      held().take_key(new TextDecoder().decode(await bytesOf(file, MOST_KEY)));
      return standing();
    },
    roll: async (file) => JSON.parse(held().read_roll(await bytesOf(file, MOST_ROLL))),
    schedule: async (file) => {
      held().schedule(await bytesOf(file, MOST_DOCUMENT));
      return entered();
    },
    verify: () => JSON.parse(held().verify()),
    remind: async (kind) => {
      const body = new TextEncoder().encode(JSON.stringify({ kind }));
      const signed = JSON.parse(held().remind(location.origin, body, now(), nonce()));
      return (await (await sendSigned(signed, "POST", "application/json", body)).json()).queued;
    },
    retire: async () => {
      const signed = JSON.parse(held().retire(location.origin, now(), nonce()));
      return (await (await sendSigned(signed, "POST")).json()).people;
    },
    step: (name) => {
      STEPS[name]();
      return entered();
    },
  };
});
