//! A page: it loads nothing but what is listed, and holds no script, style or handler of its own.

use super::Asking;
use super::address::{Leads, leads, named_assets};
use super::markup::{Tag, tags};
use std::collections::BTreeSet;

/// Elements that hold or load what nobody listed, or change where addresses lead.
const NEVER: [&str; 16] = [
    "style",
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "base",
    "template",
    "portal",
    "math",
    "foreignobject",
    "set",
    "animate",
    "animatemotion",
    "animatetransform",
];
/// Attributes that hold a script, a style or a page, or that load from elsewhere.
const NEVER_ATTRIBUTES: [&str; 8] =
    ["style", "srcdoc", "http-equiv", "srcset", "imagesrcset", "ping", "background", "manifest"];
/// Attributes that hold an address.
const ADDRESSES: [&str; 9] =
    ["href", "src", "action", "formaction", "poster", "data", "cite", "longdesc", "usemap"];
/// Elements and attributes whose addresses people follow; whatever else has one loads it.
const FOLLOWED: [(&str, &str); 5] =
    [("a", "href"), ("area", "href"), ("form", "action"), ("button", "formaction"), ("input", "formaction")];
/// What stands below the base beside pages (spec 10.1, 10.2).
const BESIDE: [&str; 4] = ["elections", "register", "api", "assets"];

/// Where a page's links lead, below the base; what is wrong with it is told.
pub(super) fn judge(asking: &Asking<'_>, path: &str, who: &'static str, bytes: &[u8]) -> BTreeSet<String> {
    let place = format!("/{path}");
    let alarm = |what: String| asking.alarms.bytes(&place, who, what);
    let Ok(text) = str::from_utf8(bytes) else {
        alarm("is not text in UTF-8".into());
        return BTreeSet::new();
    };
    // Other readings of the same bytes begin with a control character.
    if text.chars().any(|c| c.is_control() && c != '\n') || text.starts_with('\u{feff}') {
        alarm("has characters that nobody sees".into());
    }
    for named in named_assets(text).filter(|named| !asking.expected.lists(named)) {
        alarm(format!("names /{named}, which is not on the register's list"));
    }
    match tags(text) {
        Ok(tags) => {
            let page = Page { asking, path };
            tags.iter().flat_map(|tag| page.faults(tag)).for_each(&alarm);
            tags.iter().filter_map(|tag| page.link(tag)).collect()
        }
        Err(why) => {
            alarm(format!("cannot be judged: {why}"));
            BTreeSet::new()
        }
    }
}

struct Page<'a> {
    asking: &'a Asking<'a>,
    path: &'a str,
}

impl Page<'_> {
    fn faults(&self, tag: &Tag<'_>) -> Vec<String> {
        let mut found = Vec::new();
        if NEVER.contains(&tag.name.as_str()) {
            found.push(format!("has an element <{}>", tag.name));
        }
        if tag.name == "script" {
            found.extend(script(tag));
        }
        for (name, value) in &tag.attributes {
            if name.starts_with("on") || NEVER_ATTRIBUTES.contains(&name.as_str()) {
                found.push(format!("has an attribute {name} in <{}>: {value}", tag.name));
            }
            if value.to_ascii_lowercase().contains("url(") {
                found.push(format!("names an address in {name} of <{}>: {value}", tag.name));
            }
            if tag.name == "meta" && name == "charset" && !value.eq_ignore_ascii_case("utf-8") {
                found.push(format!("says it is written in {value}"));
            }
            if ADDRESSES.contains(&name.as_str()) {
                found.extend(self.address(tag, name, value));
            }
        }
        found
    }

    fn leads(&self, address: &str) -> Leads {
        leads(address, self.path, self.asking.client.base().origin())
    }

    fn address(&self, tag: &Tag<'_>, attribute: &str, address: &str) -> Option<String> {
        let name = &tag.name;
        match self.leads(address) {
            Leads::Away if name == "img" && address.starts_with("data:image/") => None,
            Leads::Away => Some(format!("leads to another place in <{name}>: {address}")),
            Leads::Within if name == "script" || name == "link" => {
                Some(format!("has a <{name}> of no address"))
            }
            Leads::Within => None,
            Leads::Here(path) if FOLLOWED.contains(&(name, attribute)) => self.stray(&path),
            Leads::Here(path) if self.asking.expected.lists(&path) => None,
            Leads::Here(path) => {
                Some(format!("loads /{path} in <{name}>, which is not on the register's list"))
            }
        }
    }

    /// What no page would be at an address.
    fn stray(&self, path: &str) -> Option<String> {
        let first = path.split(['/', '?']).next().unwrap_or_default();
        let known = BESIDE.contains(&first) || ["", "login"].contains(&first) || self.is_page(path);
        (!known).then(|| format!("leads to /{path}, where no page of a site like this is"))
    }

    fn is_page(&self, path: &str) -> bool {
        let first = path.split(['/', '?']).next().unwrap_or_default();
        self.asking.expected.languages().any(|language| language == first)
    }

    /// Where somebody gets who follows a link or sends a form.
    fn link(&self, tag: &Tag<'_>) -> Option<String> {
        let followed =
            FOLLOWED.iter().find(|(name, attribute)| tag.name == *name && tag.attribute(attribute).is_some());
        match self.leads(tag.attribute(followed?.1)?) {
            Leads::Here(path) if !path.starts_with("assets/") => Some(path),
            _ => None,
        }
    }
}

/// Does an address lead to what stands beside pages?
pub(super) fn is_beside(path: &str) -> bool {
    let first = path.split(['/', '?']).next().unwrap_or_default();
    BESIDE.contains(&first)
}

/// A script is a file: nothing stands in it.
fn script(tag: &Tag<'_>) -> Option<String> {
    let empty = tag.text.is_empty() && tag.followed_by.eq_ignore_ascii_case("/script");
    if !empty {
        return Some("has an inline script".into());
    }
    tag.attribute("src").is_none().then(|| "has a script without an address".into())
}
