// Of whom the key is made, and who sits here.

import { h } from "../lib/dom.js";

export function who({ say }, { title, contests, trustees, threshold, number }) {
  return h("section", { "aria-labelledby": "trustee-who" },
    h("h2", { id: "trustee-who" }, say("trustee-who")),
    h("p", {}, say("trustee-who-why", { n: threshold, all: trustees.length })),
    h("ol", {}, trustees.map((name, place) => h("li", {}, h("bdi", {}, name), place + 1 === number && [" ", h("span", { class: "tag tag-open" }, say("trustee-you"))]))),
    h("p", { class: "small quiet" }, say("trustee-of"), " ", h("bdi", {}, title), contests.length > 0 && [": ", contests.map((contest, place) => [place > 0 && ", ", h("bdi", {}, contest)])]));
}
