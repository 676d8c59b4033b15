// Fields that are bound to a part of the form; what is wrong with each stands beside it.

import { h } from "../lib/dom.js";

/** The identifier of the field of a path such as `contests/0/title`. */
export const idOf = (path) => `make-${path.replaceAll("/", "-")}`;

const faultOf = (path) => h("p", { class: "field-error", id: `${idOf(path)}-fault`, dataset: { faultFor: path }, hidden: true });

/** A label, a hint, an input, and a place for what is wrong. */
function field(say, path, words, input, hint = null, about = {}) {
  const id = idOf(path);
  input.id = id;
  input.setAttribute("aria-describedby", [hint && `${id}-hint`, `${id}-fault`].filter(Boolean).join(" "));
  return h("div", { class: "field" }, h("label", { for: id }, say(words, about)),
    hint && h("span", { class: "hint", id: `${id}-hint` }, say(hint)), faultOf(path), input);
}

/** A line of text. */
export function text(say, part, name, path, words, { hint = null, changed, mono = false, about = {} } = {}) {
  const input = h("input", { type: "text", value: part[name] ?? "", autocomplete: "off", spellcheck: mono ? "false" : null, class: mono ? "code-input" : null,
    oninput: () => { part[name] = input.value; changed(); } });
  return field(say, path, words, input, hint, about);
}

/** A whole number, or none. */
export function number(say, part, name, path, words, { hint = null, changed, min = 0, per = 1 } = {}) {
  const value = part[name] === null ? "" : part[name] / per;
  const input = h("input", { type: "number", value, min, step: "1", inputmode: "numeric", oninput: () => {
    const given = Number(input.value);
    part[name] = input.value !== "" && Number.isSafeInteger(given) && given >= min ? given * per : null;
    changed();
  } });
  return field(say, path, words, input, hint);
}

/** One of several; `options` are pairs of a value and what it is called. */
export function choice(say, part, name, path, words, options, { hint = null, changed, none = null } = {}) {
  const all = [...(none ? [["", say(none)]] : []), ...options];
  const input = h("select", { onchange: () => { part[name] = input.value; changed(); } },
    all.map(([value, label]) => h("option", { value, selected: String(part[name] ?? "") === value }, label)));
  return field(say, path, words, input, hint);
}

/** Yes or no. */
export function box(say, part, name, path, words, { changed, about = {} } = {}) {
  const input = h("input", { type: "checkbox", id: idOf(path), checked: Boolean(part[name]), onchange: () => { part[name] = input.checked; changed(); } });
  return h("label", { class: "choice" }, input, h("span", { class: "choice-text" }, say(words, about)));
}

const two = (n) => String(n).padStart(2, "0");

/** Seconds since 1970 as the browser's field has them, where the reader is. */
function local(seconds) {
  if (seconds === null) return "";
  const at = new Date(seconds * 1000);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Day and time. */
export function moment(say, part, name, path, words, { hint = null, changed } = {}) {
  const input = h("input", { type: "datetime-local", value: local(part[name]), oninput: () => {
    const at = new Date(input.value).getTime();
    part[name] = Number.isNaN(at) ? null : Math.floor(at / 1000);
    changed();
  } });
  return field(say, path, words, input, hint);
}

/** A small button that changes how the form is built. */
export const change = (say, words, id, onclick, about = {}) =>
  h("button", { type: "button", class: "button button-quiet button-small", id, onclick }, say(words, about));

/** A place for what is wrong with a whole part. */
export const whole = faultOf;
