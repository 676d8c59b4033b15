// WebAuthn's options and answers, between JSON and bytes.

const fromText = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** Whether this browser has passkeys. */
export const available = () => "PublicKeyCredential" in globalThis;

const described = (list) => (list ?? []).map((one) => ({ ...one, id: fromText(one.id) }));

/** Asks an authenticator who it is. */
export async function get(options) {
  const { publicKey } = options;
  const asked = {
    ...publicKey,
    challenge: fromText(publicKey.challenge),
    allowCredentials: described(publicKey.allowCredentials),
  };
  const credential = await navigator.credentials.get({ publicKey: asked });
  const { response } = credential;
  return told(credential, {
    authenticatorData: toText(response.authenticatorData),
    clientDataJSON: toText(response.clientDataJSON),
    signature: toText(response.signature),
    userHandle: response.userHandle ? toText(response.userHandle) : null,
  });
}

/** Has an authenticator make a passkey. */
export async function create(options) {
  const { publicKey } = options;
  const asked = {
    ...publicKey,
    challenge: fromText(publicKey.challenge),
    user: { ...publicKey.user, id: fromText(publicKey.user.id) },
    excludeCredentials: described(publicKey.excludeCredentials),
  };
  const credential = await navigator.credentials.create({ publicKey: asked });
  const { response } = credential;
  return told(credential, {
    attestationObject: toText(response.attestationObject),
    clientDataJSON: toText(response.clientDataJSON),
    transports: response.getTransports?.() ?? null,
  });
}

function told(credential, response) {
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    extensions: credential.getClientExtensionResults(),
    response,
  };
}
