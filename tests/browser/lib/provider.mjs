// A provider of OpenID Connect on this machine: it asks nobody who they are, and says of everybody what it is told to.

import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer } from "node:http";

const CLIENT = "ostrakon";
/** What only the service and its provider know. */
export const SECRET = "s:cret & more";
const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

export class Provider {
  /** Starts one; `person` is whom it knows. */
  static async start() {
    const provider = new Provider();
    provider.codes = new Map();
    provider.key = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    provider.server = createServer((request, answer) => provider.#answer(request, answer));
    await new Promise((done) => provider.server.listen(0, "127.0.0.1", done));
    provider.issuer = `http://127.0.0.1:${provider.server.address().port}`;
    return provider;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** A service's settings. */
  get settings() {
    return `[oidc]\nissuer = "${this.issuer}"\nclient_id = "${CLIENT}"\nclient_secret_file = "oidc.secret"\nclaim = "email"`;
  }

  async #answer(request, answer) {
    const url = new URL(request.url, this.issuer);
    const body = [];
    for await (const chunk of request) body.push(chunk);
    const told = {
      "/.well-known/openid-configuration": () => this.#places(),
      "/keys": () => ({ keys: [{ ...createPublicKey(this.key).export({ format: "jwk" }), kid: "one", use: "sig" }] }),
      "/token": () => this.#token(new URLSearchParams(Buffer.concat(body).toString()), request.headers.authorization),
    }[url.pathname]?.();
    if (url.pathname === "/authorize") return this.#page(url.searchParams, answer);
    answer.writeHead(told ? 200 : 400, { "content-type": "application/json" }).end(JSON.stringify(told ?? { error: "invalid_grant" }));
  }

  #places() {
    const at = (name) => `${this.issuer}/${name}`;
    return { issuer: this.issuer, authorization_endpoint: at("authorize"), token_endpoint: at("token"), jwks_uri: at("keys") };
  }

  /** Whoever is sent here may go on, as the person of this moment. */
  #page(asked, answer) {
    const code = randomBytes(16).toString("hex");
    this.codes.set(code, { person: this.person, nonce: asked.get("nonce"), challenge: asked.get("code_challenge") });
    const back = new URL(asked.get("redirect_uri"));
    back.search = new URLSearchParams({ code, state: asked.get("state") });
    const link = back.href.replaceAll("&", "&amp;");
    answer.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html><link rel="icon" href="data:,"><a id="go" href="${link}">Go on as ${this.person}</a>`);
  }

  /** A code is good once, for the client, with the verifier of its challenge. */
  #token(form, authorization) {
    const client = `${CLIENT}:${new URLSearchParams({ "": SECRET }).toString().slice(1)}`;
    const given = this.codes.get(form.get("code"));
    this.codes.delete(form.get("code"));
    const challenge = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
    if (authorization !== `Basic ${Buffer.from(client).toString("base64")}` || given?.challenge !== challenge) return null;
    return { access_token: "x", token_type: "Bearer", id_token: this.#signed(given) };
  }

  #signed({ person, nonce }) {
    const iat = Math.floor(Date.now() / 1000);
    const text = [{ alg: "ES256", kid: "one" }, { iss: this.issuer, aud: CLIENT, iat, exp: iat + 60, nonce, email: person, email_verified: true }].map(part).join(".");
    return `${text}.${sign("sha256", Buffer.from(text), { key: this.key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  }
}
