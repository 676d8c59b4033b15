// A register at a service, founded by command under the charter of a network with branches and members' meetings; its officers are Olga and Otto.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./modules.mjs";
import { iso } from "./service.mjs";

/** Founds it; officers' keys are `<slug>-olga.key` and `<slug>-otto.key`. */
export async function founded(service, slug) {
  const { place } = service;
  const officer = async (name) => `{ name = "${name}", person = "p-${name.toLowerCase()}", key = "${await place.key(`${slug}-${name.toLowerCase()}`)}" }`;
  place.write("network.toml", readFileSync(join(root, "charters/isn-2013.toml"), "utf8"));
  place.write("founding.toml", `charter = "network.toml"\nquorum = 2\nofficer = [${await officer("Olga")}, ${await officer("Otto")}]\n`);
  await place.good(`register new --spec founding.toml --out register --service ${service.base} --keeper-key keeper.key --at ${iso(service.now)}`);
}
