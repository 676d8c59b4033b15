// Logging in: a link by mail, a passkey, or the organisation's own login. Nothing is said of who is known here.

import { Refused, call } from "../lib/api.js";
import { announce, app, focus, h, replace } from "../lib/dom.js";
import { available, get } from "../lib/passkeys.js";
import { language, load } from "../lib/words.js";

const say = await load("login");
const mine = `/${language}/me`;

/** What went wrong, in words. */
function why(error) {
  if (!(error instanceof Refused)) return say("login-passkey-not");
  switch (error.status) {
    case 0: return say("common-no-connection");
    case 401: return say("login-void");
    case 403: return say("login-not-here");
    case 429: return say("login-too-often");
    case 400:
    case 422: return say("login-address-wrong");
    default: return say("login-not-now");
  }
}

const notice = (kind, ...children) => h("div", { class: `notice ${kind}`, role: "alert" }, children);

async function redeem(secret) {
  replace(app(), h("p", { role: "status" }, say("common-loading")));
  try {
    await call("POST", "/api/login/mail/redeem", { secret });
    location.replace(mine);
  } catch (error) {
    choose(why(error));
  }
}

function sent(address) {
  const heading = h("h2", {}, say("login-sent"));
  replace(
    app(),
    heading,
    h("p", {}, say("login-sent-to", { address })),
    h("p", { class: "quiet" }, say("login-sent-what")),
    h("p", { class: "actions" }, h("button", { class: "button button-quiet", type: "button", onclick: () => choose() }, say("login-again"))),
  );
  focus(heading);
}

function mailForm() {
  const input = h("input", { id: "address", type: "email", autocomplete: "email", required: true, "aria-describedby": "address-hint" });
  const error = h("p", { id: "address-error", class: "field-error", hidden: true });
  const wrong = (text) => {
    error.textContent = text;
    error.hidden = false;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", "address-error address-hint");
    input.focus();
  };
  const button = h("button", { class: "button" }, say("login-send"));
  const send = async (event) => {
    event.preventDefault();
    const address = input.value.trim();
    if (!/^[^\s@]+@[^\s@]+$/.test(address)) return wrong(say("login-address-wrong"));
    button.disabled = true;
    try {
      await call("POST", "/api/login/mail", { address });
      sent(address);
    } catch (refused) {
      button.disabled = false;
      wrong(why(refused));
    }
  };
  return h(
    "form",
    { class: "panel", novalidate: true, onsubmit: send },
    h("h2", {}, say("login-mail")),
    h("div", { class: "field" },
      h("label", { for: "address" }, say("login-address")),
      h("p", { id: "address-hint", class: "hint" }, say("login-address-hint")),
      error,
      input),
    h("p", { class: "actions" }, button),
  );
}

function passkey() {
  const problem = h("div", {});
  const log = async () => {
    replace(problem);
    try {
      const { ceremony, options } = await call("POST", "/api/login/passkey/begin", {});
      await call("POST", "/api/login/passkey/finish", { ceremony, credential: await get(options) });
      location.assign(mine);
    } catch (error) {
      replace(problem, notice("notice-warning", h("p", {}, why(error))));
    }
  };
  return h("section", { class: "panel" },
    h("h2", {}, say("login-passkey")),
    h("p", { class: "quiet" }, say("login-passkey-what")),
    problem,
    h("p", { class: "actions" }, h("button", { class: "button button-quiet", type: "button", onclick: log }, say("login-passkey-use"))));
}

const provider = () =>
  h("section", { class: "panel" },
    h("h2", {}, say("login-oidc")),
    h("p", { class: "actions" }, h("a", { class: "button button-quiet", href: "/api/login/oidc" }, say("login-oidc-use"))));

async function choose(problem) {
  let ways = ["mail"];
  try {
    ({ login: ways } = await call("GET", "/api/service"));
  } catch (error) {
    problem ??= why(error);
  }
  replace(
    app(),
    problem && notice("notice-error", h("p", {}, problem)),
    h("p", { class: "lead" }, say("login-lead")),
    mailForm(),
    ways.includes("passkey") && available() && passkey(),
    ways.includes("oidc") && provider(),
    h("p", { class: "small quiet" }, say("login-secret")),
  );
  if (problem) announce(problem);
}

const secret = location.hash.slice(1);
// Out of the address and the history before anything else: it is good once.
if (secret) history.replaceState(null, "", location.pathname);

if (secret) await redeem(secret);
else {
  // Whoever comes back from a provider has a session already.
  const known = await call("GET", "/api/me").then(() => true, () => false);
  if (known) location.replace(mine);
  else await choose();
}
