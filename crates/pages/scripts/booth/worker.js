// The booth's core: keys and choices stay in this worker.

import { serve } from "../lib/acts.js";

serve("booth", (core) => {
  let session = null;
  const read = (json) => (json === undefined || json === null ? null : JSON.parse(json));
  return {
    open: (slug, election) => {
      session = core.Session.open(slug, election);
      return read(session.paper());
    },
    unlock: (secret, roll) => read(session.unlock(secret, roll)),
    lock: () => session.lock(),
    blinded: () => hex(session.blinded()),
    takeToken: (signature) => session.take_token(bytes(signature)),
    check: (contest, answer) => read(session.check(contest, JSON.stringify(answer))),
    encrypt: (answers) => read(session.encrypt(JSON.stringify(answers))),
    seal: (previous) => {
      const token = session.token_length();
      return { message: session.seal(previous), token };
    },
    challenge: () => session.challenge(),
    receipt: (text, ballot) => read(session.receipt(new TextEncoder().encode(text), ballot)),
    qr: (text) => core.qr(text),
  };
});

const hex = (array) => Array.from(array, (byte) => byte.toString(16).padStart(2, "0")).join("");
const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
