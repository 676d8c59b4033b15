// The two packages that the tests need, from where `cargo xtask browser` has put them.

import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the working tree. */
export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");

/** Where output goes: screenshots, measurements. */
export const output = resolve(root, "target/browser");

const modules = process.env.OSTRAKON_BROWSER_MODULES ?? output;
if (!existsSync(resolve(modules, "node_modules"))) {
  throw new Error(`${modules}/node_modules is not there: \`cargo xtask browser\` brings it`);
}
const require = createRequire(resolve(modules, "package.json"));

export const { chromium } = require("playwright-core");
/** axe-core's source, which runs in the pages. */
export const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
