//! Members of a body: put on its roll, logged in by mail.

use super::{Answer, BASE, Caller};
use ostrakon_tlog::ed25519::SecretKey;
use serde_json::json;
use std::fs;
use std::time::{Duration, Instant};

/// Somebody who is logged in, at this service.
#[derive(Clone)]
pub struct Visitor {
    caller: Caller,
    /// `name=value`.
    pub cookie: String,
}

/// What a browser sends from the service's own pages.
const OWN: [(&str, &str); 2] = [("origin", BASE), ("content-type", "application/json")];

impl Caller {
    /// Uploads the roll of a body.
    pub fn upload(&self, registrar: &SecretKey, body: &str, roll: &str) -> Answer {
        let path = format!("/api/bodies/{body}/people");
        self.post_signed(&path, registrar, self.time(), roll.as_bytes())
    }

    /// Uploads a roll of these people, who have addresses at example.org.
    pub fn enrol(&self, registrar: &SecretKey, body: &str, people: &[&str]) {
        let lines = people.iter().map(|person| format!("{person},{person}@example.org\n"));
        let roll = format!("person,address\n{}", lines.collect::<String>());
        self.upload(registrar, body, &roll).granted();
    }

    /// POST from one of the service's own pages.
    pub fn post_own(&self, path: &str, body: &serde_json::Value) -> Answer {
        self.post(path, &OWN, body.to_string().as_bytes())
    }

    /// Every mail in the outbox to this address.
    pub fn mails(&self, address: &str) -> Vec<String> {
        let files = fs::read_dir(self.data.join("outbox")).unwrap();
        let eml =
            |entry: fs::DirEntry| Some(entry.path()).filter(|p| p.extension().is_some_and(|e| e == "eml"));
        let mails =
            files.filter_map(|entry| eml(entry.unwrap())).map(|path| fs::read_to_string(path).unwrap());
        let to = format!("To: {address}\r\n");
        mails.filter(|mail| mail.contains(&to)).collect()
    }

    /// Waits for the `count`th mail to this address.
    pub fn await_mails(&self, address: &str, count: usize) -> Vec<String> {
        let start = Instant::now();
        loop {
            let mails = self.mails(address);
            if mails.len() >= count {
                return mails;
            }
            assert!(start.elapsed() < Duration::from_secs(30), "{} of {count} mails", mails.len());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Has a link mailed to this address; its secret.
    pub fn ask_link(&self, address: &str) -> String {
        let before: Vec<String> = self.mails(address);
        assert_eq!(self.post_own("/api/login/mail", &json!({ "address": address })).status, 202);
        let mails = self.await_mails(address, before.len() + 1);
        secret_of(mails.iter().find(|mail| !before.contains(mail)).unwrap())
    }

    /// The secrets of links that were mailed to this address, once there are so many.
    pub fn links(&self, address: &str, count: usize) -> Vec<String> {
        self.await_mails(address, count).iter().map(|mail| secret_of(mail)).collect()
    }

    /// Logs in with a link's secret.
    pub fn redeem(&self, secret: &str) -> Answer {
        self.post_own("/api/login/mail/redeem", &json!({ "secret": secret }))
    }

    /// Logs somebody in, by mail.
    pub fn log_in(&self, address: &str) -> Visitor {
        let answer = self.redeem(&self.ask_link(address));
        assert_eq!(answer.status, 204, "{}", answer.text());
        self.visitor(&answer)
    }

    /// Who an answer has logged in.
    pub fn visitor(&self, answer: &Answer) -> Visitor {
        let set = answer.header("set-cookie").expect("a session's cookie");
        Visitor { caller: self.clone(), cookie: set.split(';').next().unwrap().to_owned() }
    }
}

/// The secret of the link in a mail.
fn secret_of(mail: &str) -> String {
    let start = format!("{BASE}/login#");
    mail.lines().find_map(|line| line.strip_prefix(&start)).unwrap().to_owned()
}

impl Visitor {
    /// GET from one of the service's own pages.
    pub fn get(&self, path: &str) -> Answer {
        self.caller.get_with(path, &[OWN[0], ("cookie", &self.cookie)])
    }

    /// POST from one of the service's own pages.
    pub fn post(&self, path: &str, body: &serde_json::Value) -> Answer {
        self.caller.post(path, &[OWN[0], OWN[1], ("cookie", &self.cookie)], body.to_string().as_bytes())
    }

    /// DELETE from one of the service's own pages.
    pub fn delete(&self, path: &str) -> Answer {
        self.caller.delete(path, &[OWN[0], ("cookie", &self.cookie)])
    }

    /// Who one is.
    pub fn me(&self) -> Answer {
        self.get("/api/me")
    }
}
