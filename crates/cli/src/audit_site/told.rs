//! What an audit of a site found, for people and for programs.

use super::is_own;
use crate::clock;
use crate::error::{At, Outcome};
use crate::words::{amount, wrap};
use ostrakon_client::Base;
use ostrakon_client::site::{Alarm, Audited, Shown};
use ostrakon_group::Bytes32;
use serde::Serialize;

const WIDTH: usize = 100;

/// An audit and the register that it was made on.
pub(crate) struct Judged {
    pub(crate) shown: Shown,
    pub(super) audited: Audited,
}

/// For programs.
#[derive(Serialize)]
struct Machine<'a> {
    clean: bool,
    service: &'a str,
    register: Register<'a>,
    #[serde(flatten)]
    audited: &'a Audited,
}

#[derive(Serialize)]
struct Register<'a> {
    acts: u64,
    /// The act that lists the site.
    act: Bytes32,
    release: &'a str,
    listed: usize,
    /// The list is that of the program that compared.
    own: bool,
}

impl Judged {
    /// What is not as it should be.
    pub(crate) fn alarms(&self) -> &[Alarm] {
        &self.audited.alarms
    }

    /// For programs.
    pub(crate) fn to_json(&self, base: &Base) -> Outcome<String> {
        let site = &self.shown.site;
        let register = Register {
            acts: self.shown.examined.head.size,
            act: site.leaf,
            release: &site.release,
            listed: site.files.len(),
            own: is_own(&self.shown),
        };
        let clean = self.audited.alarms.is_empty();
        let machine = Machine { clean, service: base.as_str(), register, audited: &self.audited };
        serde_json::to_string(&machine).at("the report")
    }

    /// `held`: the register was held against something of the user's own.
    pub(super) fn lines(&self, held: bool) -> Vec<String> {
        let mut lines = self.list(held);
        for alarm in &self.audited.alarms {
            lines.push(String::new());
            lines.extend(told(alarm));
        }
        lines.push(String::new());
        lines.push(self.sum());
        lines
    }

    fn list(&self, held: bool) -> Vec<String> {
        let (site, acts) = (&self.shown.site, &self.shown.examined.acts);
        let time = acts.iter().find(|act| act.index == site.since).map_or(0, |act| act.act.body.time());
        let (size, files) = (self.shown.examined.head.size, amount(site.files.len() as u64, "file"));
        let mut told = format!(
            "The register passes its checks, with {}; act {} of {} lists {files} of {}.",
            amount(size, "act"),
            site.since,
            clock::show(time),
            site.release
        );
        told += match is_own(&self.shown) {
            true => " It is the list of this program.",
            false => {
                " This program has another list: whether that one is of its source, nobody has compared here."
            }
        };
        if !held {
            told += " The register is the service's own word: hold it against a copy of yours with --register, or its key with --key.";
        }
        wrap(&told, 0, WIDTH)
    }

    /// In one line.
    pub(crate) fn sum(&self) -> String {
        let Audited { files, pages, visitors, alarms } = &self.audited;
        let compared = format!(
            "{} and {} compared, each as {}",
            amount(*files as u64, "file"),
            amount(*pages as u64, "page"),
            amount(*visitors as u64, "visitor")
        );
        match alarms.len() as u64 {
            0 => format!("CLEAN: {compared}."),
            number => format!("{}: {compared}.", amount(number, "ALARM")),
        }
    }
}

fn told(alarm: &Alarm) -> Vec<String> {
    let mut lines = wrap(&format!("ALARM {}: {}.", alarm.place, alarm.what), 0, WIDTH);
    lines.extend(wrap(&format!("given to: {}", alarm.who.join("; ")), 2, WIDTH));
    lines.extend(wrap(&format!("next: {}", alarm.next), 2, WIDTH));
    lines
}
