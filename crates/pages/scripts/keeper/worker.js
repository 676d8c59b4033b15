// The keeper's desk: the register is read, each act tried and signed in this worker, and the key stays in it.

import { serve } from "../lib/acts.js";
import { published } from "../lib/published.js";
import { bytesOf, fault, send } from "../lib/sending.js";

const MOST_KEY = 4096;

serve("desk", (core) => {
  let desk = null;
  const now = () => Math.floor(Date.now() / 1000);
  const stands = () => JSON.parse(held().stands());
  const held = () => {
    if (desk === null) throw fault("no-register");
    return desk;
  };
  return {
    open: () => {
      desk = core.KeeperDesk.open();
      return stands();
    },
    key: async (file) => {
      held().take_key(new TextDecoder().decode(await bytesOf(file, MOST_KEY)));
      return stands();
    },
    notice: (kind, starts) => JSON.parse(held().notice(kind, now(), starts)),
    form: ({ kind, id, name, declared }) => JSON.parse(held().form_body(kind, id, name, declared, now())),
    end: ({ id }) => JSON.parse(held().end_body(id, now())),
    call: ({ kind, id, place, starts, convened }) => JSON.parse(held().call(kind, id, place, starts ?? 0, convened, now())),
    send: async () => {
      const answer = await send("register", "application/json", held().body());
      await published(null, answer.head.size, "/register");
      held().refresh();
      return stands();
    },
  };
});
