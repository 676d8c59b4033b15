// What in the register a vote is about, where the charter asks for it: places held, a body, a meeting, a new charter; or the tie that it settles.

import { h } from "../lib/dom.js";
import { choice, whole } from "./fields.js";

export function about(part, contest, path, vote) {
  const { page, changed } = part;
  const { say, stands } = page;
  const held = (name, read) => ({
    get value() { return contest.about?.[name] ?? ""; },
    set value(given) { contest.about = given === "" ? null : { [name]: read(given) }; },
  });
  const one = (name, words, options, read = (given) => given) =>
    choice(say, held(name, read), "value", `${path}/about`, words, options, { changed, none: "make-choose" });
  switch (vote.about) {
    case "holdings":
      return holdings(part, contest, path);
    case "body":
      return one("body", "make-about-body", stands.bodies.map(({ id, name }) => [id, name]));
    case "meeting":
      return one("meeting", "make-about-meeting", stands.meetings.map(({ id, name, place }) => [id, `${name}, ${place}`]));
    case "charter":
      return charter(part, contest, path);
    default:
      return stands.tied.length > 0 && tied(part, contest, path);
  }
}

function holdings({ page, changed }, contest, path) {
  const { say, stands } = page;
  const named = new Set(contest.about?.holdings ?? []);
  const one = ({ id, name, kind }) => h("label", { class: "choice" }, h("input", { type: "checkbox", checked: named.has(id), onchange: (event) => {
    if (event.target.checked) named.add(id);
    else named.delete(id);
    contest.about = named.size > 0 ? { holdings: [...named] } : null;
    changed();
  } }), h("span", { class: "choice-text" }, `${kind}: ${name}`));
  return h("fieldset", { class: "flow" }, h("legend", { class: "legend" }, say("make-about-holdings")), whole(`${path}/about`), h("div", { class: "choices" }, stands.holdings.map(one)));
}

/** The new charter is named by the hash of its file. */
function charter({ page, changed }, contest, path) {
  const { say } = page;
  const id = `make-${path.replaceAll("/", "-")}-about`;
  const told = h("code", { class: "small" }, contest.about?.charter ?? "");
  const input = h("input", { type: "file", id, onchange: async () => {
    const [file] = input.files;
    if (!file) return;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    contest.about = { charter: hash };
    told.textContent = hash;
    changed();
  } });
  return h("div", { class: "field" }, h("label", { for: id }, say("make-about-charter")), whole(`${path}/about`), input, told);
}

function tied({ page, changed }, contest, path) {
  const { say, stands } = page;
  const held = {
    get value() { return contest.about?.again ? `${contest.about.again.election}/${contest.about.again.contest}` : ""; },
    set value(given) {
      const [election, name] = given.split("/");
      contest.about = given === "" ? null : { again: { election, contest: name } };
    },
  };
  return choice(say, held, "value", `${path}/about`, "make-about-tied", stands.tied.map(({ election, contest: name, title }) => [`${election}/${name}`, `${title}: ${name}`]), { changed, none: "make-about-tied-none" });
}
