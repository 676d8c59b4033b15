// One's own votes: what is open, coming, decided; bodies; passkeys; logging out.

import { Refused, call } from "../lib/api.js";
import { announce, app, h, replace } from "../lib/dom.js";
import { available, create } from "../lib/passkeys.js";
import { day, language, load, moment } from "../lib/words.js";

const say = await load("me");
const at = (path) => `/${language}${path}`;

/** What of a stage matters to members. */
function phase(stage) {
  if (stage === "open") return "open";
  if (["draft", "ceremony", "rolls", "ready", "announced"].includes(stage)) return "coming";
  return ["certify", "done"].includes(stage) ? "decided" : "counting";
}

/** One's rolls by election. */
function grouped(rolls) {
  const all = new Map();
  for (const roll of rolls) {
    if (!all.has(roll.slug)) all.set(roll.slug, []);
    all.get(roll.slug).push(roll);
  }
  return all;
}

/** What a roll's body is asked, and by which clause. */
function asked(roll, names) {
  return [
    h("p", { class: "small quiet" }, h("bdi", {}, names[roll.body] ?? roll.body)),
    h("ul", { class: "questions" }, roll.contests.map((contest) => h("li", {}, h("bdi", {}, contest.title),
      contest.clause && h("span", { class: "small quiet" }, " – ", h("bdi", {}, contest.clause))))),
  ];
}

function card(election, rolls, names) {
  const [first] = rolls;
  const now = phase(election.stage);
  const listed = rolls.some((roll) => roll.listed);
  const time = now === "coming" ? say("me-opens", { time: moment(first.opens) }) : say(now === "open" ? "me-closes" : "me-closed", { time: moment(first.closes) });
  const vote = at(`/votes/${election.slug}`);
  const kind = now === "open" ? "tag tag-open" : election.stage === "done" ? "tag tag-good" : "tag";
  return h("li", { class: "card" },
    h("span", { class: kind }, say(`me-phase-${now}`)),
    h("h3", {}, h("a", { href: vote }, h("bdi", {}, first.title))),
    rolls.map((roll) => asked(roll, names)),
    h("p", { class: "small quiet" }, time),
    !listed && h("p", { class: "small" }, say("me-not-listed")),
    now === "open" && listed && h("p", { class: "actions raised" }, h("a", { class: "button", href: `${vote}/booth`, "aria-label": say("me-vote-in", { title: first.title }) }, say("me-vote"))),
    now === "decided" && h("p", { class: "raised" }, h("a", { href: `${vote}/outcome` }, say("me-outcome"))));
}

function votes(me, elections) {
  const own = grouped(me.elections);
  const known = new Map(elections.map((election) => [election.slug, election]));
  const sections = ["open", "coming", "counting", "decided"].map((wanted) => {
    const cards = [...own].map(([slug, rolls]) => [known.get(slug), rolls])
      .filter(([election]) => election && phase(election.stage) === wanted)
      .map(([election, rolls]) => card(election, rolls, me.names));
    return cards.length > 0 && h("section", { "aria-labelledby": `me-${wanted}` },
      h("h2", { id: `me-${wanted}` }, say(`me-${wanted}`)), h("ul", { class: "cards" }, cards));
  });
  const none = sections.every((section) => !section);
  return none ? h("div", { class: "panel empty" }, h("p", {}, say("me-none"))) : sections;
}

function bodies(me) {
  return h("section", { "aria-labelledby": "me-bodies" },
    h("h2", { id: "me-bodies" }, say("me-bodies")),
    me.bodies.length > 0
      ? h("ul", {}, me.bodies.map((body) => h("li", {}, h("bdi", {}, me.names[body] ?? body))))
      : h("p", {}, say("me-no-bodies")),
    h("p", { class: "small quiet" }, say(me.credential ? "me-credential-left" : "me-credential-none")));
}

async function passkeys() {
  const place = h("div", {});
  const problem = h("div", { role: "alert" });
  const show = async () => {
    const own = await call("GET", "/api/me/passkeys").catch(() => []);
    replace(place, own.length > 0
      ? h("ul", { class: "plain-list" }, own.map((key) => h("li", {},
          h("bdi", {}, key.label), " ", h("span", { class: "small quiet" }, say("me-passkey-added", { time: day(key.added) })), " ",
          h("button", { class: "button button-plain", type: "button", "aria-label": say("me-passkey-remove-one", { label: key.label }), onclick: () => remove(key) }, say("me-passkey-remove")))))
      : h("p", {}, say("me-passkey-none")));
  };
  const tried = async (work) => {
    replace(problem);
    try {
      await work();
      await show();
    } catch {
      replace(problem, h("p", { class: "field-error" }, say("common-failed")));
    }
  };
  const remove = (key) => tried(async () => {
    await call("DELETE", `/api/me/passkeys/${encodeURIComponent(key.id)}`);
    announce(say("me-passkey-removed"));
  });
  const label = h("input", { id: "label", maxlength: 60, autocomplete: "off" });
  const add = (event) => {
    event.preventDefault();
    return tried(async () => {
      const named = label.value.trim() || say("me-passkey-unnamed");
      const { ceremony, options } = await call("POST", "/api/me/passkeys/begin", { label: named });
      await call("POST", "/api/me/passkeys/finish", { ceremony, credential: await create(options) });
      label.value = "";
      announce(say("me-passkey-made"));
    });
  };
  await show();
  return h("section", { "aria-labelledby": "me-passkeys" },
    h("h2", { id: "me-passkeys" }, say("me-passkeys")),
    h("p", {}, say("me-passkeys-what")), place, problem,
    h("form", { class: "panel", onsubmit: add },
      h("div", { class: "field" }, h("label", { for: "label" }, say("me-passkey-label")), label),
      h("p", { class: "actions" }, h("button", { class: "button button-quiet" }, say("me-passkey-add")))));
}

async function logout() {
  await call("POST", "/api/logout").catch(() => null);
  location.assign(at("/"));
}

function stranger() {
  replace(app(),
    h("p", { class: "lead" }, say("me-stranger")),
    h("p", { class: "actions" },
      h("a", { class: "button", href: at("/login") }, say("me-login")),
      h("a", { class: "button button-quiet", href: at("/") }, say("me-all"))),
    h("p", { class: "small quiet" }, say("me-without")));
}

function failed(error) {
  if (error instanceof Refused && error.status === 401) return stranger();
  const text = error instanceof Refused && error.status === 0 ? say("common-no-connection") : say("common-failed");
  return replace(app(),
    h("div", { class: "notice notice-error", role: "alert" }, h("p", {}, text)),
    h("p", { class: "actions" }, h("button", { class: "button", type: "button", onclick: show }, say("common-try-again"))));
}

async function show() {
  replace(app(), h("p", { role: "status" }, say("common-loading")));
  try {
    const [me, elections, service] = await Promise.all(["/api/me", "/api/elections", "/api/service"].map((path) => call("GET", path)));
    const keys = service.login.includes("passkey") && available() ? await passkeys() : null;
    replace(app(),
      h("div", { class: "row" },
        h("p", {}, say("me-you"), " ", h("strong", {}, h("bdi", {}, me.person))),
        h("button", { class: "button button-quiet button-small", type: "button", onclick: logout }, say("me-logout"))),
      votes(me, elections), bodies(me), keys);
  } catch (error) {
    failed(error);
  }
}

await show();
