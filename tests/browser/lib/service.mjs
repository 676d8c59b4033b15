// `ostrakon serve` on a free port, over either engine, with a clock that can be set.

import { spawn } from "node:child_process";
import { openSync, readFileSync, readdirSync, renameSync } from "node:fs";
import { createServer } from "node:net";
import { Place, program } from "./place.mjs";

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Asks until something is there. */
export async function until(what, look, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(50)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`waited ${seconds} s for ${what}`);
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** When everything here begins: the clock stands there until it is set. */
export const NOW = Math.floor(Date.now() / 1000);
/** As commands write it. */
export const iso = (seconds) => new Date(seconds * 1000).toISOString().replace(".000", "");

export class Service {
  /** Settles a service and starts it; `settings` are lines of TOML more. Passkeys belong to a `host` that has a name. */
  static async start({ database = null, organisation = "Society of Counting Methods", settings = "", host = "127.0.0.1", files = {} } = {}) {
    const service = new Service();
    service.place = new Place();
    service.database = database;
    service.port = await freePort();
    service.base = `http://${host}:${service.port}`;
    const keys = [];
    for (const office of ["organiser", "registrar", "keeper"]) keys.push(`--${office}`, await service.place.key(office));
    await service.place.good(["service", "new", "--data", "data", "--base", service.base, "--organisation", organisation, ...keys]);
    if (settings) service.place.write("data/service.toml", `${service.place.read("data/service.toml")}\n${settings}\n`);
    for (const [name, text] of Object.entries(files)) service.place.write(`data/${name}`, text);
    service.clock(NOW);
    await service.run();
    return service;
  }

  async run() {
    const words = ["serve", "--data", "data", "--clock", "clock", "--listen", `127.0.0.1:${this.port}`];
    if (this.database) words.push("--database", this.database);
    const log = openSync(this.place.path("service.log"), "a");
    this.child = spawn(program, words, { cwd: this.place.here, stdio: ["ignore", log, log] });
    // However the tests end.
    process.on("exit", () => this.child.kill("SIGKILL"));
    await until("the service", async () => {
      if (this.child.exitCode !== null) throw new Error(`the service has ended:\n${this.place.read("service.log")}`);
      return fetch(`${this.base}/en/`).then((answer) => answer.ok, () => false);
    });
  }

  /** Sets the clock. */
  clock(seconds) {
    this.place.write("clock.next", String(seconds));
    renameSync(this.place.path("clock.next"), this.place.path("clock"));
    this.now = seconds;
  }

  /** Mails that went to an address, as text. */
  mails(address) {
    const outbox = this.place.path("data/outbox");
    const mails = readdirSync(outbox).sort().map((name) => readFileSync(`${outbox}/${name}`, "utf8"));
    return mails.filter((mail) => mail.includes(address));
  }

  /** Ends it; `run` starts it again. */
  async halt() {
    const ended = new Promise((done) => this.child.once("exit", done));
    this.child.kill("SIGKILL");
    await ended;
  }

  async stop() {
    await this.halt();
    this.place.remove();
  }
}
