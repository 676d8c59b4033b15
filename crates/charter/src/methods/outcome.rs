//! What every method gives: who is elected for certain, and who contests the places left (spec 7.3).

/// Elected for certain and contested options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Elected whatever a tie is settled to, in the order in which they took their places.
    pub certain: Vec<usize>,
    /// Options that contest places, those of one total together.
    pub contested: Vec<Contested>,
}

impl Outcome {
    /// Of the winners of one place: one is elected for certain, several contest it.
    pub fn of_winners(winners: Vec<usize>) -> Self {
        match winners.len() {
            0 | 1 => Self { certain: winners, contested: Vec::new() },
            _ => Self { certain: Vec::new(), contested: vec![Contested::one_place(winners)] },
        }
    }

    /// Whether nobody is elected and nobody can be.
    pub fn is_vacant(&self) -> bool {
        self.certain.is_empty() && self.contested.is_empty()
    }
}

/// Options of one total and the places they contest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contested {
    /// Those with the quota's flag.
    pub flagged: Vec<usize>,
    /// Those without; without a quota, all.
    pub unflagged: Vec<usize>,
    /// How many of them are elected.
    pub places: usize,
    /// How many of those without the flag at most.
    pub unflagged_places: usize,
}

impl Contested {
    fn one_place(unflagged: Vec<usize>) -> Self {
        Self { flagged: Vec::new(), unflagged, places: 1, unflagged_places: 1 }
    }

    /// All who contest these places.
    pub fn options(&self) -> impl Iterator<Item = usize> + '_ {
        self.flagged.iter().chain(&self.unflagged).copied()
    }

    /// Those who take the places in a lot's order (spec 7.3), which may name others too: they are passed over,
    /// and so is one without the flag once as many of them as may have a place.
    pub fn settle(&self, order: &[usize]) -> Vec<usize> {
        let (mut taken, mut unflagged) = (Vec::new(), 0);
        for option in order {
            let flagged = self.flagged.contains(option);
            let allowed = flagged || (unflagged < self.unflagged_places && self.unflagged.contains(option));
            if taken.len() < self.places && allowed {
                taken.push(*option);
                unflagged += usize::from(!flagged);
            }
        }
        taken
    }
}
