// A trustee and an officer at their pages.

import { download } from "./booth.mjs";
import { begun } from "./scripts.mjs";

const asFile = (bytes, name = "chosen") => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
const WORKER = "**/assets/scripts{-,/}trustee{-,/}worker*.js";

export class TrusteePage {
  constructor(page, offices, language = "en") {
    Object.assign(this, { page, offices, language });
  }

  async open(what = "#trustee-todo, #trustee-file, #trustee-make") {
    await this.page.goto(this.offices.page("trustee", this.language));
    await this.page.waitForSelector(what);
    return this;
  }

  /** Makes an identity: its file, and the public key that the page shows. */
  async make() {
    const { bytes } = await download(this.page, "#trustee-make");
    return { identity: bytes, key: (await this.page.innerText("#trustee-made .public-key")).trim() };
  }

  async take(bytes) {
    await this.page.setInputFiles("#trustee-file", asFile(bytes));
  }

  /** Waits until this is what comes next. */
  async next(step, what = "") {
    await this.page.waitForSelector(`#trustee-todo[data-step="${step}"][data-for="${what}"]`, { timeout: 30_000 });
  }

  /** Does a step, to its end. */
  async step(name) {
    await this.page.click(`#trustee-go-${name}`);
    await this.page.waitForSelector(`#trustee-did[data-did="${name}"]`, { timeout: 30_000 });
  }

  async look() {
    await this.page.click("#trustee-look");
    await this.page.waitForFunction(() => !document.querySelector("#trustee-did"));
  }

  async verify() {
    await this.page.click("#trustee-verify");
    await this.page.waitForSelector("#trustee-conclusion", { timeout: 60_000 });
    return this.page.getAttribute("#trustee-conclusion", "data-conclusion");
  }

  saved(which = "state") {
    return download(this.page, `#trustee-save-${which}`);
  }

  /** From the next load on the worker's clock is ahead. */
  static async ahead(context, seconds) {
    await context.unroute(WORKER);
    await begun(context, WORKER, `{ const now = Date.now.bind(Date); Date.now = () => now() + ${seconds * 1000}; }`);
  }
}

export class OfficerPage {
  constructor(page, offices, language = "en") {
    Object.assign(this, { page, offices, language });
  }

  async open() {
    await this.page.goto(this.offices.page("certify", this.language));
    await this.page.waitForSelector("#certify-key");
    return this;
  }

  async make() {
    if (!(await this.page.isVisible("#certify-make"))) await this.page.click("#app details summary");
    const { bytes } = await download(this.page, "#certify-make");
    return { file: bytes, key: (await this.page.innerText("#certify-made .public-key")).trim() };
  }

  async take(bytes) {
    await this.page.setInputFiles("#certify-key", asFile(bytes));
  }

  /** Verifies; what it comes to. */
  async verify() {
    await this.page.click("#certify-verify");
    await this.page.waitForSelector("#certify-conclusion", { timeout: 60_000 });
    return this.page.getAttribute("#certify-conclusion", "data-conclusion");
  }

  async sign() {
    await this.page.click("#certify-sign");
    return this.counted(1);
  }

  async add(bytes) {
    await this.page.setInputFiles("#certify-add", asFile(bytes));
  }

  async counted(n) {
    await this.page.waitForSelector(`#certify-count[data-counted="${n}"]`);
  }

  async send() {
    await this.page.click("#certify-send");
    await this.page.waitForSelector("#certify-sent");
  }
}
