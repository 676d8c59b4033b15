// Step 1: every contest of the voter's ballot.

import { form } from "../ballot/index.js";
import { focus, h, replace } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";

export function chooseStep(booth) {
  const { say } = booth;
  const told = h("div", {});
  if (booth.forms.length === 0) {
    booth.forms = booth.contests.map((contest, i) => form(contest, i, say, () => { booth.answers = booth.answers ?? []; }));
  }
  const submit = h("button", { class: "button", type: "submit" }, say("choose-review"));

  async function review() {
    submit.disabled = true;
    replace(told);
    try {
      const faults = await judged(booth);
      if (faults.length > 0) return summary(faults);
      booth.answers = booth.forms.map((form) => form.answer());
      booth.encrypted = await booth.core.call("encrypt", booth.answers);
      booth.show("review");
    } catch (error) {
      replace(told, faulted(say, error));
    } finally {
      submit.disabled = false;
    }
  }

  function summary(faults) {
    const list = h("div", { class: "notice notice-error", role: "alert", dataset: { fault: "answers" } },
      h("h2", {}, say("common-error-summary", { n: faults.length })),
      h("ul", {}, faults.map(({ form, text }) => h("li", {}, h("a", { href: `#${form.id}`, onclick: (event) => {
        event.preventDefault();
        (form.element.querySelector("input, button") ?? form.element).focus();
      } }, `${form.contest.title}: ${text}`)))));
    replace(told, list);
    focus(list);
  }

  return h("form", { class: "flow", novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    review();
  } },
    h("h2", { class: "visually-hidden", dataset: { heading: "" } }, say("booth-step-choose")),
    told,
    booth.forms.map((form) => form.element),
    h("div", { class: "actions" }, submit));
}

/** What is wrong, form by form; told in each. */
async function judged(booth) {
  const faults = [];
  for (const [i, form] of booth.forms.entries()) {
    const answer = form.answer();
    const fault = answer === null ? { name: "answer-missing" } : await booth.core.call("check", i, answer);
    const text = fault && worded(fault, form.contest, booth.say);
    form.fault(text);
    if (text) faults.push({ form, text });
  }
  return faults;
}

/** Options by their labels, as the voter sees them. */
function worded(fault, contest, say) {
  const about = { ...fault.about };
  for (const name of ["given", "min", "max", "count", "place"]) if (name in about) about[name] = Number(about[name]);
  const label = (number) => contest.options[Number(number) - 1]?.label ?? "";
  if (about.options) about.options = about.options.split(",").map(label).join(", ");
  if (about.option) about.option = label(about.option);
  return say(`fault-${fault.name}`, about);
}
