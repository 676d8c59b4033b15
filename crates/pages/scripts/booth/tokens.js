// A token's arithmetic, in the worker: a module of its own, which is loaded when a token is asked for, and so by nobody whose vote has none.

import { later } from "../lib/later.js";

const hex = (array) => Array.from(array, (byte) => byte.toString(16).padStart(2, "0")).join("");
const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** What the service is asked to sign; `holder` knows what the token is asked for with. */
export const blinded = async (holder) => hex(await computed("blinded", holder));

/** The token, made of the service's answer, and verified. */
export const finished = (holder, signature) => computed("finished", holder, bytes(signature));

async function computed(act, holder, ...answer) {
  const asked = holder.asked();
  const { modulus, message, drawn } = asked;
  try {
    const module = await later("token");
    return module[act](modulus, message, drawn, ...answer);
  } finally {
    drawn.fill(0);
    asked.free();
  }
}
