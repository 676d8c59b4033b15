// The Rust core in a worker: calls go there, answers and faults come back.

import { Refused } from "./refused.js";
import { startWorker } from "./worker.js";

/** A worker that answers calls one after the other. */
export class Core {
  #worker;
  #waiting = new Map();
  #number = 0;

  /** Called with what the worker tells meanwhile. */
  ontold = null;

  constructor(address) {
    this.#worker = startWorker(address);
    this.#worker.onmessage = ({ data }) => this.#answered(data);
    this.#worker.onerror = () => this.#stopped();
  }

  /** Calls one of the worker's acts. */
  call(act, ...args) {
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage({ number, act, args });
    });
  }

  /** Ends it, with all that it holds. */
  end() {
    this.#worker.terminate();
  }

  #answered({ number, answer, fault, told }) {
    if (told) return this.ontold?.(told);
    const { resolve, reject } = this.#waiting.get(number) ?? {};
    this.#waiting.delete(number);
    if (fault) reject?.(new Refused(fault));
    else resolve?.(answer);
  }

  #stopped() {
    for (const { reject } of this.#waiting.values()) reject(new Refused({ name: "core-stopped" }));
    this.#waiting.clear();
  }
}
