// Whether a page can be used by everybody, as far as programs can tell; and what it looks like.

import { axe } from "./modules.mjs";
import { browser, picture, watched } from "./browser.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** How a page is looked at: language, colours, width, the browser's own size of text. */
export const WAYS = [
  { name: "en-light-768", language: "en", options: { colorScheme: "light", viewport: { width: 768, height: 1000 } }, pictures: true },
  { name: "de-dark-320", language: "de", options: { colorScheme: "dark", viewport: { width: 320, height: 700 } } },
  { name: "de-light-360", language: "de", options: { colorScheme: "light", viewport: { width: 360, height: 740 }, hasTouch: true }, pictures: true },
  { name: "de-large-320", language: "de", options: { colorScheme: "light", viewport: { width: 320, height: 700 } }, flags: ["--blink-settings=defaultFontSize=32"] },
  { name: "en-forced-320", language: "en", options: { colorScheme: "dark", forcedColors: "active", contrast: "more", reducedMotion: "reduce", viewport: { width: 320, height: 700 } } },
  { name: "en-dark-1280", language: "en", options: { colorScheme: "dark", viewport: { width: 1280, height: 900 }, contrast: "more", reducedMotion: "reduce" }, pictures: true },
];

/** Runs `act` once a way; `look(page, state)` examines what is shown, and what it finds fails the test at the end, all of it. */
export function everyWay(test, what, base, act) {
  for (const way of WAYS) {
    test(`${what}, ${way.name}`, () => watched(base, async (page, watch, context) => {
      await context.addInitScript({ content: axe });
      const found = [];
      const look = async (page, state) => {
        found.push(...(await faults(page, { focus: true })).map((fault) => `${state}: ${fault}`));
        if (way.pictures) await picture(page, `${state}-${way.name}`);
      };
      await act({ page, watch, context, look, language: way.language });
      if (found.length > 0) throw new Error(found.join("\n"));
    }, { ...way.options, within: browser(way.flags), locale: way.language === "de" ? "de-DE" : "en-GB" }));
  }
}

/** One page as it is, in every width and colour: for paths that can be gone once. What is found is added to `found`. */
export async function everywhere(page, state, found) {
  for (const { name, options: { colorScheme, viewport, contrast = "no-preference", forcedColors = "none" } } of WAYS.filter(({ flags }) => !flags)) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, contrast, forcedColors, reducedMotion: "reduce" });
    found.push(...(await faults(page)).map((fault) => `${state}, ${name.replace(/^.*?-/, "")}: ${fault}`));
    if (viewport.width !== 320) await picture(page, `${state}-${colorScheme}-${viewport.width}`);
  }
}

async function faults(page, { focus = false } = {}) {
  // What fades in is looked at when it is there.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  // Forced colours are the reader's own; axe would judge the ones that are not painted.
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"],
    rules: { "color-contrast": { enabled: !matchMedia("(forced-colors: active)").matches } } })
    .then(({ violations }) => violations.map(({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary ?? ""}`.replaceAll(/\s+/g, " ")).join("; ")}`)), TAGS);
  return [...found, ...(await page.evaluate(shape)), ...(await page.evaluate(colourless)), ...(focus ? await unfocused(page) : [])];
}

/** What is told by colour alone: a mark, a notice or a field in error without words, a chosen answer without its control's mark, motion where none is wanted. */
function colourless() {
  const found = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const named = (element) => element.outerHTML.slice(0, 120);
  for (const element of document.querySelectorAll(".tag, .notice, .check, .field-error, [role=alert]:not(:empty), [aria-current]")) {
    if (shown(element) && !element.innerText.trim()) found.push(`told by colour alone: ${named(element)}`);
  }
  for (const field of document.querySelectorAll("[aria-invalid=true]")) {
    const words = (field.getAttribute("aria-describedby") ?? field.getAttribute("aria-errormessage") ?? "").split(" ").map((id) => document.getElementById(id));
    if (shown(field) && !words.some((element) => element && shown(element) && element.innerText.trim())) found.push(`an error without words: ${named(field)}`);
  }
  for (const control of document.querySelectorAll("input[type=checkbox], input[type=radio]")) {
    const { opacity, appearance, width } = getComputedStyle(control);
    if (shown(control) && (Number(opacity) < 1 || appearance === "none" || parseFloat(width) < 12)) found.push(`a control whose mark does not show: ${named(control)}`);
  }
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    const moving = document.getAnimations().filter((animation) => animation.effect.getComputedTiming().activeDuration > 10);
    if (moving.length > 0) found.push(`it moves: ${moving.map(({ effect }) => named(effect.target)).join(" ")}`);
  }
  return found;
}

/** Whatever the keyboard can reach shows that it is there: an outline, or a border that changes; colours and shadows may be forced away. */
async function unfocused(page) {
  // From the keyboard's first step on, focus is shown, also where a script moves it.
  const place = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press("Tab");
  const found = await page.evaluate((place) => {
    const lines = (element) => {
      const { outlineStyle, outlineWidth, outlineColor, borderTopWidth, borderTopColor, borderTopStyle } = getComputedStyle(element);
      const outline = outlineStyle === "none" || parseFloat(outlineWidth) < 2 ? "" : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
      return [outline, `${borderTopStyle} ${borderTopWidth} ${borderTopColor}`].join();
    };
    const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    const found = [];
    for (const element of document.querySelectorAll(all)) {
      if (element.disabled || !element.checkVisibility({ visibilityProperty: true })) continue;
      const around = [element, element.closest("label"), element.closest(".card"), element.parentElement].filter(Boolean);
      document.activeElement.blur();
      const before = around.map(lines);
      element.focus({ preventScroll: true });
      if (document.activeElement !== element) continue;
      if (!around.some((one, i) => lines(one) !== before[i])) found.push(`focus does not show: ${element.outerHTML.slice(0, 120)}`);
    }
    document.activeElement.blur();
    place?.focus?.({ preventScroll: true });
    return found;
  }, place);
  await place.dispose();
  return found;
}

/** What axe does not look at: sideways scrolling, the size of targets, names of controls, the page's landmarks and heading. */
function shape() {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1).slice(-1)[0];
    found.push(`it scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}: ${wide?.outerHTML.slice(0, 120)}`);
  }
  if (!document.title.trim()) found.push("no title");
  if (!root.lang) found.push("no language");
  if (document.querySelectorAll("h1").length !== 1) found.push(`${document.querySelectorAll("h1").length} h1`);
  if (document.querySelectorAll("main").length !== 1) found.push("not one main");
  for (const element of document.querySelectorAll("button, input:not([type=hidden]), a[href], summary, select, textarea")) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || getComputedStyle(element).visibility === "hidden" || element.closest(".visually-hidden")) continue;
    const area = element.closest("label")?.getBoundingClientRect() ?? box;
    const inText = element.tagName === "A" && getComputedStyle(element).display === "inline";
    if (!inText && (area.height < 24 || area.width < 24)) found.push(`a target of ${area.width}×${area.height}: ${element.outerHTML.slice(0, 100)}`);
    if (element.tabIndex > 0) found.push(`an order of its own: ${element.outerHTML.slice(0, 100)}`);
  }
  // A message that stays in its own identifier was not translated.
  const raw = document.body.innerText.match(/^(?:[a-z]+-){1,4}[a-z]+$/m);
  if (raw && !/^(en|de)/.test(raw[0])) found.push(`a message without words: ${raw[0]}`);
  return found;
}
