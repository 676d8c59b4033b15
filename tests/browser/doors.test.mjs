// The other doors: a passkey, made by the member's page and used at the login's, with Chromium's own authenticator; and the organisation's login, a
// provider of OpenID Connect.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { watched } from "./lib/browser.mjs";
import { Provider, SECRET } from "./lib/provider.mjs";
import { Service, iso, until } from "./lib/service.mjs";

const provider = await Provider.start();
after(() => provider.stop());
const service = await Service.start({ host: "localhost", settings: provider.settings, files: { "oidc.secret": `${SECRET}\n` } });
after(() => service.stop());
const { base } = service;
service.place.write("people.csv", `person,name,address,weight,body
p-1,Ada,ada@example.org,1,members
p-2,Ben,ben@example.org,1,members
`);
await service.place.good(`people put --service ${base} --key registrar.key --body members --at ${iso(service.now)} people.csv`);

const button = (page, name) => page.getByRole("button", { name });

/** Logs in by mail, at the pages. */
async function byMail(page, address) {
  const before = service.mails(address).length;
  await page.goto(`${base}/en/login`);
  await page.fill("#address", address);
  await button(page, "Send me a link").click();
  await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
  const mail = await until("the mail", () => service.mails(address).slice(before).find((mail) => mail.includes("/login#")));
  await page.goto("about:blank");
  await page.goto(`${base}/en/login#${mail.match(/\/login#([A-Za-z0-9_-]{43})/)[1]}`);
  await arrived(page);
}

async function arrived(page) {
  await page.waitForURL("**/en/me");
  await page.waitForSelector("#me-bodies");
}

const person = (page) => page.innerText("#app .row strong");

async function leave(page) {
  await button(page, "Log out").click();
  await page.waitForURL("**/en/");
}

/** A device that keeps passkeys and asks its owner, who is there, for a finger. */
async function authenticator(context, page) {
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", { options: {
    protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  return { owner: (isUserVerified) => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }) };
}

/** Uses a passkey at the page for logging in. */
async function byPasskey(page) {
  await page.goto(`${base}/en/login`);
  await button(page, "Use a passkey").click();
}

test("a passkey is made where one is logged in, logs in, and is good for nothing when it is removed", () => watched(base, async (page, watch, context) => {
  watch.allow(/401/);
  const device = await authenticator(context, page);
  await byMail(page, "ada@example.org");
  await page.fill("#label", "My phone");
  await button(page, "Add a passkey").click();
  await page.getByRole("button", { name: "Remove the passkey “My phone”" }).waitFor();
  await until("a mail that tells of it", () => service.mails("ada@example.org").some((mail) => /passkey/i.test(mail)));
  await leave(page);

  await device.owner(false);
  await byPasskey(page);
  await page.waitForSelector("#app .notice-warning");
  assert.match(await page.innerText("#app .notice-warning"), /passkey was not used/);
  assert.equal((await context.cookies()).length, 0, "nobody is logged in by a device whose owner is not there");

  await device.owner(true);
  await byPasskey(page);
  await arrived(page);
  assert.equal(await person(page), "p-1");
  await page.getByRole("button", { name: "Remove the passkey “My phone”" }).click();
  await page.getByText("You have no passkey here.").waitFor();
  await leave(page);
  await byPasskey(page);
  await page.waitForSelector("#app .notice-warning");
  assert.equal((await context.cookies()).length, 0, "a removed passkey logs nobody in");
}));

test("whom the organisation's login knows comes back logged in, and a stranger does not", () => watched(base, async (page, watch, context) => {
  watch.allow(/401|403/);
  watch.allow(new RegExp(`^foreign request: ${provider.issuer}`));
  const there = async (who) => {
    provider.person = who;
    await page.goto(`${base}/en/login`);
    await page.getByRole("link", { name: "Continue there" }).click();
    await page.waitForURL(`${provider.issuer}/**`);
    await page.click("#go");
  };
  await there("ben@example.org");
  await arrived(page);
  assert.equal(await person(page), "p-2");
  await leave(page);
  await there("eve@example.org");
  await page.waitForURL("**/api/login/oidc/return**");
  assert.match(await page.innerText("body"), /not|rolls/);
  assert.ok(!(await context.cookies()).some(({ name }) => /ostrakon$/.test(name)), "a stranger has no session");
}));
