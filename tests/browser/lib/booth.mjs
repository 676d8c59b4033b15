// A voter at the booth.

import { EVERY_TYPE } from "./contests.mjs";
import { ANSWERS, byMouse, formOf } from "./answers.mjs";

export class Voter {
  constructor(page, election) {
    this.page = page;
    this.election = election;
  }

  /** Opens the booth and gives the code. */
  async enter(code = this.election.code(), language = "en") {
    this.code = code;
    await this.page.goto(this.election.url("booth", language));
    await this.unlock();
    return this;
  }

  async unlock() {
    await this.page.fill("#code", this.code);
    await this.page.click("button[type=submit]");
    await this.page.waitForSelector(".contest");
  }

  form(type) {
    return formOf(this.page, EVERY_TYPE[type][0]);
  }

  /** Marks these types' first answers, or the second ones of those in `second`. */
  async choose(types, { second = [], how = byMouse } = {}) {
    for (const type of types) await how(this.page, this.form(type), ANSWERS[type][second.includes(type) ? 1 : 0]);
  }

  async review() {
    await this.page.click("button[type=submit]");
    await this.page.waitForSelector("#cast");
  }

  /** Casts, until the receipt is there; where it says the ballot stands. */
  async cast() {
    await this.page.click("#cast");
    return this.receipt();
  }

  async receipt() {
    await this.page.waitForSelector("#cast-done");
    return this.page.innerText(".notice-good");
  }

  /** What the review says of one type's contest, line by line. */
  async reviewed(type) {
    const section = this.page.locator(".answers section", { has: this.page.locator("h3", { hasText: EVERY_TYPE[type][0] }) });
    return (await section.innerText()).split("\n").slice(1).map((line) => line.trim()).filter(Boolean).join(" | ");
  }

  /** The receipt's file. */
  saved(selector = "#save-receipt") {
    return download(this.page, selector);
  }
}

/** The text of the file that a button saves. */
export async function download(page, selector) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks), text: Buffer.concat(chunks).toString("utf8") };
}
