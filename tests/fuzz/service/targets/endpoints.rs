//! The whole interface in this process: described routes with everything that may be right or wrong about a request, at several stages of
//! an election. Nothing panics, in no thread; no answer is one that chapter 10 does not have; the same request again contradicts nothing;
//! and what was refused has changed nothing.
#![no_main]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a panic is a finding")]

use libfuzzer_sys::fuzz_target;
use ostrakon_fuzz::Choices;
use ostrakon_fuzz_service::asked::Asked;
use ostrakon_fuzz_service::house::House;
use ostrakon_fuzz_service::verdict::{again, changed, judge};
use ostrakon_fuzz_service::world::World;
use ostrakon_tests::carried::SLUG;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

static WORLD: LazyLock<World> = LazyLock::new(World::new);

/// Services that nothing has changed, by scene.
static HOUSES: Mutex<BTreeMap<usize, House>> = Mutex::new(BTreeMap::new());

fuzz_target!(
    init: {
        LazyLock::force(&WORLD);
    },
    |input: &[u8]| {
        let mut choices = Choices::new(input);
        let scene = choices.below(WORLD.scenes.len());
        let house = HOUSES.lock().unwrap().remove(&scene);
        let house = house.unwrap_or_else(|| House::open(&WORLD, scene));
        if !requests(&house, scene, &mut choices) {
            HOUSES.lock().unwrap().insert(scene, house);
        }
    }
);

/// Makes some requests; whether one of them may have changed something.
fn requests(house: &House, scene: usize, choices: &mut Choices<'_>) -> bool {
    let (scene, mut touched) = (&WORLD.scenes[scene], false);
    for _ in 0..4 {
        let asked = Asked::read(&WORLD, scene, choices);
        if let (Some(request), Some(same)) = (asked.request(), asked.request()) {
            let (first, second) = (house.call(request), house.call(same));
            judge(&asked, &first);
            judge(&asked, &second);
            again(&asked, &first, &second);
            touched |= changed(&asked, &first) || changed(&asked, &second);
        }
        if choices.is_over() {
            break;
        }
    }
    if !touched {
        assert_eq!(entries(house), scene.entries as u64, "what was refused has changed the board");
    }
    touched
}

/// Entries of the board.
fn entries(house: &House) -> u64 {
    let request = axum::http::Request::get(format!("/api/elections/{SLUG}")).body(Vec::new());
    let answer = house.call(request.expect("a request"));
    let told: Value = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
    told["entries"].as_u64().unwrap_or(u64::MAX)
}
