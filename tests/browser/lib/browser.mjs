// Chromium, and pages that are watched: a test fails for any error in the console, any exception, any violation of the policy, and any
// request to another origin that it has not announced.

import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { chromium, output } from "./modules.mjs";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

const found = [process.env.OSTRAKON_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  .find((path) => path && existsSync(path));

const launched = new Map();

/** The browser of this process that has these flags. */
export function browser(flags = []) {
  const name = flags.join(" ");
  if (!launched.has(name)) launched.set(name, launch(flags));
  return launched.get(name);
}

/** Another one, with more flags. */
export function launch(flags = []) {
  if (!found) throw new Error("Chromium is not installed: apt-get install chromium");
  return chromium.launch({ executablePath: found, headless: true, args: [...FLAGS, ...flags] });
}

/** Ends them; where tests are run that happens by itself. */
export const close = () => Promise.all([...launched.values()].map(async (one) => (await one).close()));
if (process.argv[1]?.endsWith(".test.mjs")) after(close);

/** What happened on the pages of one context that should not have. */
export class Watch {
  constructor(base) {
    this.origin = new URL(base).origin;
    this.wrong = [];
    this.allowed = [];
    this.requests = [];
    this.consoled = [];
  }

  /** Announces something that would otherwise be wrong. */
  allow(pattern) {
    this.allowed.push(pattern);
  }

  tell(what) {
    if (!this.allowed.some((pattern) => pattern.test(what))) this.wrong.push(what);
  }

  on(context) {
    context.on("console", (message) => {
      this.consoled.push(message.text());
      if (["error", "warning", "assert"].includes(message.type())) this.tell(`console: ${message.text()} ${message.location().url}`);
    });
    context.on("weberror", (error) => this.tell(`exception: ${error.error().message}`));
    context.on("request", (request) => {
      this.requests.push(request);
      const url = new URL(request.url());
      if (!["data:", "blob:"].includes(url.protocol) && url.origin !== this.origin) this.tell(`foreign request: ${request.url()}`);
    });
    context.on("dialog", (dialog) => {
      if (dialog.type() !== "beforeunload") this.tell(`dialog: ${dialog.message()}`);
      dialog.accept();
    });
  }

  /** Fails where anything was wrong. */
  clean() {
    if (this.wrong.length > 0) throw new Error(`on these pages:\n  ${this.wrong.join("\n  ")}`);
  }
}

/** Opens a context whose pages are watched; runs `act` with a first page, the watch and the context; then everything must be clean. */
export async function watched(base, act, { within = browser(), ...options } = {}) {
  const context = await (await within).newContext({ viewport: { width: 768, height: 900 }, locale: "en-GB", ...options });
  const watch = new Watch(base);
  watch.on(context);
  await context.exposeBinding("ostrakonViolated", (_, what) => watch.tell(`policy: ${what}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => window.ostrakonViolated(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  });
  context.setDefaultTimeout(10_000);
  try {
    const page = await context.newPage();
    const given = await act(page, watch, context);
    watch.clean();
    return given;
  } catch (error) {
    await shown(context, error);
    if (watch.wrong.length > 0) error.message += `\non these pages:\n  ${watch.wrong.join("\n  ")}`;
    throw error;
  } finally {
    await context.close();
  }
}

/** What the pages said when a test failed. */
async function shown(context, error) {
  for (const page of context.pages()) {
    const text = await page.innerText("body", { timeout: 1000 }).catch(() => "");
    error.message += `\n${page.url()} said:\n${text.split("\n").filter(Boolean).slice(0, 40).map((line) => `  | ${line}`).join("\n")}`;
  }
}

/** Keeps a picture of a page. */
export async function picture(page, name) {
  const folder = join(output, "pictures");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
