// A folder of one's own, and the command in it.

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { root } from "./modules.mjs";

const execute = promisify(execFile);

/** The command under test. */
export const program = resolve(root, process.env.OSTRAKON_BIN ?? "target/release/ostrakon");
if (!existsSync(program)) throw new Error(`${program} is not there: \`cargo build --release --bin ostrakon\`, or name another in OSTRAKON_BIN`);

export class Place {
  constructor() {
    this.here = mkdtempSync(join(tmpdir(), "ostrakon-browser-"));
  }

  path(name) {
    return join(this.here, name);
  }

  read(name) {
    return readFileSync(this.path(name), "utf8");
  }

  write(name, text) {
    writeFileSync(this.path(name), text);
  }

  /** Runs `ostrakon` with words that must succeed; what it prints. */
  async good(words) {
    const given = Array.isArray(words) ? words : words.split(" ").filter(Boolean);
    try {
      return (await execute(program, given, { cwd: this.here, maxBuffer: 1 << 26 })).stdout;
    } catch (error) {
      throw new Error(`ostrakon ${given.join(" ")}\n${error.stdout ?? ""}${error.stderr ?? error.message}`);
    }
  }

  /** Makes a key; its public half. */
  async key(name) {
    await this.good(`certify new-key --out ${name}.key`);
    return this.read(`${name}.key.pub`).trim();
  }

  remove() {
    rmSync(this.here, { recursive: true, force: true });
  }
}
