// Parts that the pages of offices share: buttons, files, codes to copy, lists of people.

import { h } from "./dom.js";

/** A button; `words` is its message and its identifier. */
export const button = (say, words, onclick, kind = "button") =>
  h("button", { type: "button", class: kind, id: words, onclick }, say(words));

/** A field for a file, which is handed on unread. */
export function fileField(say, words, take) {
  const input = h("input", { type: "file", id: words, "aria-describedby": `${words}-hint`, onchange: () => {
    const [file] = input.files;
    // The same file may be chosen again after a fault.
    input.value = "";
    if (file) take(file);
  } });
  return h("div", { class: "field" }, h("label", { for: words }, say(words)), h("span", { class: "hint", id: `${words}-hint` }, say(`${words}-hint`)), input);
}

/** Something to copy, such as a public key. */
export function copied(say, text) {
  const told = h("span", { role: "status", class: "small quiet" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = say("office-copied");
    } catch {
      // Whoever forbids it can still mark the text.
    }
  };
  return [h("code", { class: "tracker public-key" }, text),
    h("div", { class: "actions" }, h("button", { type: "button", class: "button button-quiet button-small", onclick: copy }, say("office-copy")), told)];
}

/** The steps of a task, and which of them is now. */
export const steps = (say, names, now) =>
  h("ol", { class: "steps", "aria-label": say("office-steps") }, names.map((name, place) =>
    h("li", { class: place < now ? "done" : null, "aria-current": place === now ? "step" : null }, say(name))));
