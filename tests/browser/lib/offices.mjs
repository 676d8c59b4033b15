// An election at a service in which trustee 1 and officer 1 are people at browsers; everybody else acts by commands, over the service.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contests } from "./contests.mjs";
import { root } from "./modules.mjs";
import { iso } from "./service.mjs";

const CHARTER = readFileSync(join(root, "charters/every-method.toml"), "utf8");
const HOUR = 3600;

const described = ({ slug, opens, trustee, officer, otto, contest }) => `
title = "Spring election"
charter = "charter.toml"
opens = ${iso(opens)}
closes = ${iso(opens + HOUR)}
objection_window = "1h"
threshold = 2
officer_quorum = 2
trustee = [{ name = "Ada", key = "${trustee}" }, { name = "Bohdan", key = "${slug}-t2/identity.pub" }, { name = "Cem", key = "${slug}-t3/identity.pub" }]
officer = [{ name = "Olga", key = "${officer}" }, { name = "Otto", key = "${otto}" }]
roll = [{ id = "members", body = "members", max_size = 40 }]
${contests(contest)}`;

export class Offices {
  /** Trustees of these numbers act by commands. */
  constructor(service, slug, byCommand = [2, 3], contest = "motion") {
    Object.assign(this, { service, slug, byCommand, contest, place: service.place, opens: service.now, ballots: 0 });
  }

  get url() {
    return `${this.service.base}/elections/${this.slug}`;
  }

  get at() {
    return `--at ${iso(this.service.now)}`;
  }

  /** A page of this vote. */
  page(name, language = "en") {
    return `${this.service.base}/${language}/votes/${this.slug}/${name}`;
  }

  /** Makes the vote, with the public keys of those two, or of trustees and officers by command. */
  async begin({ trustee = `${this.slug}-t1/identity.pub`, officer = `${this.slug}-olga.key.pub` } = {}) {
    const { place, slug, service } = this;
    for (const i of this.byCommand) await place.good(`trustee init --state ${slug}-t${i}`);
    const otto = await place.key(`${slug}-otto`);
    await place.key(`${slug}-olga`);
    place.write("charter.toml", CHARTER);
    place.write(`${slug}.toml`, described({ slug, opens: this.opens, trustee, officer, otto, contest: this.contest }));
    await place.good(`election new --spec ${slug}.toml --out ${slug} --service ${service.base} --slug ${slug} `
      + `--organiser-key organiser.key --without-tokens ${this.at}`);
  }

  /** A copy of one's own, as it is now. */
  async copy(name) {
    await this.place.good(`mirror ${this.url} ${this.slug}-copies/${name}`);
    return `--record ${this.slug}-copies/${name}`;
  }

  file(name) {
    return `${this.slug}-m/${name}`;
  }

  /** The other trustees' commands of a round; what they wrote is sent. */
  async others(words, files) {
    for (const i of this.byCommand) {
      await this.place.good(`trustee ${words(i)} --state ${this.slug}-t${i} ${await this.copy(`t${i}`)}`);
      if (files) await this.place.good(`send ${this.url} ${files(i)}`);
    }
  }

  commit() {
    return this.others((i) => `commit --out ${this.file(`commit-${i}`)}`, (i) => this.file(`commit-${i}`));
  }

  deal() {
    const to = (i) => [1, 2, 3].filter((j) => j !== i).map((j) => this.file(`deal-${i}/envelope-${i}-${j}`)).join(" ");
    return this.others((i) => `deal --out ${this.file(`deal-${i}`)}`,
      (i) => `${this.file(`deal-${i}/dealing.json`)} ${this.file(`deal-${i}/dealing`)} ${to(i)}`);
  }

  /** With the envelopes that the service keeps, the browser's among them. */
  async acknowledge() {
    const from = (i) => [1, 2, 3].filter((j) => j !== i).map((j) => this.file(`for-${i}/envelope-${j}-${i}`)).join(" ");
    await this.others((i) => `envelopes --service ${this.url} ${this.at} --out ${this.file(`for-${i}`)}`);
    await this.others((i) => `acknowledge --out ${this.file(`ack-${i}`)} --envelope ${from(i)}`, (i) => this.file(`ack-${i}`));
    await this.others(() => "complete");
  }

  /** The whole ceremony, where all trustees act by commands. */
  async ceremony() {
    await this.commit();
    await this.deal();
    await this.acknowledge();
  }

  /** Six codes, and their roll's file. */
  async codes(roll = "members") {
    const { place, slug } = this;
    await place.good(`credentials codes --roll ${roll} --count 6 --out ${slug}.codes`);
    await place.good(`credentials list ${await this.copy("registrar")} --roll ${roll} --from ${slug}.codes --out ${slug}.roll`);
    return place.read(`${slug}.codes`).split("\n").filter((line) => line && !line.startsWith("#"));
  }

  /** A vote by command with each of these codes: the next of the answers, or its last. */
  async cast(codes, contest = this.contest, answers = ["for", "for", "for", "for", "against"]) {
    const { place, slug } = this;
    for (const [i, code] of codes.entries()) {
      place.write(`${slug}.code`, code);
      await place.good(`vote --service ${this.url} --record ${slug}-copies/voter --code-file ${slug}.code --select ${contest}=${answers[i] ?? answers.at(-1)} --cast --out ${slug}-${this.ballots++}.ballot`);
    }
  }

  /** Rolls, opening, six votes by command, closing, sums: until the trustees' turn. */
  async vote(answers) {
    const { place, slug } = this;
    const codes = await this.codes();
    await place.good(`election roll --record ${slug} --roll members ${slug}.roll`);
    await place.good(`election open --record ${slug} ${this.at}`);
    await this.cast(codes, this.contest, answers);
    this.service.clock(this.opens + HOUR);
    await place.good(`election close --record ${slug} ${this.at}`);
    this.service.clock(this.opens + 2 * HOUR);
    await place.good(`election tally --record ${slug} ${this.at}`);
  }

  signOff() {
    return this.others((i) => `sign-off ${this.at} --out ${this.file(`sign-${i}`)}`, (i) => this.file(`sign-${i}`));
  }

  share(contest = this.contest) {
    return this.others((i) => `share --out ${this.file(`share-${i}`)}`, (i) => this.file(`share-${i}/share-${contest}-${i}.json`));
  }

  /** Shares of the lot that settles a tie. */
  lot(contest = this.contest) {
    return this.others((i) => `lot --contest ${contest} --out ${this.file(`lot-${i}`)}`, (i) => this.file(`lot-${i}`));
  }

  result() {
    return this.place.good(`election result --record ${this.slug}`);
  }

  /** The other officer's signed certificate. */
  async certificate() {
    const { place, slug } = this;
    await place.good(`certify sign ${await this.copy("otto")} --key ${slug}-otto.key --out ${slug}-otto.certificate`);
    return readFileSync(place.path(`${slug}-otto.certificate`));
  }

  /** How many seconds trustees' clocks are ahead of this machine's. */
  get ahead() {
    return this.service.now - Math.floor(Date.now() / 1000) + 60;
  }
}
