// A code, or a key: one that is kept in this browser, if there is one.

import { h, replace } from "../lib/dom.js";
import { faulted } from "../lib/fault.js";

export function unlockStep(booth, key = null) {
  const { say } = booth;
  const told = h("div", {});
  const code = h("input", { id: "code", class: "code-input", type: "text", autocomplete: "off", autocapitalize: "characters",
    spellcheck: "false", required: true, "aria-describedby": "code-hint code-error" });
  const error = h("p", { class: "field-error", id: "code-error", hidden: true });
  const submit = h("button", { class: "button", type: "submit" }, say("unlock-go-on"));

  async function unlock(secret, roll = "") {
    submit.disabled = true;
    error.hidden = true;
    code.removeAttribute("aria-invalid");
    replace(told);
    try {
      booth.voter = await booth.core.call("unlock", secret, roll);
      booth.forms = [];
      booth.answers = null;
      code.value = "";
      booth.show("choose");
    } catch (fault) {
      refused(fault, secret);
    } finally {
      submit.disabled = false;
    }
  }

  function refused(fault, secret) {
    if (fault.name === "code-on-several-rolls") return several(fault.about.rolls.split(","), secret);
    if (fault.name === "code-mistyped" || fault.name === "code-on-no-roll") {
      error.textContent = say(`fault-${fault.name}`);
      error.hidden = false;
      code.setAttribute("aria-invalid", "true");
      code.focus();
      return;
    }
    replace(told, faulted(say, fault));
  }

  function several(rolls, secret) {
    replace(told, h("div", { class: "notice", role: "status" }, h("p", {}, say("unlock-several")),
      h("div", { class: "actions" }, rolls.map((roll) =>
        h("button", { class: "button button-quiet", type: "button", onclick: () => unlock(secret, roll) }, roll)))));
  }

  return h("div", { class: "flow" },
    h("h2", { dataset: { heading: "" } }, say("unlock-title")),
    key && h("div", { class: "panel" }, h("p", {}, say("unlock-kept")),
      h("button", { class: "button", type: "button", onclick: () => unlock(key) }, say("unlock-with-kept"))),
    h("form", { class: "flow", novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      unlock(code.value);
    } },
      h("div", { class: "field" },
        h("label", { for: "code" }, say("unlock-code")),
        h("span", { class: "hint", id: "code-hint" }, say("unlock-code-hint")),
        code, error),
      h("div", { class: "actions" }, submit)),
    told,
    h("details", {}, h("summary", {}, say("unlock-key-file")),
      h("div", { class: "field" }, h("label", { for: "key-file" }, say("unlock-key-label")),
        h("input", { id: "key-file", type: "file", onchange: async (event) => unlock(await event.target.files[0].text()) }))),
    h("p", { class: "small quiet" }, say("unlock-private")));
}
