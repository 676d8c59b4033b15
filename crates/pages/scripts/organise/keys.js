// The keys of organiser and registrar: files that are read by the worker alone.

import { h } from "../lib/dom.js";
import { fileField } from "../lib/form.js";

export function keys(page, standing) {
  const { say, core } = page;
  const take = (file) => page.attempt(async () => page.show(await core.call("key", file)));
  const line = (office) => h("li", { dataset: { key: office, held: standing[office] ? "yes" : "no" } },
    say(`organise-${office}`), " ",
    h("span", { class: standing[office] ? "tag tag-good" : "tag" }, say(standing[office] ? "organise-key-here" : "organise-key-not-here")));
  return h("section", { class: "flow", "aria-labelledby": "organise-keys" },
    h("h2", { id: "organise-keys" }, say("organise-keys")),
    h("ul", { class: "plain-list" }, line("organiser"), line("registrar")),
    fileField(say, "organise-key", take),
    h("p", { class: "small quiet" }, say("organise-key-stays")));
}
