// What a booth asks of its core. `open` gives the session: of a vote that is served, or of a vote file; `more` gives further acts on it.

export const acts = (core, open, more = () => ({})) => {
  let session = null;
  const read = (json) => (json === undefined || json === null ? null : JSON.parse(json));
  return {
    open: (...of) => {
      session = open(...of);
      return read(session.paper());
    },
    unlock: (secret, roll) => read(session.unlock(secret, roll)),
    lock: () => session.lock(),
    check: (contest, answer) => read(session.check(contest, JSON.stringify(answer))),
    encrypt: (answers) => read(session.encrypt(JSON.stringify(answers))),
    seal: (previous) => {
      const token = session.token_length();
      return { message: session.seal(previous), token };
    },
    file: (ballot) => session.sealed_file(ballot),
    challenge: () => session.challenge(),
    receipt: (text, ballot) => read(session.receipt(new TextEncoder().encode(text), ballot)),
    kept: (text) => read(session.kept(new TextEncoder().encode(text))),
    qr: (text) => core.qr(text),
    ...more(() => session),
  };
};
