// An election at a service, by commands alone: described, its keys made, its roll entered, opened.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./modules.mjs";
import { iso } from "./service.mjs";

const CHARTER = readFileSync(join(root, "charters/every-method.toml"), "utf8");
const HOUR = 3600;

const described = ({ title, opens, contests, rolls }) => `
title = ${JSON.stringify(title)}
charter = "charter.toml"
opens = ${iso(opens)}
closes = ${iso(opens + HOUR)}
objection_window = "1h"
threshold = 2
officer_quorum = 1
trustee = [{ name = "Ada", key = "t1/identity.pub" }, { name = "Bohdan", key = "t2/identity.pub" }]
officer = [{ name = "Olga", key = "olga.key.pub" }]
roll = [${rolls.map((id) => `{ id = "${id}", body = "members", max_size = 40 }`).join(", ")}]
${contests}`;

export class Election {
  /** Makes an open election with this many codes on its first roll; whose public keys are `listed` are on all of its rolls. */
  static async open(service, { slug = "spring", title = "Spring election", contests, codes = 30, tokens = false, charter = CHARTER,
    rolls = ["members"], listed = [] }) {
    const election = new Election();
    Object.assign(election, { service, slug, title, place: service.place, opens: service.now });
    const place = service.place;
    place.write("charter.toml", charter);
    place.write(`${slug}.toml`, described({ title, opens: service.now, contests, rolls }));
    await election.people();
    const office = tokens ? "--registrar-key registrar.key" : "--without-tokens";
    await place.good(`election new --spec ${slug}.toml --out ${slug} --service ${service.base} --slug ${slug} `
      + `--organiser-key organiser.key ${office} ${election.at}`);
    await election.ceremony();
    for (const [i, roll] of rolls.entries()) await election.roll(roll, i === 0 ? codes : 0, listed);
    await place.good(`election open --record ${slug} ${election.at}`);
    return election;
  }

  get at() {
    return `--at ${iso(this.service.now)}`;
  }

  async people() {
    const { place } = this;
    await Promise.all([1, 2].map((i) => place.good(`trustee init --state ${this.slug}-t${i}`)));
    place.write(`${this.slug}.toml`, place.read(`${this.slug}.toml`).replaceAll(/"t(\d)\/identity/g, `"${this.slug}-t$1/identity`)
      .replaceAll("olga.key", `${this.slug}-olga.key`));
    await place.key(`${this.slug}-olga`);
  }

  /** Every trustee's command of one round; what they wrote comes onto the board. */
  async round(words, files) {
    const { place, slug } = this;
    for (const i of [1, 2]) await place.good(`trustee ${words(i)} --state ${slug}-t${i} --record ${slug}`);
    if (files) await place.good(`election accept --record ${slug} ${[1, 2].map(files).join(" ")}`);
  }

  async ceremony() {
    const m = `${this.slug}-m`;
    await this.round((i) => `commit --out ${m}/commit-${i}`, (i) => `${m}/commit-${i}`);
    await this.round((i) => `deal --out ${m}/deal-${i}`, (i) => `${m}/deal-${i}/dealing.json ${m}/deal-${i}/dealing`);
    await this.round((i) => `acknowledge --out ${m}/ack-${i} --envelope ${m}/deal-${3 - i}/envelope-${3 - i}-${i}`, (i) => `${m}/ack-${i}`);
    await this.round(() => "complete");
  }

  async roll(roll, count, listed) {
    const { place, slug } = this;
    let printed = "";
    if (count > 0) {
      await place.good(`credentials codes --roll ${roll} --count ${count} --out ${slug}.codes`);
      printed = place.read(`${slug}.codes`);
      this.codes = printed.split("\n").filter((line) => line && !line.startsWith("#"));
    }
    place.write(`${slug}-${roll}.listed`, [printed, ...listed].join("\n"));
    await place.good(`credentials list --record ${slug} --roll ${roll} --from ${slug}-${roll}.listed --out ${slug}-${roll}.roll`);
    await place.good(`election roll --record ${slug} --roll ${roll} ${slug}-${roll}.roll`);
  }

  /** The next code that nobody has used. */
  code() {
    if (this.codes.length === 0) throw new Error("no code is left: ask for more");
    return this.codes.shift();
  }

  /** An address of this vote. */
  url(page, language = "en") {
    return `${this.service.base}/${language}/votes/${this.slug}/${page}`;
  }

  /** How many ballots the board has, by what it publishes. */
  async ballots() {
    const { place, slug } = this;
    await place.good(`mirror ${this.service.base}/elections/${slug} ${slug}-copy`);
    return JSON.parse(await place.good(`election status --record ${slug}-copy --json`)).ballots;
  }
}
