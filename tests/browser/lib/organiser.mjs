// An organiser at their page.

import { begun } from "./scripts.mjs";
import { until } from "./service.mjs";

const WORKER = "**/assets/scripts-organise-worker-*.js";
export const asFile = (bytes, name = "chosen") => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });

export class OrganiserPage {
  constructor(page, offices, language = "en") {
    Object.assign(this, { page, offices, language });
  }

  /** The device's clock is the service's, from the next load on. */
  async clock(context) {
    await context.unroute(WORKER);
    await begun(context, WORKER, `Date.now = () => ${this.offices.service.now * 1000};`);
  }

  async open() {
    await this.page.goto(this.offices.page("organise", this.language));
    await this.page.waitForSelector("#organise-todo");
    return this;
  }

  async key(bytes, office) {
    await this.page.setInputFiles("#organise-key", asFile(bytes));
    await this.page.waitForSelector(`[data-key=${office}][data-held=yes]`);
  }

  /** Waits until this is what comes next. */
  async next(step) {
    await this.page.waitForSelector(`#organise-todo[data-step="${step}"]`, { timeout: 30_000 });
  }

  /** Does a step, to its end. */
  async step(name) {
    await this.page.click(`#organise-go-${name}`);
    await this.done(name);
  }

  async done(name) {
    await this.page.waitForSelector(`#organise-did[data-did="${name}"]`, { timeout: 30_000 });
  }

  async look() {
    await this.page.click("#organise-look");
    await this.page.waitForFunction(() => !document.querySelector("#organise-did"));
  }

  /** Looks, and waits until the page is drawn anew. */
  async fresh() {
    await this.page.evaluate(() => { document.querySelector("#organise-todo").dataset.old = "yes"; });
    await this.page.click("#organise-look");
    await this.page.waitForSelector("#organise-todo:not([data-old])");
  }

  /** Looks until the board has so many entries more than when this was asked last. */
  async entries(more) {
    const now = async () => Number(await this.page.getAttribute("#organise-standing", "data-entries"));
    const before = await now();
    await until("entries", async () => {
      await this.page.click("#organise-look");
      return (await now()) >= before + more;
    });
  }

  async roll(bytes) {
    await this.page.setInputFiles("#organise-roll", asFile(bytes));
  }

  async verify() {
    await this.page.click("#organise-verify");
    await this.page.waitForSelector("#organise-conclusion", { timeout: 60_000 });
    return this.page.getAttribute("#organise-conclusion", "data-conclusion");
  }

  fault(name) {
    return this.page.waitForSelector(`[data-fault=${name}]`);
  }
}
