// An organiser who fills in the form of a vote.

import { begun } from "./scripts.mjs";
import { asFile } from "./organiser.mjs";

const two = (n) => String(n).padStart(2, "0");

/** As a browser's field for day and time takes it, in this machine's time zone. */
export function local(seconds) {
  const at = new Date(seconds * 1000);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The clocks of these pages' workers are the service's, from the next load on. */
export async function clocks(context, service, ...pages) {
  for (const page of pages) {
    const worker = `**/assets/scripts-${page}-worker-*.js`;
    await context.unroute(worker);
    await begun(context, worker, `Date.now = () => ${service.now * 1000};`);
  }
}

export class MakerPage {
  constructor(page, base, language = "en") {
    Object.assign(this, { page, base, language });
  }

  async open(what = "#make-form") {
    await this.page.goto(`${this.base}/${this.language}/organise`);
    await this.page.waitForSelector(what);
    return this;
  }

  fill(path, value) {
    return this.page.fill(`#make-${path.replaceAll("/", "-")}`, String(value));
  }

  choose(path, value) {
    return this.page.selectOption(`#make-${path.replaceAll("/", "-")}`, value);
  }

  /** Title, times, a roll of this body, trustees, registrar. */
  async basics({ title, slug, opens, closes, body, most, trustees, registrar }) {
    await this.fill("title", title);
    await this.fill("slug", slug);
    await this.fill("opens", local(opens));
    await this.fill("closes", local(closes));
    await this.fill("objections", 1);
    await this.choose("rolls/0/body", body);
    await this.fill("rolls/0/most", most);
    for (const [place, { name, key }] of trustees.entries()) {
      await this.fill(`trustees/${place}/name`, name);
      await this.fill(`trustees/${place}/key`, key);
    }
    await this.fill("threshold", 2);
    await this.fill("registrar", registrar);
    await this.page.uncheck("#make-tokens");
  }

  async question(vote, title) {
    await this.page.click("#make-question-add");
    const place = (await this.page.locator(".make-question").count()) - 1;
    await this.choose(`contests/${place}/vote`, vote);
    await this.fill(`contests/${place}/title`, title);
    return place;
  }

  /** What stands beside a field. */
  async wrong(path) {
    const at = this.page.locator(`[data-fault-for="${path}"]`);
    await at.waitFor();
    return at.innerText();
  }

  async review() {
    await this.page.click("#make-review");
    await this.page.waitForSelector("#make-own-key");
  }

  /** Signs and sends; the manifest's hash. */
  async sign(key) {
    await this.page.setInputFiles("#make-own-key", asFile(key));
    await this.page.click("#make-sign");
    await this.page.waitForSelector("#make-done", { timeout: 60_000 });
    return this.page.getAttribute("#make-done", "data-election");
  }
}
