//! How it is shown: a line a ward and type, and who won.

use super::Played;

/// The columns' names.
pub(super) fn head() -> String {
    format!("{:<24} {:<18} {:>8} {:>8} {:>8}  equal", "ward", "type", "ballots", "seconds", "figures")
}

/// A ward's line; below it the winners, methods of one opinion together, and what is wrong.
pub(super) fn rows(ward: &str, ty: &str, played: &Played) -> Vec<String> {
    let (seconds, equal) = (played.took.as_secs(), if played.equal() { "yes" } else { "NO" });
    let (ballots, figures) = (played.ballots, played.figures);
    let mut rows = vec![format!("{ward:<24} {ty:<18} {ballots:>8} {seconds:>8} {figures:>8}  {equal}")];
    rows.extend(opinions(&played.winners).iter().map(|line| format!("    {line}")));
    rows.extend(played.faults.iter().map(|fault| format!("    {fault}")));
    rows
}

fn opinions(winners: &[(String, String)]) -> Vec<String> {
    let mut opinions: Vec<(&str, Vec<&str>)> = Vec::new();
    for (method, won) in winners {
        match opinions.iter_mut().find(|(other, _)| other == won) {
            Some((_, methods)) => methods.push(method),
            None => opinions.push((won, vec![method])),
        }
    }
    let line = |(won, methods): &(&str, Vec<&str>)| {
        let who = if won.is_empty() { "nobody" } else { won };
        let all = methods.len() > 1 && methods.len() == winners.len();
        let by = if all { format!("all {} methods", methods.len()) } else { methods.join(", ") };
        format!("{who}: {by}")
    };
    opinions.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::opinions;

    #[test]
    fn methods_of_one_opinion_stand_together() {
        let winner = |method: &str, who: &str| (method.to_owned(), who.to_owned());
        let found = opinions(&[winner("a", "ann"), winner("b", "ben"), winner("c", "ann"), winner("d", "")]);
        assert_eq!(found, ["ann: a, c", "ben: b", "nobody: d"]);
        assert_eq!(opinions(&[winner("a", "ann"), winner("b", "ann")]), ["ann: all 2 methods"]);
        assert_eq!(opinions(&[winner("a", "ann")]), ["ann: a"]);
    }
}
