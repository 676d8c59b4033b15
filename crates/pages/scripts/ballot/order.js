// An order: by buttons, by dragging, by keyboard alike. It begins empty, so that no order is anybody's by default.

import { announce, h, replace } from "../lib/dom.js";
import { extras } from "./extras.js";

/** Ranking and pairwise contests. Places are groups of options; only where ties are allowed has one more than one. */
export function order(contest, id, say, changed) {
  const ties = contest.ballot.order === "ties";
  const label = (option) => contest.options[option].label;
  let places = [];
  let off = false;
  const ranked = h("ol", { class: "ranks", "aria-label": say("ballot-your-order") });
  const empty = h("p", { class: "quiet" }, say("ballot-nobody-ranked"));
  const rest = h("ul", { class: "ranks" });
  const restTitle = h("h3", {}, say("ballot-not-ranked"));

  /** Every ranked option with its place, in order. */
  const rows = () => places.flatMap((group, place) => group.map((option) => ({ option, place })));

  function update(focus, said) {
    const list = rows();
    replace(ranked, list.map((row, at) => rankedRow(row, at, list)));
    empty.hidden = list.length > 0;
    const left = contest.options.map((_, option) => option).filter((option) => !list.some((row) => row.option === option));
    replace(rest, left.map(restRow));
    restTitle.hidden = left.length === 0;
    if (focus) element.querySelector(focus)?.focus();
    if (said) announce(said);
    changed();
  }

  function restRow(option) {
    return h("li", { class: "rank" },
      h("span", { class: "rank-text" }, label(option)),
      h("button", { type: "button", class: "button button-quiet button-small", disabled: off, dataset: { add: option },
        "aria-label": say("ballot-rank-next", { option: label(option), place: places.length + 1 }),
        onclick: () => add(option) }, say("ballot-rank", { place: places.length + 1 })));
  }

  function rankedRow({ option, place }, at, list) {
    const button = (name, sign, disabled, act) => h("button", { type: "button", class: "icon-button", disabled: disabled || off,
      dataset: { [name]: option }, "aria-label": say(`ballot-move-${name}`, { option: label(option) }), onclick: act }, sign);
    const handle = h("button", { type: "button", class: "icon-button rank-handle", dataset: { handle: option }, disabled: off,
      "aria-label": say("ballot-handle", { option: label(option), place: place + 1 }),
      onkeydown: (event) => keyed(event, option), onpointerdown: (event) => drag(event, option) }, "⠿");
    const shared = ties && at > 0 && list[at - 1].place === place;
    return h("li", { class: "rank", dataset: { option }, value: place + 1 },
      h("span", { class: "rank-place" }, shared ? "=" : `${place + 1}.`),
      h("span", { class: "rank-text" }, label(option)),
      h("span", { class: "rank-moves" },
        button("up", "↑", at === 0 && !shared, () => move(option, -1, "up")),
        button("down", "↓", at === list.length - 1, () => move(option, 1, "down")),
        ties && at > 0 && h("button", { type: "button", class: "icon-button", "aria-pressed": String(shared), disabled: off,
          dataset: { tie: option }, "aria-label": say("ballot-move-tie", { option: label(option), above: label(list[at - 1].option) }),
          onclick: () => tie(option) }, "="),
        button("remove", "×", false, () => remove(option)),
        handle));
  }

  const said = (option) => {
    const place = places.findIndex((group) => group.includes(option));
    return say("ballot-now-at", { option: label(option), place: place + 1, all: places.length });
  };

  function add(option) {
    places.push([option]);
    update(null, said(option));
    (element.querySelector("[data-add]") ?? element.querySelector(`[data-handle="${option}"]`))?.focus();
  }

  function remove(option) {
    places = places.map((group) => group.filter((o) => o !== option)).filter((group) => group.length > 0);
    update(`[data-add="${option}"]`, say("ballot-removed", { option: label(option) }));
  }

  /** One place up or down: out of a shared place first. */
  function move(option, by, button) {
    const place = places.findIndex((group) => group.includes(option));
    const group = places[place];
    if (group.length > 1) {
      places[place] = group.filter((o) => o !== option);
      places.splice(by < 0 ? place : place + 1, 0, [option]);
    } else {
      const to = place + by;
      if (to < 0 || to >= places.length) return;
      [places[place], places[to]] = [places[to], places[place]];
    }
    const focus = button ? `[data-${button}="${option}"]:not(:disabled)` : `[data-handle="${option}"]`;
    update(focus, said(option));
    if (!element.contains(document.activeElement)) element.querySelector(`[data-handle="${option}"]`)?.focus();
  }

  /** Shares the place above, or takes one of its own. */
  function tie(option) {
    const list = rows();
    const at = list.findIndex((row) => row.option === option);
    const place = list[at].place;
    if (list[at - 1].place === place) {
      const group = places[place];
      const cut = group.indexOf(option);
      places.splice(place, 1, group.slice(0, cut), group.slice(cut));
    } else {
      places[place - 1] = [...places[place - 1], option];
      places[place] = places[place].filter((o) => o !== option);
      places = places.filter((group) => group.length > 0);
    }
    update(`[data-tie="${option}"]`, said(option));
  }

  function keyed(event, option) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by) {
      event.preventDefault();
      move(option, by, null);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      remove(option);
    }
  }

  /** By mouse, pen or finger: the row goes where it is let go. */
  function drag(event, option) {
    if (event.button !== 0 || off) return;
    event.preventDefault();
    const handle = event.target;
    const row = handle.closest(".rank");
    row.classList.add("rank-dragged");
    const others = () => [...ranked.children].filter((other) => other !== row);
    const below = (y) => others().find((other) => y < other.getBoundingClientRect().top + other.offsetHeight / 2);
    const mark = (y) => {
      for (const other of others()) other.classList.remove("rank-over");
      below(y)?.classList.add("rank-over");
    };
    const onMove = (moved) => mark(moved.clientY);
    const done = (ended) => {
      document.removeEventListener("pointermove", onMove);
      document.removeEventListener("pointerup", done);
      document.removeEventListener("pointercancel", done);
      if (ended.type === "pointercancel") return update(null);
      const before = below(ended.clientY);
      places = places.map((group) => group.filter((o) => o !== option)).filter((group) => group.length > 0);
      const to = before ? places.findIndex((group) => group.includes(Number(before.dataset.option))) : places.length;
      places.splice(to, 0, [option]);
      update(`[data-handle="${option}"]`, said(option));
    };
    document.addEventListener("pointermove", onMove);
    document.addEventListener("pointerup", done);
    document.addEventListener("pointercancel", done);
  }

  const beside = extras(contest, id, say, changed, (now) => {
    off = now;
    update(null);
  });
  const element = h("div", { class: "flow" }, empty, ranked, restTitle, rest, beside.elements);
  update(null);
  return {
    element,
    answer: () => beside.answer() ?? (places.length === 0 ? null : { order: places }),
  };
}
