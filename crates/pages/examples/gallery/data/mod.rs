//! Invented votes that look like real ones: long names, many options, every method, every stage.
//!
//! * `contests`: questions, asked and answered
//! * `votes`: their pages, outcomes, minutes, and the first page
//! * `boards`: every kind of entry
//! * `organisation`: what stands in a register

mod boards;
mod contests;
mod organisation;
mod votes;

use ostrakon_charter::Charter;
use ostrakon_pages::Home;

/// The moment at which all of it plays.
const NOW: u64 = 1_795_890_600;
const DAY: u64 = 86_400;

/// Texts with something added that people might write; nothing for the gallery.
pub(crate) struct Sample {
    pub(crate) added: &'static str,
}

const LONG: &str = "Shall the society rent the former tram depot in Lindenhofstraße for ten years as a house for all \
                    its branches, with the option to buy?";
const NAMES: [&str; 14] = [
    "Amal Haddad",
    "Bernadette Großschmidt-Wollweber",
    "Chidi Okonkwo",
    "Dagny Þorsteinsdóttir",
    "Emre Yıldız",
    "Françoise de La Rochefoucauld",
    "Grzegorz Brzęczyszczykiewicz",
    "Hoa Nguyễn",
    "Íñigo Etxeberria",
    "Jürgen Müller",
    "Katarzyna Wiśniewska",
    "Liam O’Sullivan",
    "Mbali Dlamini",
    "Nikolaos Papadopoulos",
];

impl Sample {
    fn text(&self, text: &str) -> String {
        format!("{text}{}", self.added)
    }

    fn charter(&self) -> Charter {
        Charter::parse(include_bytes!("../../../../../charters/every-method.toml")).unwrap()
    }

    /// Every page in every state, by name, in a language.
    pub(crate) fn pages(&self, language: ostrakon_pages::Language) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = Vec::new();
        let mut add = |name: &str, page: String| all.push((name.to_owned(), page));
        add("home", self.home().render(language));
        add("home-empty", Home { organisation: self.text("Society"), votes: Vec::new() }.render(language));
        self.votes().iter().for_each(|(name, page)| add(name, page.render(language)));
        self.outcomes().iter().for_each(|(name, page)| add(name, page.render(language)));
        self.minutes().iter().for_each(|(name, page)| add(name, page.render(language)));
        self.boards().iter().for_each(|(name, page)| add(name, page.render(language)));
        self.organisations().iter().for_each(|(name, page)| add(name, page.render(language)));
        add("how", ostrakon_pages::How.render(language));
        for shell in ostrakon_pages::Shell::ALL {
            add(&format!("shell-{}", shell.name()), shell.render(language));
        }
        use ostrakon_pages::Told;
        for (name, told) in
            [("missing", Told::Missing), ("no-vote", Told::NoVote), ("unavailable", Told::Unavailable)]
        {
            add(&format!("told-{name}"), told.render(language));
        }
        all
    }
}
