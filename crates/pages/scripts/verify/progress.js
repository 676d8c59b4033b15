// How far a verification is: a bar, a line of numbers, and a word now and then for screen readers.

import { announce, h } from "../lib/dom.js";

/** Screen readers hear of it so often, in milliseconds. */
const SAID = 15_000;
const STAGES = new Set(["loading", "reading", "reading-rolls", "verifying-ballots", "weighing-ballots"]);

/** Shows what the worker tells. */
export class Watch {
  #say;
  #bar;
  #line;
  #stage = null;
  #begun = 0;
  #said = 0;

  constructor(say, level = "h2") {
    this.#say = say;
    this.heading = h(level, {}, say("verify-stage-loading"));
    this.#bar = h("progress", { "aria-label": say("verify-progress") });
    this.#line = h("p", { class: "quiet", id: "verify-line" }, "\u00a0");
    this.element = h("div", { class: "progress", id: "verify-running" }, this.heading, this.#bar, this.#line);
  }

  told({ stage, total, done }) {
    const now = performance.now();
    if (stage !== this.#stage) this.#begin(stage, now);
    this.#bar.max = Math.max(total, 1);
    this.#bar.value = done;
    const line = [this.#say("verify-at", { done, total }), ...this.#pace(done, total, (now - this.#begun) / 1000)].join(" · ");
    this.#line.textContent = line;
    if (now - this.#said > SAID) {
      this.#said = now;
      announce(line);
    }
  }

  /** Nothing more will be told. */
  end() {
    this.#line.textContent = "";
  }

  #begin(stage, now) {
    this.#stage = stage;
    this.#begun = now;
    this.#said = now;
    const name = stage.replaceAll(" ", "-");
    this.heading.textContent = this.#say(`verify-stage-${STAGES.has(name) ? name : "other"}`);
    announce(this.heading.textContent);
  }

  /** Units a second, and how long it still takes, once there is something to go by. */
  #pace(done, total, seconds) {
    if (done === 0 || seconds < 0.5) return [];
    const rate = done / seconds;
    const left = Math.ceil((total - done) / rate);
    const words = left < 90
      ? this.#say("verify-left", { n: Math.max(left, 1) })
      : this.#say("verify-left-minutes", { n: Math.round(left / 60) });
    return [this.#say("verify-rate", { n: Math.round(rate) }), ...(done < total ? [words] : [])];
  }
}
