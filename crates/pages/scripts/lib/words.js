// Words in the page's language: loads what the build precompiled, and formats it.

import { words } from "./assets.js";

/** The page's language. */
export const language = document.documentElement.lang === "de" ? "de" : "en";

const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);
const moments = new Intl.DateTimeFormat(language,
  { year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" });
const days = new Intl.DateTimeFormat(language, { dateStyle: "long" });

/** Loads the words of these pages and of all (`common`); gives `say(id, values)`. */
export async function load(...pages) {
  const all = await Promise.all(["common", ...pages].map(fetched));
  const messages = Object.assign({}, ...all);
  return (id, values = {}) => (id in messages ? format(messages[id], values) : id);
}

async function fetched(page) {
  const there = words[language][page];
  // The offline booth fetches nothing: it has the words themselves.
  if (typeof there !== "string") return there;
  const answer = await fetch(there);
  if (!answer.ok) throw new Error(`the words of ${page}: ${answer.status}`);
  return answer.json();
}

function format(message, values) {
  if (typeof message === "string") return message;
  return message.map((part) => (typeof part === "string" ? part : placed(part, values))).join("");
}

function placed(part, values) {
  const value = values[part.$];
  if (!part.of) return typeof value === "number" ? numbers.format(value) : String(value ?? part.$);
  const exact = String(value);
  if (Object.hasOwn(part.of, exact)) return format(part.of[exact], values);
  const key = typeof value === "number" ? plurals.select(value) : part.else;
  return format(part.of[Object.hasOwn(part.of, key) ? key : part.else], values);
}

/** A number as the language writes it. */
export const number = (n) => numbers.format(n);
/** Seconds since 1970 as day and time, where the reader is, and where that is: it may be printed. */
export const moment = (seconds) => moments.format(new Date(seconds * 1000));
/** Seconds since 1970 as a day. */
export const day = (seconds) => days.format(new Date(seconds * 1000));
