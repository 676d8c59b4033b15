// A trustee's desk: identity, shares and journal stay in this worker. Whatever is signed is stored, and read back, before it leaves.

import { serve } from "../lib/acts.js";
import { published } from "../lib/published.js";
import { bytesOf, fault, fetchSigned, saved, send } from "../lib/sending.js";
import "../lib/verifying.js";
import { guardOf, keep, seats, stateOf } from "./store.js";

const MOST_STATE = 64 << 20;

serve("desk", (core) => {
  let desk = null;
  let vote = null;
  let seat = null;
  let rehearsal = null;
  const standing = () => JSON.parse(held().standing());

  function held() {
    if (desk === null) throw fault("desk-closed");
    return desk;
  }

  /** Of two pages that work with one state each could sign what the other's journal forbids. */
  function locked(key) {
    const wanted = `${held().election()}/${key}`;
    if (wanted === seat) return Promise.resolve();
    return new Promise((resolve, reject) => {
      navigator.locks.request(`ostrakon-trustee/${wanted}`, { ifAvailable: true }, (lock) => {
        if (!lock) return reject(fault("state-elsewhere"));
        seat = wanted;
        resolve();
        // As long as this worker lives.
        return new Promise(() => {});
      });
    });
  }

  /** Stores state and guard; then what was signed comes out. A state that could not be stored is used no more. */
  async function settled() {
    // Of a rehearsal nothing is kept.
    if (rehearsal) return JSON.parse(held().stored(held().state(), held().guard()));
    try {
      const [state, guard] = await keep(seat, held().state(), held().guard());
      return JSON.parse(desk.stored(state, guard));
    } catch (error) {
      desk = null;
      throw error;
    }
  }

  /** What a state must know to be taken: all that the one which is kept here knows. One that cannot be read any more knows nothing. */
  function known(kept, guard) {
    if (!kept) return guard;
    try {
      held().load(kept, guard);
    } catch {
      return guard;
    }
    return held().guard();
  }

  async function sent(messages) {
    if (rehearsal) return rehearsed(messages);
    let size = 0;
    for (const [place, { path, content }] of messages.entries()) {
      const answer = await send(path, content, held().body(place));
      size = answer?.head?.size ?? size;
    }
    if (size > 0) await published(vote, size);
    held().refresh();
    return { standing: standing(), what: messages.map(({ what }) => what) };
  }

  /** What would have been sent is taken by the made-up board, and everybody else acts. */
  function rehearsed(messages) {
    messages.forEach((_, place) => rehearsal.take(held().body(place)));
    rehearsal.go_on();
    held().refresh();
    return { standing: standing(), what: messages.map(({ what }) => what) };
  }

  /** Asks for every envelope to this trustee. */
  async function envelopes(others) {
    for (const from of others) {
      if (rehearsal) {
        const given = rehearsal.envelope(from);
        if (given) held().give_envelope(given);
        continue;
      }
      const nonce = crypto.getRandomValues(new Uint8Array(16));
      const time = Math.floor(Date.now() / 1000);
      const { path, authorization } = JSON.parse(held().ask_for_envelope(location.origin, from, time, nonce));
      const envelope = await fetchSigned(path, authorization);
      if (envelope) held().give_envelope(envelope);
    }
  }

  const STEPS = {
    commit: () => held().commit(),
    deal: () => held().deal(),
    acknowledge: async () => {
      const { trustees, number } = standing();
      await envelopes(trustees.map((_, place) => place + 1).filter((other) => other !== number));
      held().acknowledge();
    },
    complain: (accused) => held().complain(accused),
    complete: () => held().complete(),
    "sign-off": () => held().sign_off(Math.floor(Date.now() / 1000)),
    share: () => held().share(),
    lot: (contest) => held().lot(contest),
    erase: () => held().erase(),
  };

  return {
    make: () => {
      const key = core.TrusteeKey.generate();
      return { key: key.public_key(), file: saved(key.file()) };
    },
    open: async (slug) => {
      desk = core.Desk.open(slug);
      vote = slug;
      return { standing: standing(), kept: await seats(desk.election()) };
    },
    rehearse: (words) => {
      rehearsal = core.Rehearsal.begin(JSON.stringify(words), Math.floor(Date.now() / 1000));
      desk = rehearsal.desk();
      return standing();
    },
    resume: async (key) => {
      await locked(key);
      held().load(await stateOf(seat), await guardOf(seat));
      return standing();
    },
    take: async (file) => {
      const bytes = await bytesOf(file, MOST_STATE);
      const key = core.Desk.key_of(bytes);
      // What is neither says so.
      if (!key) held().load(bytes, new Uint8Array());
      await locked(key);
      const [kept, guard] = [await stateOf(seat), await guardOf(seat)];
      if (!core.Desk.is_identity(bytes)) held().load(bytes, known(kept, guard));
      else if (kept) held().load(kept, guard);
      else held().sit(bytes, guard);
      await settled();
      return standing();
    },
    look: () => {
      held().refresh();
      return standing();
    },
    verify: () => JSON.parse(held().verify()),
    step: async (name, ...about) => {
      await STEPS[name](...about);
      return sent(await settled());
    },
    again: async () => {
      const answer = await send(`elections/${encodeURIComponent(vote)}/setup`, "application/json", held().again());
      await published(vote, answer.head.size);
      held().refresh();
      return { standing: standing(), what: ["complaint"] };
    },
    copies: () => ({ state: saved(held().state()), guard: saved(held().guard()) }),
  };
});
