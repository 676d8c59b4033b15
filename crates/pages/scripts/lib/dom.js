// Builds the DOM from plain values: no markup is ever parsed.

/**
 * An element: h("p", { class: "lead", onclick: f, hidden: true }, "text", child, [more]).
 * Attributes that are null, undefined or false are left out; names that begin with "on" are listeners; `value`, `checked`, `disabled`
 * and `selected` are set as properties too. Children that are null, undefined or false are left out.
 */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

const SVG = "http://www.w3.org/2000/svg";

/** As `h`, of an SVG. */
export function s(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

const PROPERTIES = new Set(["value", "checked", "disabled", "selected", "indeterminate"]);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(element.dataset, value);
    else {
      element.setAttribute(name, value === true ? "" : String(value));
      if (PROPERTIES.has(name)) element[name] = value;
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/** Puts these children into an element, in place of what is there. */
export function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/** Where a shell's script builds its page. */
export const app = () => document.getElementById("app");

/** Moves the focus to an element that is not in the order of the keyboard, as to a heading after a step. */
export function focus(element) {
  if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
  element.focus();
}

let region = null;
let waiting = 0;

/** Says something to screen readers alone. */
export function announce(text) {
  if (!region) {
    region = h("div", { class: "visually-hidden", role: "status", "aria-live": "polite" });
    document.body.append(region);
  }
  hush();
  // Two texts that are the same are two.
  waiting = setTimeout(() => { region.textContent = text; }, 50);
}

/** Takes back what was announced last: what was said of a choice does not stay when the choice is gone from the page. */
export function hush() {
  clearTimeout(waiting);
  if (region) region.textContent = "";
}

/** What stands between `/votes/` and the next `/` of the address: the vote that a shell is for. */
export function slug() {
  const found = location.pathname.match(/\/votes\/([^/]+)/);
  return found ? decodeURIComponent(found[1]) : null;
}
