//! Who belongs to a body, and how many of its kind there are.

use super::names::Names;
use crate::reasons::amount;
use crate::{Body, Shape};

/// "branch: Branch (C-BRANCH); there are as many as the register forms".
pub(super) fn sentence(names: Names<'_>, body: &Body) -> String {
    let mut parts = vec![format!("{}: {} ({})", body.id(), body.name(), body.clause())];
    parts.extend(shape(names, body.shape()));
    parts.extend(body.is_weighted().then(|| "its voters may have weights".to_owned()));
    parts.extend(body.is_voteless().then(|| "it never votes".to_owned()));
    parts.join("; ")
}

fn shape(names: Names<'_>, shape: &Shape) -> Vec<String> {
    match shape {
        Shape::One => Vec::new(),
        Shape::Union(of) => vec![format!("everyone in any {}, once", names.bodies_or(of))],
        Shape::Many { most, founders } => {
            let number = match most {
                None => "there are as many as the register forms".to_owned(),
                Some(most) => format!("there are {most} at a time, at most"),
            };
            let founders = founders
                .map(|founders| format!("{} at least declare one", amount(founders.into(), "member")));
            [Some(number), founders].into_iter().flatten().collect()
        }
    }
}
