// A PostgreSQL server of one's own, on a socket in a folder of its own; it ends with this process, however that ends.

import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAMS = ["initdb", "postgres", "pg_isready", "psql"];

/** Debian keeps them off the path, a folder a version. */
function programs() {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").sort((a, b) => b - a) : [];
  const folders = [...versions.map((v) => `/usr/lib/postgresql/${v}/bin`), ...(process.env.PATH ?? "").split(":")];
  const found = folders.find((folder) => PROGRAMS.every((name) => existsSync(join(folder, name))));
  if (!found) throw new Error("PostgreSQL's programs are not installed: apt-get install postgresql");
  return found;
}

/** PostgreSQL refuses root: somebody else is found for it. */
function owner(folder) {
  if (statSync(folder).uid !== 0) return {};
  const line = readFileSync("/etc/passwd", "utf8").split("\n").find((l) => /^(postgres|nobody):/.test(l));
  if (!line) throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody");
  const [, , uid, gid] = line.split(":");
  chownSync(folder, Number(uid), Number(gid));
  return { uid: Number(uid), gid: Number(gid) };
}

/** Ends the server and its folder when nobody is left to read from. */
const GUARD = `
trap '' INT HUP TERM
"$@" > "$0/log" 2>&1 < /dev/null &
read -r nothing
while kill -QUIT $! 2> /dev/null; do sleep 0.1; done
rm -rf "$0"`;

export class Postgres {
  static async start() {
    const server = new Postgres();
    server.programs = programs();
    server.folder = mkdtempSync(join(tmpdir(), "ostrakon-postgres-"));
    server.owner = owner(server.folder);
    chmodSync(server.folder, 0o700);
    const as = { ...server.owner, cwd: server.folder, stdio: ["ignore", "ignore", "pipe"] };
    execFileSync(join(server.programs, "initdb"), ["-D", join(server.folder, "data"), "-U", "ostrakon", "-A", "trust", "-E", "UTF8",
      "--no-locale", "--no-sync"], as);
    const words = ["-D", join(server.folder, "data"), "-k", server.folder, "-c", "listen_addresses="];
    server.guard = spawn("sh", ["-c", GUARD, server.folder, join(server.programs, "postgres"), ...words],
      { ...server.owner, cwd: server.folder, stdio: ["pipe", "ignore", "ignore"] });
    server.guard.unref();
    await server.ready();
    return server;
  }

  async ready() {
    for (let tries = 0; tries < 300; tries++) {
      try {
        this.sql("SELECT 1");
        return;
      } catch {
        await new Promise((done) => setTimeout(done, 100));
      }
    }
    throw new Error(`PostgreSQL does not answer: ${readFileSync(join(this.folder, "log"), "utf8")}`);
  }

  sql(text) {
    execFileSync(join(this.programs, "psql"), ["-h", this.folder, "-U", "ostrakon", "-d", "postgres", "-qc", text],
      { ...this.owner, cwd: this.folder, stdio: "ignore" });
  }

  /** The address of a new, empty database. */
  database(name) {
    this.sql(`CREATE DATABASE ${name}`);
    return `postgres://ostrakon@localhost/${name}?host=${encodeURIComponent(this.folder)}`;
  }

  stop() {
    this.guard.stdin.end();
  }
}
