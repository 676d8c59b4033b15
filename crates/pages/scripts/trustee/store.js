// Where a trustee's state lives between visits: in this browser, state and guard in two databases, so that a state that was put back alone from
// an old copy is noticed; not if both are put back, or the whole profile is. Nothing is stored before the disk has it, as far as a browser can say so.

import { fault } from "../lib/sending.js";

const STATES = "ostrakon-trustee-states";
const GUARDS = "ostrakon-trustee-guards";
const BY_SEAT = "by-seat";

const ended = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function opened(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(BY_SEAT);
  return ended(request);
}

async function put(name, seat, bytes) {
  const database = await opened(name);
  try {
    const transaction = database.transaction(BY_SEAT, "readwrite", { durability: "strict" });
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    transaction.objectStore(BY_SEAT).put(bytes, seat);
    await done;
  } finally {
    database.close();
  }
}

async function read(name, act) {
  const database = await opened(name);
  try {
    return await ended(act(database.transaction(BY_SEAT).objectStore(BY_SEAT)));
  } finally {
    database.close();
  }
}

/** Stores the state, then the guard; gives back what stands there now. */
export async function keep(seat, state, guard) {
  try {
    await put(STATES, seat, state);
    await put(GUARDS, seat, guard);
    return [await stateOf(seat), await guardOf(seat)];
  } catch (error) {
    throw fault("state-not-stored", String(error?.message ?? error));
  }
}

/** The state of a seat, if one is kept. */
export const stateOf = (seat) => read(STATES, (store) => store.get(seat));
/** What is remembered of a seat; empty where nothing is. */
export const guardOf = async (seat) => (await read(GUARDS, (store) => store.get(seat))) ?? new Uint8Array();
/** The seats of an election: the public keys of those who have one in this browser. */
export async function seats(election) {
  const keys = await read(STATES, (store) => store.getAllKeys(IDBKeyRange.bound(`${election}/`, `${election}0`, false, true)));
  return keys.map((key) => key.split("/")[1]);
}
