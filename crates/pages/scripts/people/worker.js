// A registrar's desk: the key and the sheet stay in this worker, until the sheet is sent to the service.

import { serve } from "../lib/acts.js";
import { bytesOf, fault, saved, sendSigned } from "../lib/sending.js";

const MOST_KEY = 4096;
/** Of spec 10.7. */
const MOST_SHEET = 16 << 20;

serve("desk", (core) => {
  let registrar = null;
  let sheet = null;
  const held = () => {
    if (registrar === null) throw fault("office-key-missing");
    return registrar;
  };
  const nonce = () => crypto.getRandomValues(new Uint8Array(16));
  const now = () => Math.floor(Date.now() / 1000);

  async function put(dry) {
    const { body, bytes } = sheet;
    const signed = JSON.parse(held().put(location.origin, body, dry, bytes, now(), nonce()));
    try {
      return await (await sendSigned(signed, "POST", "text/csv", bytes)).json();
    } catch (error) {
      // Lines that are refused are an answer.
      if (error.lines) return { done: false, members: 0, added: [], changed: [], removed: [], refused: error.lines };
      throw error;
    }
  }

  return {
    bodies: () => {
      try {
        return JSON.parse(core.KeeperDesk.open().stands()).bodies;
      } catch {
        // Without a register any body may have people.
        return [];
      }
    },
    key: async (file) => {
      registrar = core.Registrar.parse(new TextDecoder().decode(await bytesOf(file, MOST_KEY)));
      return registrar.public_key();
    },
    look: async (body, file) => {
      sheet = { body, bytes: await bytesOf(file, MOST_SHEET) };
      return put(true);
    },
    put: () => put(false),
    download: async (body) => {
      const signed = JSON.parse(held().get(location.origin, body, now(), nonce()));
      return saved(new Uint8Array(await (await sendSigned(signed, "GET")).arrayBuffer()));
    },
  };
});
