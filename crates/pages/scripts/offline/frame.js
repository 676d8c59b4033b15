// What stands around the screens: the name, what the file promises, and the other language.

import { h, replace } from "../lib/dom.js";

const LANGUAGES = { en: "English", de: "Deutsch" };

/** Writes it. */
export function framed(say, language) {
  document.title = `${say("offline-title")} – Ostrakon`;
  document.getElementById("title").textContent = say("offline-title");
  document.getElementById("quiet").textContent = say("offline-footer");
  const languages = document.getElementById("languages");
  languages.setAttribute("aria-label", say("layout-languages"));
  replace(languages, h("ul", { class: "languages" }, Object.entries(LANGUAGES).map(([code, name]) => h("li", {},
    h("a", { href: `#${code}`, lang: code, hreflang: code, "aria-current": code === language ? "true" : null, onclick: (event) => {
      event.preventDefault();
      location.hash = code;
      location.reload();
    } }, name)))));
}
