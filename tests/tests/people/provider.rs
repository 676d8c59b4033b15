//! A provider of OpenID Connect, in the test's process: it says what it is told to.

use data_encoding::{BASE64, BASE64URL_NOPAD};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use url::form_urlencoded::parse;

pub(crate) const CLIENT: &str = "ostrakon";
pub(crate) const SECRET: &str = "s:cret & more";

/// Changes claims before they are signed.
pub(crate) type Change = fn(&mut Value);
/// Changes the token after it is signed.
pub(crate) type Forge = fn(&Provider, String) -> String;

pub(crate) struct Provider {
    pub(crate) issuer: String,
    key: EcdsaKeyPair,
    other: Ed25519KeyPair,
    /// Codes that were given: the claims, and the challenge.
    codes: Mutex<HashMap<String, (Value, String)>>,
    pub(crate) change: Mutex<Change>,
    pub(crate) forge: Mutex<Forge>,
    /// How often keys were asked for.
    pub(crate) asked: Mutex<usize>,
}

impl Provider {
    pub(crate) fn start() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let random = SystemRandom::new();
        let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, key.as_ref(), &random).unwrap();
        let other = Ed25519KeyPair::from_seed_unchecked(&[3; 32]).unwrap();
        let provider = Arc::new(Self {
            issuer: format!("http://{}", listener.local_addr().unwrap()),
            key,
            other,
            codes: Mutex::default(),
            change: Mutex::new(|_| {}),
            forge: Mutex::new(|_, token| token),
            asked: Mutex::default(),
        });
        let own = provider.clone();
        std::thread::spawn(move || listener.incoming().for_each(|stream| own.answer(stream.unwrap())));
        provider
    }

    /// Logs somebody in who was sent here; with which code and state they go back.
    pub(crate) fn log_in(&self, sent: &str, claims: Value, now: u64) -> (String, String) {
        let query: HashMap<String, String> =
            parse(sent.split_once('?').unwrap().1.as_bytes()).into_owned().collect();
        assert_eq!((query["response_type"].as_str(), query["client_id"].as_str()), ("code", CLIENT));
        assert_eq!(query["code_challenge_method"], "S256");
        assert!(query["scope"].split(' ').any(|scope| scope == "openid"));
        let mut all = json!({ "iss": self.issuer, "aud": CLIENT, "exp": now + 60, "iat": now, "nonce": query["nonce"] });
        all.as_object_mut().unwrap().extend(claims.as_object().unwrap().clone());
        let code = format!("code-{}", self.codes.lock().unwrap().len());
        self.codes.lock().unwrap().insert(code.clone(), (all, query["code_challenge"].clone()));
        (code, query["state"].clone())
    }

    /// A token with these claims under this header.
    pub(crate) fn sign(&self, header: &Value, claims: &Value) -> String {
        let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
        let text = format!("{}.{}", part(header), part(claims));
        let signature = match header["alg"].as_str() {
            Some("EdDSA") => self.other.sign(text.as_bytes()).as_ref().to_vec(),
            _ => self.key.sign(&SystemRandom::new(), text.as_bytes()).unwrap().as_ref().to_vec(),
        };
        format!("{text}.{}", BASE64URL_NOPAD.encode(&signature))
    }

    fn answer(&self, stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            match line.trim_end() {
                "" => break,
                line => lines.push(line.to_owned()),
            }
        }
        if lines.is_empty() {
            return;
        }
        let header = |name: &str| {
            let find = |line: &String| {
                let (own, value) = line.split_once(": ")?;
                own.eq_ignore_ascii_case(name).then(|| value.to_owned())
            };
            lines.iter().find_map(find)
        };
        let length = header("content-length").map_or(0, |length| length.parse().unwrap());
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        let path = lines[0].split(' ').nth(1).unwrap();
        let (status, told) = self.told(path, &body, header("authorization"));
        let text = told.to_string();
        let head =
            format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", text.len());
        (&stream).write_all((head + &text).as_bytes()).unwrap();
    }

    fn told(&self, path: &str, body: &[u8], authorization: Option<String>) -> (u16, Value) {
        match path {
            "/.well-known/openid-configuration" => (
                200,
                json!({
                    "issuer": self.issuer,
                    "authorization_endpoint": format!("{}/authorize", self.issuer),
                    "token_endpoint": format!("{}/token", self.issuer),
                    "jwks_uri": format!("{}/keys", self.issuer),
                }),
            ),
            "/keys" => {
                *self.asked.lock().unwrap() += 1;
                (200, self.keys())
            }
            "/token" => {
                self.token(body, authorization).map_or((400, json!({ "error": "invalid_grant" })), |token| {
                    (200, json!({ "access_token": "x", "token_type": "Bearer", "id_token": token }))
                })
            }
            _ => (404, json!({})),
        }
    }

    fn keys(&self) -> Value {
        let point = self.key.public_key().as_ref();
        let part = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
        json!({ "keys": [
            { "kty": "EC", "crv": "P-256", "kid": "one", "use": "sig", "x": part(&point[1..33]), "y": part(&point[33..]) },
            { "kty": "EC", "crv": "P-256", "kid": "secret", "use": "enc", "x": part(&point[1..33]), "y": part(&point[33..]) },
            { "kty": "OKP", "crv": "Ed25519", "kid": "two", "alg": "EdDSA", "x": part(self.other.public_key().as_ref()) },
        ] })
    }

    /// A code is good once, for the client, with the verifier of its challenge.
    fn token(&self, body: &[u8], authorization: Option<String>) -> Option<String> {
        let form: HashMap<String, String> = parse(body).into_owned().collect();
        let basic = BASE64.decode(authorization?.strip_prefix("Basic ")?.as_bytes()).ok()?;
        assert_eq!(String::from_utf8(basic).unwrap(), "ostrakon:s%3Acret+%26+more");
        let (mut claims, challenge) = self.codes.lock().unwrap().remove(&form["code"])?;
        if BASE64URL_NOPAD.encode(&Sha256::digest(form["code_verifier"].as_bytes())) != challenge {
            return None;
        }
        (self.change.lock().unwrap())(&mut claims);
        let token = self.sign(&json!({ "alg": "ES256", "kid": "one" }), &claims);
        Some((self.forge.lock().unwrap())(self, token))
    }
}
